import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/ipc/contract';
import { caseList, useCaseList } from '../../app/case-list';
import { useCaseView } from '../../app/case-view';
import { go } from '../../app/route';
import { useTimes } from '../../app/time';
import { ErrorNote } from '../../ui/error-note';
import { byUrgency } from './search';
import './desk.css';

/** The company's own cases, large and calm: one thing to press. */
export function CompanyDesk() {
  const { t } = useTranslation('desk');
  const { value: cases, error } = useCaseList();
  const times = useTimes();
  return (
    <div className="company-desk" data-testid="company-desk">
      <header>
        <h1>{t('company.title')}</h1>
        <span className="muted time-zone">{times.zone}</span>
        <Button data-testid="join-another" onClick={() => go({ screen: 'join' })}>
          {t('company.another')}
        </Button>
      </header>
      <ErrorNote error={error} onRetry={() => void caseList.refresh()} />
      {cases?.length === 0 && (
        <section className="company-case">
          <Spin />
          <h2>{t('company.waiting')}</h2>
          <p className="muted">{t('company.waiting.about')}</p>
        </section>
      )}
      {[...(cases ?? [])].sort(byUrgency).map((summary) => (
        <CompanyCase key={summary.id} summary={summary} />
      ))}
    </div>
  );
}

function CompanyCase({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const { id, title, company, scheduledAt, phase, standstill, items } = summary;
  const premises = useCaseView(id).value?.inspection.case.company.premises;
  return (
    <section className="company-case" data-testid={`case-row-${id}`}>
      <div>
        <h2>{title === '' ? company : title}</h2>
        {title !== '' && <p className="muted">{company}</p>}
      </div>
      <dl>
        {scheduledAt && (
          <>
            <dt>{t('company.scheduled')}</dt>
            <dd>{times.minute(scheduledAt)}</dd>
          </>
        )}
        {premises && (
          <>
            <dt>{t('company.place')}</dt>
            <dd>
              {premises.name}
              <div className="muted">{premises.address}</div>
            </dd>
          </>
        )}
      </dl>
      {standstill && <p className="stands-still">{t(`company.${standstill}`)}</p>}
      <p>{phase === 'open' ? t('company.items', { count: items }) : t(`company.${phase}`)}</p>
      <div className="actions">
        {phase === 'open' && (
          <Button
            className="big"
            type="primary"
            data-testid="enter-room"
            onClick={() => go({ screen: 'room', caseId: id })}
          >
            {t('company.enter')}
          </Button>
        )}
        {phase === 'signing' && (
          <Button
            className="big"
            type="primary"
            data-testid="open-sign-off"
            onClick={() => go({ screen: 'sign-off', caseId: id })}
          >
            {t('company.sign')}
          </Button>
        )}
        <Button size="large" data-testid="open-case" onClick={() => go({ screen: 'case', caseId: id })}>
          {t('company.record')}
        </Button>
      </div>
    </section>
  );
}
