import { AppError, toAppError } from '../../shared/errors';
import { parseCaseFile } from '../../shared/customs/case-file';
import { fromWire, toWire } from '../../shared/record/event';
import type { OpenHandlers } from '../bridge/handlers';
import type { Identities, Store, Sync } from '../services';
import type { LocalCases } from './cases';
import { caseSummary, caseView, damagedSummary } from './view';
import { assertStraight } from './typed-text';

/** Facts whose texts are names that a system gave its devices. */
const BY_MACHINE: ReadonlySet<string> = new Set(['participant.joined', 'call.joined', 'camera.changed']);

export interface CaseHandlerDeps {
  cases: LocalCases;
  identities: Identities;
  store: Store;
  sync: Sync;
}

type CaseCalls = Extract<keyof OpenHandlers, `cases.${string}` | `record.${string}`>;

export function caseHandlers({
  cases,
  identities,
  store,
  sync,
}: CaseHandlerDeps): Pick<OpenHandlers, CaseCalls> {
  const summaryOf = (id: string) => {
    try {
      return caseSummary(cases.log(id), identities.forCase(id)?.person ?? null, sync.status(id));
    } catch (error) {
      return damagedSummary(id, toAppError(error).toJSON());
    }
  };

  return {
    'cases.list': async () =>
      cases
        .ids()
        .flatMap((id) => summaryOf(id) ?? [])
        .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)),

    'cases.get': async ({ case: id }) => {
      const view = caseView(cases.log(id), {
        me: identities.forCase(id)?.person ?? null,
        receipts: store.receipts.all(id),
        present: store.blobs.list(id),
        sync: sync.status(id),
      });
      if (!view) throw new AppError('case.not-here');
      return view;
    },

    'cases.check-file': async ({ text }) => {
      const result = parseCaseFile(text);
      return result.ok
        ? { ok: true, issues: [], warnings: [...result.warnings] }
        : { ok: false, issues: [...result.issues], warnings: [] };
    },

    'cases.open': async ({ text }) => {
      const result = parseCaseFile(text);
      if (!result.ok) {
        const [first] = result.issues;
        throw new AppError('case.file-invalid', { count: result.issues.length, path: first?.path ?? '' });
      }
      return { case: await cases.openCase(result.case) };
    },

    'record.write': async ({ case: id, fact }) => {
      if (!BY_MACHINE.has(fact.type)) assertStraight(fact.body as object);
      const { hash } = await cases.write(id, fact.type, fact.body as never);
      return { hash };
    },

    'record.ingest': async ({ case: id, events }) => {
      const { accepted, refused } = await cases.ingest(id, events.map(fromWire));
      return { accepted, refused: refused.map(({ hash, code }) => ({ code, params: { hash } })) };
    },

    'record.missing': async ({ case: id, frontier }) => cases.missing(id, frontier).map(toWire),
  };
}
