import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { Still } from '../../../../shared/record/state';
import { clockOf } from '../../../ui/lengths';
import { Thumbnail } from '../still-card';
import type { RecordedPart } from './proofs';

interface ProofPickerProps {
  view: CaseView;
  stills: { still: Still; number: number }[];
  /** The part of the recording so far; null where nothing is recorded. */
  recorded: RecordedPart | null;
  /** `recording`, or a still's name; null for none. */
  picked: string | null;
  onPick: (what: string) => void;
}

/** What shows how the challenge was met: a part of the recording, or one of the stills since. */
export function ProofPicker({ view, stills, recorded, picked, onPick }: ProofPickerProps) {
  const { t } = useTranslation('presence');
  if (!recorded && stills.length === 0) return <p className="soft">{t('challenge.proof.none')}</p>;
  return (
    <div className="evidence-picker" role="group" aria-label={t('challenge.proof')}>
      {recorded && (
        <button
          type="button"
          className="recorded"
          aria-pressed={picked === 'recording'}
          data-testid="proof-recording"
          onClick={() => onPick('recording')}
        >
          {t('challenge.proof.recording', { from: clockOf(recorded.fromMs), to: clockOf(recorded.toMs) })}
        </button>
      )}
      {stills.map(({ still, number }) => {
        const name = t('challenge.proof.still', { number });
        return (
          <button
            key={still.id}
            type="button"
            aria-pressed={picked === still.id}
            aria-label={name}
            title={name}
            data-testid={`proof-${still.id}`}
            onClick={() => onPick(still.id)}
          >
            <Thumbnail view={view} still={still} alt="" />
            <span className="mono">{number}</span>
          </button>
        );
      })}
    </div>
  );
}
