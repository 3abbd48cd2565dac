import { readCheckpoint, type Checkpoint } from './checkpoint';
import type { RecordEvent } from './event';
import { APART_MS, MeasuredClocks } from './measured-clocks';
import { causesOf } from './order';

/**
 * Where the clocks of a record contradict each other. Every event carries its writer's wall clock, which anybody can
 * set, and a clock of the app run that only goes forward; and it names the events that its writer had. Nothing here
 * makes an event invalid: it tells a reader which times cannot all be true, and the verifier to leave the verdict open.
 */

/**
 * What happens to honest clocks. `set-forward`: the wall clock moved forward against the running clock between two events of
 * one app run; a machine that slept looks the same. `step-back`: it moved back by no more than a minute, in a run or over a
 * restart, as when a time server puts it right. `measured-apart`: an event claims a time before that of what it rests on or
 * of its checkpoint, by as much as the machines had measured their clocks to be apart.
 */
const REMARKS = ['set-forward', 'step-back', 'measured-apart'] as const;

/**
 * What does not. `set-back`: the wall clock was moved back in an app run. `restart-back`: after a restart it was behind the
 * author's last event. `run-back`: the clock that cannot go back did. `before-cause`: the event claims a time before that of
 * an event it rests on. `before-checkpoint`: it claims a time before that of the hub's checkpoint in it. `checkpoint-back`:
 * its checkpoint is an older one than the author had already. `two-histories`: two checkpoints of as many receipts with
 * different roots, so the hub signed two histories.
 */
export type ClockFindingKind =
  | (typeof REMARKS)[number]
  | 'set-back'
  | 'restart-back'
  | 'run-back'
  | 'before-cause'
  | 'before-checkpoint'
  | 'checkpoint-back'
  | 'two-histories';

export interface ClockFinding {
  kind: ClockFindingKind;
  /** Fingerprint of the author whose event shows it. */
  author: string;
  /** Hash of the event that shows it. */
  event: string;
  /** The event that it is compared with: an earlier one of the author, somebody else's, or itself for its checkpoint. */
  against: string;
  /** By how many milliseconds, never negative; for checkpoints, how far apart their times are. */
  byMs: number;
}

/** Clocks are set right by a network in steps smaller than this, and crystals drift less between two events. */
const STEP_MS = 2000;

/** Whether times of the record cannot all be true; the others are remarks. */
export const contradicts = ({ kind }: ClockFinding): boolean => !REMARKS.some((remark) => remark === kind);

/**
 * Contradictions between the clocks of a record. Of the events of one author that lie before what another wrote
 * (`before-cause`) only the one that is furthest off is told: a clock that is an hour slow is one finding, not hundreds.
 * @param ordered the record in the record's order.
 * @returns in the order of the events that show them.
 */
export function clockFindings(ordered: readonly RecordEvent[]): ClockFinding[] {
  const places = new Map(ordered.map((event, place) => [event.hash, place]));
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const found: ClockFinding[] = [];
  const apart = new Map<string, ClockFinding>();
  const measured = new MeasuredClocks(ordered);
  for (const event of ordered) {
    const own = event.prev === null ? undefined : byHash.get(event.prev);
    const jump = own && againstOwn(own, event);
    if (jump) found.push(jump);
    for (const cause of causesOf(event)) {
      const other = byHash.get(cause);
      const finding = other && againstCause(other, event, measured);
      if (!finding) continue;
      const pair = `${finding.kind} ${event.author} ${other.author}`;
      if (finding.byMs > (apart.get(pair)?.byMs ?? 0)) apart.set(pair, finding);
    }
  }
  const place = ({ event }: ClockFinding): number => places.get(event) ?? 0;
  return [...found, ...apart.values(), ...againstCheckpoints(ordered, measured)].sort(
    (a, b) => place(a) - place(b),
  );
}

const wallMs = (event: RecordEvent): number => Date.parse(event.wall);

function finding(
  kind: ClockFindingKind,
  event: RecordEvent,
  against: RecordEvent,
  byMs: number,
): ClockFinding {
  return { kind, author: event.author, event: event.hash, against: against.hash, byMs: Math.round(byMs) };
}

function againstOwn(before: RecordEvent, event: RecordEvent): ClockFinding | null {
  const wall = wallMs(event) - wallMs(before);
  const back = (byMs: number, kind: ClockFindingKind): ClockFinding =>
    finding(byMs > APART_MS ? kind : 'step-back', event, before, byMs);
  if (before.mono.run !== event.mono.run) return wall < 0 ? back(-wall, 'restart-back') : null;
  const ran = event.mono.ms - before.mono.ms;
  if (ran < 0) return finding('run-back', event, before, -ran);
  const step = wall - ran;
  if (Math.abs(step) <= STEP_MS) return null;
  return step > 0 ? finding('set-forward', event, before, step) : back(-step, 'set-back');
}

/** Read once for each event, however often a record is looked at. */
const checkpoints = new WeakMap<RecordEvent, Checkpoint | null>();

function checkpointOf(event: RecordEvent): Checkpoint | null {
  if (event.checkpoint === null) return null;
  const known = checkpoints.get(event);
  if (known !== undefined) return known;
  const checkpoint = readCheckpoint(event.checkpoint);
  checkpoints.set(event, checkpoint);
  return checkpoint;
}

/** Of each author the event furthest before its checkpoint and the one whose checkpoint is furthest back; two histories once. */
function againstCheckpoints(ordered: readonly RecordEvent[], measured: MeasuredClocks): ClockFinding[] {
  const worst = new Map<string, ClockFinding>();
  const newest = new Map<string, { event: RecordEvent; checkpoint: Checkpoint }>();
  const roots = new Map<string, { event: RecordEvent; checkpoint: Checkpoint }>();
  const keep = (found: ClockFinding): void => {
    const key = `${found.kind} ${found.author}`;
    if (found.byMs >= (worst.get(key)?.byMs ?? 0)) worst.set(key, found);
  };
  for (const event of ordered) {
    const checkpoint = checkpointOf(event);
    if (!checkpoint) continue;
    const at = Date.parse(checkpoint.at);
    const early = at - wallMs(event);
    if (early > APART_MS) {
      const known = measured.explain(event.author, checkpoint.hub, early);
      keep(finding(known ? 'measured-apart' : 'before-checkpoint', event, event, early));
    }
    const own = newest.get(event.author);
    if (!own || checkpoint.size >= own.checkpoint.size) newest.set(event.author, { event, checkpoint });
    else keep(finding('checkpoint-back', event, own.event, Math.max(0, Date.parse(own.checkpoint.at) - at)));
    const history = `${checkpoint.hub} ${checkpoint.size}`;
    const other = roots.get(history) ?? { event, checkpoint };
    roots.set(history, other);
    if (other.checkpoint.root !== checkpoint.root && !worst.has(history)) {
      const byMs = Math.abs(Date.parse(other.checkpoint.at) - at);
      worst.set(history, finding('two-histories', event, other.event, byMs));
    }
  }
  return [...worst.values()];
}

function againstCause(cause: RecordEvent, event: RecordEvent, measured: MeasuredClocks): ClockFinding | null {
  const early = wallMs(cause) - wallMs(event);
  if (cause.author === event.author || early <= APART_MS) return null;
  const known = measured.explain(event.author, cause.author, early);
  return finding(known ? 'measured-apart' : 'before-cause', event, cause, early);
}
