import type { Person } from '../../shared/identity/person';
import type { ErrorJson } from '../../shared/errors';
import type { CaseSummary, CaseView, SyncStatus, TimelineEntry } from '../../shared/ipc/contract';
import { contentBlockers, sealBlockers, standstill } from '../../shared/record/blockers';
import { clockFindings } from '../../shared/record/clock';
import type { CaseLog } from '../../shared/record/log';
import { partOf } from '../../shared/record/parts';
import { hasBegun, phaseOf, type Inspection, type Part } from '../../shared/record/state';

/** What of this machine goes into a view, beside the log. */
export interface ViewContext {
  /** This machine's person in the case; null when it holds no key for it. */
  me: Person | null;
  /** Hashes that the hub has signed for. */
  receipts: ReadonlySet<string>;
  /** Blobs that are whole here. */
  present: string[];
  sync: SyncStatus;
}

/** Everything that a window shows of one case; null until its opening event has come. */
export function caseView(log: CaseLog, context: ViewContext): CaseView | null {
  const inspection = log.inspection;
  if (!inspection) return null;
  const { me, present, sync } = context;
  return {
    inspection,
    me: { fingerprint: me?.fingerprint ?? '', name: me?.name ?? '', part: partIn(inspection, me) },
    phase: phaseOf(inspection),
    contentBlockers: contentBlockers(inspection),
    sealBlockers: sealBlockers(inspection),
    timeline: timeline(log, inspection, context.receipts),
    clockFindings: clockFindings(log.folded.ordered),
    putForward: putForward(log),
    present,
    waiting: log.folded.waiting.length,
    sync,
  };
}

function putForward(log: CaseLog): CaseView['putForward'] {
  const { inspection, ordered } = log.putForward ?? {};
  return inspection && ordered ? { inspection, clockFindings: clockFindings(ordered) } : null;
}

/** The line of a case in the desk's list; null until its opening event has come. */
export function caseSummary(log: CaseLog, me: Person | null, sync: SyncStatus): CaseSummary | null {
  const inspection = log.inspection;
  if (!inspection) return null;
  const { declaration, company, containers, title, scheduledAt } = inspection.case;
  const phase = phaseOf(inspection);
  const blockers = { open: contentBlockers, signing: sealBlockers, sealed: () => [] }[phase](inspection);
  return {
    id: inspection.id,
    title: title ?? '',
    declaration: declaration.number,
    company: company.name,
    containers: containers.map(({ number }) => number),
    scheduledAt: scheduledAt ?? null,
    openedAt: inspection.opened.wall,
    phase,
    standstill: phase === 'open' ? standstillOf(inspection) : null,
    begun: hasBegun(inspection),
    part: partIn(inspection, me),
    answered: inspection.items.filter(({ answer }) => answer !== null).length,
    items: inspection.items.length,
    stills: inspection.stills.filter(({ captured, setAside }) => captured !== null && !setAside).length,
    result: inspection.result?.result ?? null,
    blockers: blockers.length,
    unfinishedCall: phase === 'open' ? unfinishedCall(inspection, me?.fingerprint) : null,
    sync,
  };
}

/** The last call that somebody joined, unless it was left; both times are of one machine's clock. */
function unfinishedCall({ calls }: Inspection, me: string | undefined): CaseSummary['unfinishedCall'] {
  const own = calls.flatMap(({ id, joined, left }) => [
    ...joined.map(({ author, wall }) => ({ author, wall, session: id, stays: true })),
    ...left.map(({ author, wall }) => ({ author, wall, session: id, stays: false })),
  ]);
  const last = own
    .filter(({ author }) => author === me)
    .sort((a, b) => (a.wall < b.wall ? -1 : 1))
    .at(-1);
  return last?.stays ? { session: last.session, since: last.wall } : null;
}

/** A case whose stored events cannot be read stays in the list, with the reason. */
export function damagedSummary(id: string, error: ErrorJson): CaseSummary {
  return {
    id,
    title: '',
    declaration: '',
    company: '',
    containers: [],
    scheduledAt: null,
    openedAt: '',
    unfinishedCall: null,
    phase: 'open',
    standstill: null,
    begun: false,
    part: null,
    answered: 0,
    items: 0,
    stills: 0,
    result: null,
    blockers: 0,
    sync: { online: false, unsentEvents: 0, unsentBlobs: 0, missingBlobs: 0, syncedAt: null, error },
  };
}

function standstillOf(inspection: Inspection): CaseSummary['standstill'] {
  if (inspection.ending) return 'ended';
  return standstill(inspection) ? 'suspended' : null;
}

function partIn(inspection: Inspection, me: Person | null): Part | null {
  return me && partOf(me, inspection.id, inspection.case);
}

function timeline(log: CaseLog, inspection: Inspection, receipts: ReadonlySet<string>): TimelineEntry[] {
  const people = new Map(inspection.participants.map((person) => [person.fingerprint, person]));
  const rejected = new Map(inspection.rejected.map(({ event, rule }) => [event, rule]));
  return log.folded.ordered.map(({ hash, seq, author, wall, type, body }) => ({
    hash,
    seq,
    author,
    name: people.get(author)?.name ?? '',
    part: people.get(author)?.part ?? null,
    wall,
    type,
    body,
    rejected: rejected.get(hash) ?? null,
    synced: receipts.has(hash),
  }));
}
