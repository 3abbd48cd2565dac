import { BorderOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { RecordingProgress } from '../../../shared/ipc/recordings';
import { isRunning, isUndecided } from '../../../shared/record/recordings';
import type { Recording } from '../../../shared/record/state';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';
import { mebibytes } from '../../ui/lengths';
import { RecBadge } from './rec-badge';
import { useRecording } from './recording-session';
import { writeFact } from './room-facts';

/** What a recording takes before it is known: see the bit rates in `take-recorder.ts`. */
const USUAL_BYTES_PER_MS = 260;

/** The officers' side: the lead asks, stops, and sees how much room is left; the others see that it is recorded. */
export function RecordingControl({ view }: { view: CaseView }) {
  const { t } = useTranslation('recording');
  const { inspection, me, phase } = view;
  const error = useRecording((state) => state.error);
  const last = inspection.recordings.at(-1);
  const [read, setRead] = useState<string | null>(null);
  const said = last && read !== last.id ? saidBy(last) : null;
  return (
    <div className="recording-control">
      <RecBadge inspection={inspection} />
      {me.part === 'lead' && phase === 'open' && <Acts view={view} />}
      {me.part === 'lead' && (said !== null || error !== null) && (
        <div className="recording-said" aria-live="polite">
          <ErrorNote error={error} />
          {said && (
            <p data-testid="recording-said">
              {t(said)}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('said.read')}
                onClick={() => setRead(last?.id ?? null)}
              />
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function saidBy({ answer, withdrawn }: Recording) {
  if (withdrawn) return 'said.withdrawn';
  return answer?.consents === false ? 'said.declined' : null;
}

function Acts({ view: { inspection } }: { view: CaseView }) {
  const { t } = useTranslation('recording');
  const open = inspection.recordings.find((one) => isUndecided(one) || isRunning(one));
  const { recorder, progress } = useRecording();
  const stop = useAction(async (recording: string) => {
    if (recorder && useRecording.getState().recording === recording) await recorder.end('stopped');
    else await call('recording.end', { case: inspection.id, recording, reason: 'stopped' });
  });
  if (!open) return <Ask caseId={inspection.id} />;
  const waiting = isUndecided(open);
  const room = progress && t('stop.about', roomIn(progress));
  return (
    <>
      {waiting ? (
        <Button
          icon={<CloseOutlined />}
          iconPlacement="end"
          loading={stop.busy}
          title={t('ask.cancel')}
          aria-label={`${t('ask.waiting')} ${t('ask.cancel')}`}
          data-testid="recording-cancel"
          onClick={() => void stop.run(open.id)}
        >
          {t('ask.waiting')}
        </Button>
      ) : (
        <Button
          danger
          icon={<BorderOutlined />}
          loading={stop.busy}
          title={room ? `${t('stop')} (${room})` : t('stop')}
          aria-label={t('stop')}
          data-testid="recording-stop"
          onClick={() => void stop.run(open.id)}
        />
      )}
      <ErrorNote error={stop.error} />
    </>
  );
}

/** What is recorded and where it stays, for the officer too, before the company is asked. */
function Ask({ caseId }: { caseId: string }) {
  const { t } = useTranslation('recording');
  const [shown, show] = useState(false);
  const [spare, setSpare] = useState<number | null>(null);
  const ask = useAction(async () => {
    const recording = crypto.randomUUID().replaceAll('-', '');
    await writeFact(caseId, { type: 'recording.requested', body: { recording } });
    show(false);
  });
  useEffect(() => {
    if (!shown) return;
    void call('recording.spare').then(
      (answer) => setSpare(answer.spare),
      () => setSpare(null),
    );
  }, [shown]);
  return (
    <Popover
      open={shown}
      onOpenChange={show}
      trigger="click"
      placement="bottomRight"
      title={t('ask.title')}
      getPopupContainer={() => document.querySelector<HTMLElement>('.room') ?? document.body}
      content={
        <div className="recording-ask" data-testid="recording-ask-panel">
          <p>{t('ask.about')}</p>
          {spare !== null && <p className="soft">{t('ask.room', roomIn({ bytes: 0, ms: 0, spare }))}</p>}
          <ErrorNote error={ask.error} />
          <Button
            type="primary"
            loading={ask.busy}
            data-testid="recording-ask-submit"
            onClick={() => void ask.run()}
          >
            {t('ask.submit')}
          </Button>
        </div>
      }
    >
      <Button data-testid="recording-ask" aria-haspopup="dialog">
        <span className="rec-dot" aria-hidden /> {t('ask.open')}
      </Button>
    </Popover>
  );
}

/** Size so far, or of what is left where nothing was recorded yet, and the hours that are left. */
function roomIn({ bytes, ms, spare }: RecordingProgress): { size: string; hours: string } {
  const perMs = ms > 10_000 ? bytes / ms : USUAL_BYTES_PER_MS;
  const hours = spare / perMs / 3_600_000;
  return { size: mebibytes(ms > 0 ? bytes : spare), hours: hours < 10 ? hours.toFixed(1) : hours.toFixed(0) };
}
