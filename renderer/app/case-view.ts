import type { CaseView } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { createLive, useLive, type Live, type LiveQuery } from './live';

const views = new Map<string, LiveQuery<CaseView>>();

/** The view of one case, shared by all that look at it. */
export function caseView(id: string): LiveQuery<CaseView> {
  let view = views.get(id);
  if (!view) {
    view = createLive(
      () => call('cases.get', { case: id }),
      (refresh) => {
        const mine = (change: { case: string }) => {
          if (change.case === id) refresh();
        };
        const stops = [on('case-changed', mine), on('sync-changed', mine), on('blob-arrived', mine)];
        return () => stops.forEach((stop) => stop());
      },
    );
    views.set(id, view);
  }
  return view;
}

/** The case as the record has it now, fresh while the component is shown. */
export const useCaseView = (id: string): Live<CaseView> => useLive(caseView(id));
