import { useTranslation } from 'react-i18next';
import { SUSPENSION_REASON_LABELS } from '../../shared/customs/codes';
import type { CaseView } from '../../shared/ipc/contract';
import type { Suspension } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { useTimes } from '../app/time';
import { CourseActs } from './course-acts';
import { useStandstill } from './standstill-words';
import './law.css';

/** Where the inspection stands, when it stood still before, and for the lead what can be done about it. */
export function CoursePanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('law');
  const { inspection, me, phase } = view;
  const still = useStandstill(inspection);
  return (
    <section className="law" data-testid="course" data-state={still?.kind ?? 'going-on'}>
      <div role="status">
        <p className="standstill">{still ? still.title : t(phase === 'open' ? 'going-on' : 'over')}</p>
        {still && (
          <p className="dim words">
            {still.why} · {t('since', { time: still.since })}
          </p>
        )}
      </div>
      {inspection.suspensions.length > 0 && (
        <ul aria-label={t('suspensions')}>
          {inspection.suspensions.map((suspension) => (
            <Past key={suspension.event} suspension={suspension} />
          ))}
        </ul>
      )}
      {me.part === 'lead' && phase !== 'sealed' && <CourseActs view={view} />}
    </section>
  );
}

function Past({ suspension }: { suspension: Suspension }) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const times = useTimes();
  const { reason, text, wall, resumed } = suspension;
  return (
    <li>
      <strong>
        {SUSPENSION_REASON_LABELS[reason][language]}
        {text !== '' && <span className="words"> · {text}</span>}
      </strong>
      <span className="dim">
        {resumed
          ? t('from-to', { from: times.second(wall), to: times.second(resumed.wall) })
          : t('from', { from: times.second(wall) })}
        {resumed && resumed.text !== '' && ` · ${resumed.text}`}
      </span>
    </li>
  );
}
