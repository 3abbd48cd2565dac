import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { isRunning, isUndecided, mayGoOn } from '../../../shared/record/recordings';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { RecBadge } from './rec-badge';
import { writeFact } from './room-facts';

/**
 * The company's side: what shall be recorded and where it stays, in plain words, and the two answers. Both look alike: consent
 * that a colour talked somebody into is none.
 */
export function RecordingConsent({ view }: { view: CaseView }) {
  const { t } = useTranslation('recording');
  const { inspection, phase } = view;
  const answer = useAction((type: 'recording.consented' | 'recording.declined', recording: string) =>
    writeFact(inspection.id, { type, body: { recording } }),
  );
  const asked = inspection.recordings.find(isUndecided);
  if (!asked || phase !== 'open') return null;
  const officer = inspection.participants.find(({ fingerprint }) => fingerprint === asked.requested.author);
  const points = [
    ['consent.what', t('consent.what.text')],
    ['consent.where', t('consent.where.text', { name: officer?.name ?? '' })],
    ['consent.free', t('consent.free.text')],
  ] as const;
  return (
    <section
      className="recording-consent"
      role="alertdialog"
      aria-labelledby="consent-title"
      data-testid="recording-consent"
    >
      <h2 id="consent-title">{t('consent.title')}</h2>
      <dl>
        {points.map(([title, text]) => (
          <div key={title}>
            <dt>{t(title)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ErrorNote error={answer.error} />
      <div className="answers">
        <Button
          size="large"
          loading={answer.busy}
          data-testid="recording-consent-yes"
          onClick={() => void answer.run('recording.consented', asked.id)}
        >
          {t('consent.yes')}
        </Button>
        <Button
          size="large"
          disabled={answer.busy}
          data-testid="recording-consent-no"
          onClick={() => void answer.run('recording.declined', asked.id)}
        >
          {t('consent.no')}
        </Button>
      </div>
    </section>
  );
}

/** While it is recorded: that it is, and the way to stop it. */
export function RecordingWithdraw({ view }: { view: CaseView }) {
  const { t } = useTranslation('recording');
  const { inspection, phase } = view;
  const withdraw = useAction((recording: string) =>
    writeFact(inspection.id, { type: 'recording.withdrawn', body: { recording } }),
  );
  const running = inspection.recordings.find((one) => isRunning(one) && mayGoOn(one));
  if (!running || phase !== 'open') return <ErrorNote error={withdraw.error} />;
  return (
    <div className="recording-control">
      <RecBadge inspection={inspection} />
      <Popconfirm
        title={t('consent.withdraw.title')}
        description={<div className="recording-ask">{t('consent.withdraw.about')}</div>}
        okText={t('consent.withdraw')}
        cancelText={t('consent.keep')}
        okButtonProps={{ danger: true, 'data-testid': 'recording-withdraw-yes' }}
        getPopupContainer={() => document.querySelector<HTMLElement>('.room') ?? document.body}
        onConfirm={() => void withdraw.run(running.id)}
      >
        <Button loading={withdraw.busy} data-testid="recording-withdraw">
          {t('consent.withdraw')}
        </Button>
      </Popconfirm>
      <ErrorNote error={withdraw.error} />
    </div>
  );
}
