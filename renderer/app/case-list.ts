import type { CaseSummary } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { withSync } from './case-syncs';
import { createLive, useLive, type Live } from './live';

/** All cases of this machine. */
export const caseList = createLive<CaseSummary[]>(
  () => call('cases.list'),
  (refresh, patch) => {
    const stops = [
      on('cases-changed', refresh),
      on('case-changed', refresh),
      on('sync-changed', (news) => patch((cases) => withSync(cases, news))),
    ];
    return () => stops.forEach((stop) => stop());
  },
);

export const useCaseList = (): Live<CaseSummary[]> => useLive(caseList);
