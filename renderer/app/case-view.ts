import type { CaseView, Pushes, SyncStatus } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { createLive, useLive, type Live, type LiveQuery } from './live';

const views = new Map<string, LiveQuery<CaseView>>();

/** The view of one case, shared by all that look at it. */
export function caseView(id: string): LiveQuery<CaseView> {
  let view = views.get(id);
  if (!view) {
    view = createLive(
      () => call('cases.get', { case: id }),
      (refresh, patch) => {
        const mine = (change: { case: string }) => {
          if (change.case === id) refresh();
        };
        const synced = ({ case: changed, sync }: Pushes['sync-changed']) => {
          if (changed !== id) return;
          const before = caseView(id).store.getState().value?.sync;
          // What the hub took shows in the events themselves; that something waits for it shows here alone.
          if (!before || hubTookSome(before, sync)) refresh();
          else patch((shown) => ({ ...shown, sync }));
        };
        const stops = [on('case-changed', mine), on('sync-changed', synced), on('blob-arrived', mine)];
        return () => stops.forEach((stop) => stop());
      },
    );
    views.set(id, view);
  }
  return view;
}

const hubTookSome = (before: SyncStatus, now: SyncStatus): boolean =>
  now.unsentEvents < before.unsentEvents || now.syncedAt !== before.syncedAt;

/** The case as the record has it now, fresh while the component is shown. */
export const useCaseView = (id: string): Live<CaseView> => useLive(caseView(id));
