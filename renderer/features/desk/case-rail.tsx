import { useTranslation } from 'react-i18next';
import { useCaseList } from '../../app/case-list';
import { go } from '../../app/route';
import { useTimes } from '../../app/time';
import { PhaseTag } from './phase-tag';
import { byUrgency } from './search';
import './desk.css';

/** The queue in short, beside an open case. */
export function CaseRail({ caseId }: { caseId: string }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const cases = [...(useCaseList().value ?? [])].sort(byUrgency);
  return (
    <nav className="case-rail" aria-label={t('queue.title')}>
      {cases.map(({ id, company, title, scheduledAt, phase, standstill, begun }) => (
        <button
          key={id}
          type="button"
          aria-current={id === caseId}
          data-testid={`case-rail-${id}`}
          onClick={() => go({ screen: 'case', caseId: id })}
        >
          <strong>{company}</strong>
          <span className="muted">{title}</span>
          <span>
            <PhaseTag phase={phase} standstill={standstill} begun={begun} />
            {scheduledAt && <span className="mono muted">{times.minute(scheduledAt)}</span>}
          </span>
        </button>
      ))}
    </nav>
  );
}
