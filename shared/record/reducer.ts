import type { People } from '../identity/person';
import type { EventType } from './bodies';
import { isOpening } from './case-id';
import type { EventOf, RecordEvent } from './event';
import { order } from './order';
import { AFTER_SEAL, MAY_WRITE, NEVER_FROZEN, SIGN_OFF, partOf } from './parts';
import type { RuleId } from './rules';
import type { Inspection } from './state';
import { stampOf, type Context, type Handler } from './apply/context';
import * as amendment from './apply/amendment';
import * as camera from './apply/camera';
import { recordClosed } from './apply/closing';
import * as challenge from './apply/challenge';
import * as course from './apply/course';
import * as evidence from './apply/evidence';
import * as findings from './apply/findings';
import * as marks from './apply/marks';
import * as parallel from './apply/parallel';
import * as place from './apply/place';
import * as recording from './apply/recording';
import * as room from './apply/room';
import * as signoff from './apply/signoff';
import * as time from './apply/time';

type Handlers = { [T in Exclude<EventType, 'case.opened'>]: Handler<T> };

const HANDLERS: Handlers = {
  'participant.joined': room.participantJoined,
  'call.joined': room.callJoined,
  'camera.changed': room.cameraChanged,
  'camera.trouble': camera.cameraTrouble,
  'camera.recovered': camera.cameraRecovered,
  'call.connected': room.callConnected,
  'call.interrupted': room.callInterrupted,
  'call.left': room.callLeft,
  'chat.said': room.chatSaid,
  'item.asked': findings.itemAsked,
  'item.ready': findings.itemReady,
  'item.answered': findings.itemAnswered,
  'container.checked': findings.containerChecked,
  'line.found': findings.lineFound,
  'result.proposed': findings.resultProposed,
  'still.requested': evidence.stillRequested,
  'still.captured': evidence.stillCaptured,
  'still.failed': evidence.stillFailed,
  'still.received': evidence.stillReceived,
  'still.set-aside': evidence.stillSetAside,
  'frame.grabbed': evidence.frameGrabbed,
  'mark.drawn': marks.markDrawn,
  'mark.undone': marks.markUndone,
  'challenge.issued': challenge.challengeIssued,
  'challenge.answered': challenge.challengeAnswered,
  'challenge.judged': challenge.challengeJudged,
  'place.stated': place.placeStated,
  'precheck.done': room.precheckDone,
  'signoff.prepared': signoff.signoffPrepared,
  'signoff.reopened': signoff.signoffReopened,
  'signature.given': signoff.signatureGiven,
  'signature.refused': signoff.signatureRefused,
  'seal.applied': signoff.sealApplied,
  'report.attached': signoff.reportAttached,
  'inspection.suspended': course.inspectionSuspended,
  'inspection.resumed': course.inspectionResumed,
  'inspection.ended': course.inspectionEnded,
  'objection.raised': course.objectionRaised,
  'objection.answered': course.objectionAnswered,
  'clock.compared': time.clockCompared,
  'timestamp.given': time.timestampGiven,
  'signature.parallel': parallel.signatureParallel,
  'amendment.made': amendment.amendmentMade,
  'amendment.confirmed': amendment.amendmentConfirmed,
  'amendment.sealed': amendment.amendmentSealed,
  'recording.requested': recording.recordingRequested,
  'recording.consented': recording.recordingConsented,
  'recording.declined': recording.recordingDeclined,
  'recording.withdrawn': recording.recordingWithdrawn,
  'recording.begun': recording.recordingBegun,
  'recording.kept': recording.recordingKept,
  'recording.ended': recording.recordingEnded,
  'record.closed': recordClosed,
};

/** What `fold` gives: the state, and the record in the record's order. */
export interface Folded {
  /** Null until the opening event has arrived. */
  inspection: Inspection | null;
  ordered: RecordEvent[];
  /** Events whose causes have not all arrived: kept, not yet part of the state. */
  waiting: RecordEvent[];
}

/**
 * Adds up the events of one case: the same state whatever order they came in and however often.
 * @param events events whose signatures have been checked.
 * @param people the holders of the certificates that have been checked, by fingerprint.
 */
