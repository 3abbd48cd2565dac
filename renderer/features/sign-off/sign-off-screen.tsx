import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { ruleText } from '../../../shared/record/rules';
import type { Part } from '../../../shared/record/state';
import { caseView, useCaseView } from '../../app/case-view';
import { useLanguage } from '../../app/i18n';
import { nextStep } from '../../app/next-step';
import { go } from '../../app/route';
import { Objections } from '../../law/objections';
import { ErrorNote } from '../../ui/error-note';
import { BlockerList } from './blocker-list';
import { DocumentPane } from './document-pane';
import { ExportPanel } from './export-panel';
import { PreparePanel } from './prepare-panel';
import { RefusePanel } from './refuse-panel';
import { RenewPanel } from './renew-panel';
import { ReopenPanel } from './reopen-panel';
import { ResultForm } from './result-form';
import { SealPanel } from './seal-panel';
import { SignPanel } from './sign-panel';
import { SignatureList } from './signature-list';
import { useReading } from './use-reading';
import './sign-off.css';

/** The record as it will be printed, and beside it what this person has to do with it now. */
export function SignOffScreen({ caseId }: { caseId: string }) {
  const { t } = useTranslation('signOff');
  const { value: view, error } = useCaseView(caseId);
  if (!view) {
    return (
      <div className="sign-off-waiting">
        <ErrorNote error={error} onRetry={() => void caseView(caseId).refresh()} />
        {!error && <Spin description={t('loading')} />}
      </div>
    );
  }
  return <SignOff view={view} />;
}

function SignOff({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const reading = useReading();
  const caseId = view.inspection.id;
  return (
    <div className="sign-off" data-testid="sign-off" data-phase={view.phase}>
      <DocumentPane view={view} reading={reading} />
      <aside>
        <header>
          <Button data-testid="back-to-case" onClick={() => go({ screen: 'case', caseId })}>
            {t('back')}
          </Button>
          <h1>{t(`title.${view.phase}`)}</h1>
        </header>
        <Steps view={view} read={reading.finished} />
      </aside>
    </div>
  );
}

/** What there is to do, by phase and by part. */
function Steps({ view, read }: { view: CaseView; read: boolean }) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const lead = view.me.part === 'lead';
  if (view.phase === 'sealed')
    return (
      <>
        <ExportPanel view={view} />
        <Objections view={view} />
      </>
    );
  if (view.phase === 'open') {
    if (!lead)
      return (
        <>
          <p data-testid="waiting-for">{t('wait.prepare')}</p>
          <Objections view={view} />
        </>
      );
    return (
      <>
        <BlockerList view={view} />
        <ResultForm key={view.inspection.result?.event ?? 'none'} view={view} />
        <PreparePanel view={view} />
        <Objections view={view} />
      </>
    );
  }
  const step = nextStep(view);
  return (
    <>
      <SignatureList view={view} />
      {lead && <BlockerList view={view} before="seal" />}
      {step.kind === 'wait' && (
        <p className="waiting" data-testid="waiting-for" data-for={step.for.join(' ')}>
          {t(waitKey(step.for, view))}
        </p>
      )}
      {step.kind === 'sign' && <SignPanel view={view} read={read} />}
      {step.kind === 'seal' && <SealPanel view={view} />}
      {step.kind === 'renew' && <RenewPanel view={view} />}
      {step.kind === 'objected' && (
        <div className="waiting" role="status" data-testid="objected">
          <p className="sentence">{ruleText('objection.not-in-signoff', language)}</p>
        </div>
      )}
      <Objections view={view} />
      <RefusePanel view={view} />
      {lead && <ReopenPanel view={view} />}
    </>
  );
}

/** Whom the words name: the first one that is waited for, and why a witness is; observers never sign. */
function waitKey([first]: readonly Part[], { inspection }: CaseView) {
  if (first === undefined || first === 'observer') return 'wait.seal';
  if (first === 'witness' && inspection.signOff?.refusal?.how === 'absent') return 'wait.witness.absent';
  return `wait.${first}` as const;
}
