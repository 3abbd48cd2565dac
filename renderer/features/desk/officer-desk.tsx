import { Button, Empty, Input, Spin } from 'antd';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RESULT_LABELS, RESULTS, type Result } from '../../../shared/customs/codes';
import type { CaseSummary } from '../../../shared/ipc/contract';
import { caseList, useCaseList } from '../../app/case-list';
import { go } from '../../app/route';
import { useTimes } from '../../app/time';
import { ErrorNote } from '../../ui/error-note';
import { GuardedPanel } from '../../ui/guarded-panel';
import { lazyPart } from '../../ui/lazy-part';
import { CaseTable } from './case-table';
import { useDesk } from './desk-store';
import { standingOf } from './phase-tag';
import { byUrgency, search } from './search';
import './desk.css';

// The form with its date pickers is needed by the officer who opens a case, not by the one who looks at the queue.
const NewCase = lazyPart(
  () => import('./new-case'),
  (m) => m.NewCase,
);

const isResult = (result: string | null): result is Result => RESULTS.some((known) => known === result);

/** The queue of inspections, with search over all of it. */
export function OfficerDesk() {
  const { t } = useTranslation('desk');
  const { value: cases, error } = useCaseList();
  const { text, type, opening, open } = useDesk();
  const times = useTimes();
  const shown = useMemo(() => {
    const words = (summary: CaseSummary) => [
      t(`phase.${standingOf(summary)}`),
      ...(isResult(summary.result)
        ? [RESULT_LABELS[summary.result].zh, RESULT_LABELS[summary.result].en]
        : []),
    ];
    return search(cases ?? [], text, words).sort(byUrgency);
  }, [cases, text, t]);

  return (
    <div className="desk" data-testid="officer-desk">
      <header>
        <h1>{t('queue.title')}</h1>
        <Input
          type="search"
          className="search"
          allowClear
          value={text}
          placeholder={t('queue.search')}
          aria-label={t('queue.search')}
          data-testid="case-search"
          onChange={(event) => type(event.target.value)}
        />
        {cases && (
          <span className="muted">{t('queue.count', { shown: shown.length, all: cases.length })}</span>
        )}
        <span className="muted time-zone">{times.zone}</span>
        <span className="spring" />
        <Button type="primary" size="large" data-testid="new-case" onClick={() => open(true)}>
          {t('queue.new')}
        </Button>
      </header>
      <ErrorNote error={error} onRetry={() => void caseList.refresh()} />
      {!cases && !error && (
        <div className="desk-empty">
          <Spin />
        </div>
      )}
      {cases?.length === 0 && (
        <div className="desk-empty" data-testid="desk-empty">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={false} />
          <strong>{t('queue.empty')}</strong>
          <span>{t('queue.empty.about')}</span>
        </div>
      )}
      {cases && cases.length > 0 && shown.length === 0 && (
        <div className="desk-empty">
          <strong>{t('queue.none', { text })}</strong>
          <Button onClick={() => type('')} data-testid="case-search-clear">
            {t('queue.none.clear')}
          </Button>
        </div>
      )}
      {shown.length > 0 && <CaseTable cases={shown} onOpen={(caseId) => go({ screen: 'case', caseId })} />}
      {opening && (
        <GuardedPanel>
          <Suspense fallback={null}>
            <NewCase
              onClose={() => open(false)}
              onOpened={(caseId) => {
                open(false);
                go({ screen: 'case', caseId });
              }}
            />
          </Suspense>
        </GuardedPanel>
      )}
    </div>
  );
}
