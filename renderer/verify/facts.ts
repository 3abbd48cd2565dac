import { eventPath, originalPath } from '../../shared/bundle/names';
import { REASONS } from '../../shared/bundle/reasons';
import type { BundleReport, CheckedRecord, Reason } from '../../shared/bundle/verify/report';
import type { RecordEvent } from '../../shared/record/event';
import type { RuleId } from '../../shared/record/rules';
import type { Participant, Still } from '../../shared/record/state';

/** What the view works out of a report and its record. */

/** The verdict in one word: a file that is no bundle has none. */
export type Word = BundleReport['verdict'] | 'no-bundle';

export const wordOf = (report: BundleReport): Word => (report.recognised ? report.verdict : 'no-bundle');

/** The sub-indication of EN 319 102-1 that a reason stands for. */
export const indicationOf = ({ code }: Reason): string | null => REASONS[code].indication;

/** One event as the list shows it. */
export interface EventRow {
  event: RecordEvent;
  author: Participant | null;
  /** Counts, has no effect by a rule, or waits for an event that is not there. */
  state: 'valid' | 'rejected' | 'waiting';
  rule: RuleId | null;
  path: string;
}

/** Every event with a valid signature: those of the record in its order, then those that lack a cause. */
export function eventRows({ inspection, ordered, waiting }: CheckedRecord): EventRow[] {
  const rules = new Map(inspection.rejected.map(({ event, rule }) => [event, rule]));
  const people = new Map(inspection.participants.map((person) => [person.fingerprint, person]));
  const row = (event: RecordEvent, state: EventRow['state'], rule: RuleId | null): EventRow => ({
    event,
    author: people.get(event.author) ?? null,
    state,
    rule,
    path: eventPath(event),
  });
  return [
    ...ordered.map((event) => {
      const rule = rules.get(event.hash) ?? null;
      return row(event, rule === null ? 'valid' : 'rejected', rule);
    }),
    ...waiting.map((event) => row(event, 'waiting', null)),
  ];
}

export type FileState = 'right' | 'missing' | 'changed' | 'unknown';

/** As many reasons as a report lists; beyond, a file that is not named may still be wrong. */
const FULL = 1000;

/** What the check said of a still's original; whoever shows a picture checks its hash anew all the same. */
export function originalState(report: BundleReport, { captured }: Still): FileState | null {
  return captured && fileState(report, originalPath(captured.original));
}

/** The same of any picture of the bundle. */
export function fileState(report: BundleReport, path: string): FileState {
  const told = [...report.reasons, ...report.notes].find(({ file }) => file === path);
  if (told) return told.code === 'blob.missing' || told.code === 'blob.absent' ? 'missing' : 'changed';
  return report.reasons.length >= FULL || report.notes.length >= FULL ? 'unknown' : 'right';
}

/** The name on the certificate of whoever wrote something. */
export const nameOf = (people: readonly Participant[], fingerprint: string): string =>
  people.find((person) => person.fingerprint === fingerprint)?.name ?? fingerprint.slice(0, 16);
