import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRunning, keptMs, mayGoOn } from '../../../shared/record/recordings';
import type { Inspection, Recording } from '../../../shared/record/state';
import { clockOf } from '../../ui/lengths';
import { useRecording } from './recording-session';
import './recording.css';

/** On every side, for as long as something is recorded: that it is, and for how long. */
export function RecBadge({ inspection }: { inspection: Inspection }) {
  const recording = inspection.recordings.find((one) => isRunning(one) && mayGoOn(one));
  return recording ? <Running recording={recording} /> : null;
}

function Running({ recording }: { recording: Recording }) {
  const { t } = useTranslation('recording');
  const { ms, going } = useLength(recording);
  const label = t(going ? 'badge.going' : 'badge.held');
  return (
    <span
      className="rec-badge"
      role="status"
      aria-label={label}
      title={label}
      data-testid="rec-badge"
      data-state={going ? 'going' : 'held'}
    >
      <span className="dot" aria-hidden /> REC{' '}
      {/* A screen reader is told that it is recorded, not every second of it. */}
      <span className="mono" aria-hidden>
        {clockOf(ms)}
      </span>
    </span>
  );
}

/** The recorder knows it best. The others count on from what the record said last, by no clock but their own. */
function useLength(recording: Recording): { ms: number; going: boolean } {
  const own = useRecording((state) => (state.recording === recording.id ? state : null));
  const kept = keptMs(recording);
  const begun = recording.takes.length > 0;
  const [since, setSince] = useState({ kept, ms: 0 });
  useEffect(() => {
    const from = performance.now();
    const tick = (): void => setSince({ kept, ms: begun ? performance.now() - from : 0 });
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [kept, begun]);
  if (own) return { ms: own.progress?.ms ?? 0, going: own.going };
  return { ms: since.kept + since.ms, going: begun };
}
