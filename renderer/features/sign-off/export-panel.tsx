import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Outputs, Pushes } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call, on } from '../../app/bridge';
import { useTimes } from '../../app/time';
import { CopyText } from '../../ui/copy-text';
import { ErrorNote } from '../../ui/error-note';
import { SignatureList } from './signature-list';

/** The sealed record: who sealed it, and the bundle. */
export function ExportPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const times = useTimes();
  const { id, seal, report, participants } = view.inspection;
  if (!seal) return null;
  const sealer = participants.find(({ fingerprint }) => fingerprint === seal.author);
  return (
    <>
      <section className="panel" data-testid="sealed">
        <p className="all-there">
          {t('sealed.by', { name: sealer?.name ?? '—', time: times.second(seal.wall) })}
        </p>
        <div>
          <span className="muted">{t('sealed.hash')}</span> <CopyText text={seal.event} testId="seal-hash" />
        </div>
        <p className="muted" data-testid="report-state" data-attached={report !== null}>
          {t(report ? 'sealed.report' : 'sealed.no-report')}
        </p>
      </section>
      <Export caseId={id} />
      <SignatureList view={view} />
    </>
  );
}

function Export({ caseId }: { caseId: string }) {
  const { t } = useTranslation('signOff');
  const [progress, setProgress] = useState<Pushes['export-progress'] | null>(null);
  const [done, setDone] = useState<Outputs['export.bundle']>(null);
  const write = useAction(async () => {
    setProgress(null);
    setDone(await call('export.bundle', { case: caseId }));
  });
  const cancel = useAction(async () => {
    await call('export.cancel', { case: caseId });
  });
  useEffect(
    () =>
      on('export-progress', (step) => {
        if (step.case === caseId) setProgress(step);
      }),
    [caseId],
  );
  const percent = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0;
  return (
    <section className="panel act">
      <h2>{t('export.title')}</h2>
      <p className="muted">{t('export.about')}</p>
      {write.busy ? (
        <>
          <Progress percent={percent} showInfo={false} aria-label={t('export.progress', { percent })} />
          <p role="status" data-testid="export-progress">
            {t('export.progress', { percent })}
          </p>
          <Button loading={cancel.busy} data-testid="export-cancel" onClick={() => void cancel.run()}>
            {t('export.cancel')}
          </Button>
        </>
      ) : (
        <Button
          type={done ? 'default' : 'primary'}
          size="large"
          block
          data-testid="export-bundle"
          onClick={() => void write.run()}
        >
          {t(done ? 'export.again' : 'export.submit')}
        </Button>
      )}
      <ErrorNote error={write.error ?? cancel.error} />
      {done && !write.busy && (
        <Alert
          type="success"
          showIcon
          title={t('export.done')}
          description={<CopyText text={done.path} testId="export-path" />}
          data-testid="export-done"
        />
      )}
    </section>
  );
}
