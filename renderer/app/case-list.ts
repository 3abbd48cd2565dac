import type { CaseSummary } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { createLive, useLive, type Live } from './live';

/** All cases of this machine. */
export const caseList = createLive<CaseSummary[]>(
  () => call('cases.list'),
  (refresh, patch) => {
    const stops = [
      on('cases-changed', refresh),
      on('case-changed', refresh),
      on('sync-changed', ({ case: changed, sync }) =>
        patch((cases) => cases.map((one) => (one.id === changed ? { ...one, sync } : one))),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  },
);

export const useCaseList = (): Live<CaseSummary[]> => useLive(caseList);
