import type { Pushes, SyncStatus } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { createLive, useLive } from './live';

/** How one case stands between this machine and its hub. */
interface CaseSync {
  id: string;
  sync: SyncStatus;
}

/** That of every case: it comes with each push, so that main is not asked for all cases whenever one is written in. */
const caseSyncs = createLive<CaseSync[]>(
  async () => (await call('cases.list')).map(({ id, sync }) => ({ id, sync })),
  (refresh, patch) => {
    const stops = [
      on('cases-changed', refresh),
      on('sync-changed', (news) => patch((all) => withSync(all, news))),
    ];
    return () => stops.forEach((stop) => stop());
  },
);

/** Cases with what a push says of the one that it is about. */
export const withSync = <C extends CaseSync>(
  cases: readonly C[],
  { case: changed, sync }: Pushes['sync-changed'],
): C[] => cases.map((one) => (one.id === changed ? { ...one, sync } : one));

/** Null until they are known. */
export const useCaseSyncs = (): CaseSync[] | null => useLive(caseSyncs).value;
