import { Alert, Button, Spin, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayDeclaration } from '../../../shared/customs/numbers/declaration';
import type { CaseView } from '../../../shared/ipc/contract';
import { hasBegun } from '../../../shared/record/state';
import { caseView, useCaseView } from '../../app/case-view';
import { nextStep } from '../../app/next-step';
import { go, type CaseTab } from '../../app/route';
import { CopyText } from '../../ui/copy-text';
import { ErrorNote } from '../../ui/error-note';
import { CaseNotes } from './case-notes';
import { CourseTab } from './course-tab';
import { DeclarationTab } from './declaration-tab';
import { EvidenceTab } from './evidence-tab';
import { InstructionTab } from './instruction-tab';
import { PeoplePanel } from './people-panel';
import { RecordTab } from './record-tab';
import { RecordingTab } from './recording/recording-tab';
import './case.css';

const PHASE_COLOURS = { open: 'blue', signing: 'gold', sealed: 'green' } as const;

interface CaseScreenProps {
  caseId: string;
  tab?: CaseTab;
}

/** One case: what was declared, what is to be checked, what was seen and what the record says. */
export function CaseScreen({ caseId, tab = 'declaration' }: CaseScreenProps) {
  const { t } = useTranslation('case');
  const { value: view, error } = useCaseView(caseId);
  const [shown, show] = useState(tab);
  if (!view) {
    return (
      <div className="case-waiting">
        <ErrorNote error={error} onRetry={() => void caseView(caseId).refresh()} />
        {!error && <Spin description={t('case.loading')} />}
      </div>
    );
  }
  const tabs: Record<CaseTab, () => React.JSX.Element> = {
    declaration: () => <DeclarationTab inspection={view.inspection} />,
    instruction: () => <InstructionTab view={view} />,
    evidence: () => <EvidenceTab view={view} />,
    course: () => <CourseTab view={view} />,
    recording: () => <RecordingTab view={view} />,
    record: () => <RecordTab view={view} />,
  };
  return (
    <div className="case-screen" data-testid="case-screen" data-phase={view.phase}>
      <CaseHead view={view} />
      <ErrorNote error={error} />
      {view.waiting > 0 && <Alert type="info" showIcon title={t('waiting', { count: view.waiting })} />}
      <CaseNotes view={view} onOpen={() => show('course')} />
      <div className="case-body">
        <Tabs
          activeKey={shown}
          onChange={(key) => show(key as CaseTab)}
          items={(Object.keys(tabs) as CaseTab[]).map((key) => ({
            key,
            label: <span data-testid={`tab-${key}`}>{t(`tab.${key}`)}</span>,
            children: tabs[key](),
          }))}
        />
        <PeoplePanel view={view} />
      </div>
    </div>
  );
}

function CaseHead({ view }: { view: CaseView }) {
  const { t } = useTranslation(['case', 'desk']);
  const { inspection, phase } = view;
  const { title, declaration, company } = inspection.case;
  const waiting = phase === 'open' && !hasBegun(inspection);
  return (
    <header className="case-head">
      <div className="names">
        <h1>{title ?? company.name}</h1>
        <div className="muted">
          {title !== undefined && `${company.name} · `}
          <CopyText text={declaration.number} shown={displayDeclaration(declaration.number)} />
        </div>
      </div>
      <Tag color={waiting ? 'default' : PHASE_COLOURS[phase]}>
        {t(`phase.${waiting ? 'waiting' : phase}`, { ns: 'desk' })}
      </Tag>
      <NextStepButtons view={view} />
    </header>
  );
}

/** One primary button: what comes next. Others only where they lead somewhere that makes sense now. */
function NextStepButtons({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const caseId = view.inspection.id;
  const step = nextStep(view);
  const toRoom = () => go({ screen: 'room', caseId });
  const toSignOff = () => go({ screen: 'sign-off', caseId });
  if (step.kind === 'enter') {
    return (
      <div className="actions">
        {view.me.part === 'lead' && (
          <Button size="large" data-testid="open-sign-off" onClick={toSignOff}>
            {t('step.prepare')}
          </Button>
        )}
        <Button type="primary" size="large" data-testid="enter-room" onClick={toRoom}>
          {t('step.enter')}
        </Button>
      </div>
    );
  }
  const waiting = step.kind === 'wait' || step.kind === 'objected';
  const refusal = view.phase === 'signing' ? view.inspection.signOff?.refusal : null;
  return (
    <div className="actions">
      {refusal && <span className="waiting-for">{t(`party.${refusal.how}`)}</span>}
      {step.kind === 'objected' && <span className="waiting-for">{t('step.objected')}</span>}
      {step.kind === 'wait' && (
        <span className="waiting-for" data-testid="waiting-for">
          {step.for.length === 0
            ? t('step.wait.seal')
            : t('step.wait', { who: step.for.map((part) => t(`who.${part}`)).join(t('who.and')) })}
        </span>
      )}
      {view.phase === 'open' && (
        <Button size="large" data-testid="enter-room" onClick={toRoom}>
          {t('step.enter')}
        </Button>
      )}
      <Button
        type={waiting ? 'default' : 'primary'}
        size="large"
        data-testid="open-sign-off"
        data-step={step.kind}
        onClick={toSignOff}
      >
        {t(waiting ? 'step.look' : `step.${step.kind}`)}
      </Button>
    </div>
  );
}