export function fold(events: Iterable<RecordEvent>, people: People): Folded {
  const { events: ordered, waiting, forks, underCuts } = order(events);
  const forkedAt = new Map(forks.map((fork) => [fork.author, fork.seq] as const).reverse());
  const forked = (event: RecordEvent): boolean =>
    event.seq >= (forkedAt.get(event.author) ?? Infinity) && !underCuts.has(event.hash);
  const openingAt = ordered.findIndex((event) => isOpening(event) && mayOpen(event, people));
  const opening = ordered[openingAt];
  if (!opening || opening.type !== 'case.opened') return { inspection: null, ordered, waiting };
  const state = emptyState(opening, people);
  state.forks = forks;
  state.count = ordered.length;
  for (const [position, event] of ordered.entries()) {
    if (event === opening) continue;
    const rule =
      position < openingAt
        ? 'case.not-open'
        : forked(event)
          ? 'author.fork'
          : apply(state, event, people, { ordered, position });
    reject(state, event, rule);
  }
  return { inspection: state, ordered, waiting };
}

/** Types whose arrival can move events that came before them in the record's order. */
const MOVES_OTHERS: ReadonlySet<EventType> = new Set([
  'case.opened',
  'signoff.prepared',
  'signoff.reopened',
  'seal.applied',
  'amendment.sealed',
]);

/**
 * Adds one event to a fold in place, where that is the same as folding anew: the event rests on everything that is
 * there (`heads` are all its causes), so it comes last. Returns false, having changed nothing, where it is not.
 */
export function advance(
  folded: Folded,
  event: RecordEvent,
  people: People,
  heads: ReadonlyMap<string, RecordEvent>,
): boolean {
  const state = folded.inspection;
  if (!state || state.forks.length > 0 || folded.waiting.length > 0 || MOVES_OTHERS.has(event.type))
    return false;
  const own = heads.get(event.author);
  if ((own?.hash ?? null) !== event.prev || event.seq !== (own ? own.seq + 1 : 0)) return false;
  for (const [author, head] of heads) {
    if (author !== event.author && event.seen[author] !== head.hash) return false;
  }
  const position = folded.ordered.length;
  folded.ordered.push(event);
  state.count = folded.ordered.length;
  reject(state, event, apply(state, event, people, { ordered: folded.ordered, position }));
  return true;
}

function reject(state: Inspection, event: RecordEvent, rule: RuleId | null): void {
  if (!rule) return;
  const { hash, author, seq, type } = event;
  state.rejected.push({ event: hash, author, seq, type, rule });
}

function mayOpen(event: RecordEvent, people: People): boolean {
  const person = people.get(event.author);
  return event.type === 'case.opened' && !!person && partOf(person, event.case, event.body.case) === 'lead';
}

function apply(
  state: Inspection,
  event: RecordEvent,
  people: People,
  where: Omit<Context, 'part'>,
): RuleId | null {
  const person = people.get(event.author);
  const part = person && event.case === state.id ? partOf(person, state.id, state.case) : null;
  if (!person || !part) return 'author.unknown';
  if (event.type === 'case.opened') return 'case.already-open';
  if (!MAY_WRITE[event.type].includes(part)) return 'role.not-allowed';
  if (!NEVER_FROZEN.has(event.type)) {
    if (state.seal && !AFTER_SEAL.has(event.type)) return 'seal.applied';
    if (!state.seal && AFTER_SEAL.has(event.type)) return 'seal.none';
    if (state.signOff && !SIGN_OFF.has(event.type) && !AFTER_SEAL.has(event.type)) return 'signoff.frozen';
  }
  const rule = run(state, event, { ...where, part });
  if (!rule) challenge.noteCut(state, event, { part });
  return rule;
}

function run<T extends Exclude<EventType, 'case.opened'>>(
  state: Inspection,
  event: RecordEvent & { type: T },
  context: Context,
): RuleId | null {
  const handler = HANDLERS[event.type] as Handler<T>;
  return handler(state, event as EventOf<T>, context);
}

function emptyState(opening: EventOf<'case.opened'>, people: People): Inspection {
  const file = opening.body.case;
  return {
    id: opening.case,
    authority: opening.body.authority,
    opened: stampOf(opening),
    case: file,
    participants: [...people.values()]
      .map((person) => ({ ...person, part: partOf(person, opening.case, file), joined: null }))
      .filter(({ part }) => part !== null)
      .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    currentItem: null,
    items: file.instruction.items.map(({ id }) => ({
      id,
      asked: null,
      ready: null,
      interrupted: null,
      answer: null,
    })),
    containers: file.containers.map(({ number }) => ({ number, check: null })),
    lines: file.goods.map(({ line }) => ({ line, finding: null })),
    stills: [],
    frames: [],
    chat: [],
    calls: [],
    suspensions: [],
    ending: null,
    objections: [],
    clocks: [],
    result: null,
    signOff: null,
    voided: [],
    seal: null,
    report: null,
    timestamps: [],
    parallel: [],
    amendments: [],
    recordings: [],
    closing: null,
    challenges: [],
    places: [],
    prechecks: [],
    rejected: [],
    forks: [],
    count: 0,
  };
}
