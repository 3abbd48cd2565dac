import type { CaseFile } from '../customs/case-file';
import type { ChallengeAnswer, CutKind } from '../customs/presence-labels';
import type { RecordingEnding, RefusalKind, SuspensionReason } from '../customs/codes';
import type { Person } from '../identity/person';
import type { BodyOf, EventType, PageRevision } from './bodies';
import type { ChallengeStep } from './challenge';
import type { DrawnMark } from './marks';
import type { StatedPlace } from './place';
import type { RecordingHead } from './recording';
import type { RuleId } from './rules';

/** Who somebody is in this case. */
export type Part = 'lead' | 'second' | 'representative' | 'witness' | 'observer';

/** The time of a fact by its author's clock, and the event that states it. */
export interface Stamp {
  event: string;
  author: string;
  wall: string;
}

export interface Participant extends Person {
  part: Part | null;
  /** With which version of the program, and on what system. */
  joined: (Stamp & BodyOf<'participant.joined'>) | null;
}

export interface Still {
  id: string;
  item: string;
  /** The earlier still that this one was asked for in place of. */
  retakeOf: string | null;
  /** That one stays in use beside it. */
  keepBoth: boolean;
  /** Name of the burst it belongs to. */
  burst: string | null;
  requested: Stamp | null;
  captured: (Stamp & Omit<BodyOf<'still.captured'>, 'still' | 'item'>) | null;
  /** Code of the failure, when the camera's side could not take it. */
  failed: (Stamp & { code: string }) | null;
  /** The lead officer's machine has the original and has checked it. */
  received: Stamp | null;
  setAside: (Stamp & { reason: string }) | null;
  /** What the lead drew over it, in the order drawn, those that were undone too. */
  marks: (Stamp & DrawnMark & { undone: Stamp | null })[];
}

/** A frame of the received video: never evidence by itself. */
export interface Frame extends Stamp, Omit<BodyOf<'frame.grabbed'>, 'frame' | 'item'> {
  id: string;
  item: string | null;
}

export interface ItemState {
  id: string;
  asked: Stamp | null;
  ready: Stamp | null;
  /** The connection broke while this was asked for: it has to be shown again. */
  interrupted: Stamp | null;
  answer: (Stamp & Omit<BodyOf<'item.answered'>, 'item'>) | null;
}

export interface ContainerState {
  number: string;
  check: (Stamp & Omit<BodyOf<'container.checked'>, 'container'>) | null;
}

export interface LineState {
  line: number;
  finding: (Stamp & Omit<BodyOf<'line.found'>, 'line'>) | null;
}

export interface Signature extends Stamp {
  part: Part;
  name: string;
  prepared: string;
  cms: string;
  statement: string;
  page: PageRevision;
}

export interface Refusal extends Stamp {
  part: Part;
  name: string;
  prepared: string;
  how: RefusalKind;
  reason: string;
}

/** A time during which nothing was asked for, answered or found. */
export interface Suspension extends Stamp {
  reason: SuspensionReason;
  text: string;
  /** Null while it lasts. */
  resumed: (Stamp & { text: string }) | null;
}

export interface Objection extends Stamp {
  text: string;
  answer: (Stamp & { text: string }) | null;
}

/** What was added after the seal, with the confirmations and the seal of its own. */
export interface Amendment extends Stamp {
  reason: string;
  text: string;
  confirmed: (Stamp & { part: Part; name: string; remark: string })[];
  seal: (Stamp & BodyOf<'amendment.sealed'>) | null;
}

export interface SignOff {
  /** `objections`: how many there were when it was put forward. */
  prepared: Stamp & BodyOf<'signoff.prepared'> & { objections: number };
  signatures: Signature[];
  refusal: Refusal | null;
}

/** An event that is kept but has no effect, and the rule that says why. */
export interface Rejection {
  event: string;
  author: string;
  seq: number;
  type: EventType;
  rule: RuleId;
}

/** Two different events that claim the same place in one author's log. */
export interface Fork {
  author: string;
  seq: number;
  events: string[];
  /** The one of them that a sign-off or seal rests on, which stays; null while none or several do. */
  settled: string | null;
}

export interface CameraTroubleTime extends Stamp, Omit<BodyOf<'camera.trouble'>, 'session'> {
  recovered: (Stamp & { agoMs: number }) | null;
}

/** The connection to somebody broke: as the author's machine noticed it. */
export interface Interruption extends Stamp {
  peer: string;
  /** Milliseconds for which nothing had come from the peer by then. */
  quietMs: number;
  /** The connection stood again, or one of the two left; null while neither happened. */
  end: (Stamp & { how: 'back' | 'left' }) | null;
}

export interface CallSession {
  id: string;
  joined: (Stamp & { camera: string; microphone: string })[];
  /** Cameras that were changed in the middle of it. */
  cameras: (Stamp & Omit<BodyOf<'camera.changed'>, 'session'>)[];
  /** Times in which a camera showed nothing of the scene; `recovered` is null while it lasts, or where nobody said more. */
  troubles: CameraTroubleTime[];
  connected: Stamp | null;
  interruptions: Interruption[];
  left: (Stamp & { reason: string })[];
}

/** One file of a recording; where the recorder had to begin anew, another follows. */
export interface Take extends Stamp, Omit<BodyOf<'recording.begun'>, 'recording'> {
  /** What of it is known to be on the recorder's disk; null before the first part. */
  kept: RecordingHead | null;
}

/** A recording of the call, which stays on the machine of whoever asked for it. */
export interface Recording {
  id: string;
  requested: Stamp;
  /** The company's; null while it has not answered. */
  answer: (Stamp & { consents: boolean }) | null;
  withdrawn: Stamp | null;
  takes: Take[];
  ended: (Stamp & { reason: RecordingEnding }) | null;
}

/** What the company was asked to show before the camera, drawn at random. */
export interface Challenge {
  id: string;
  issued: Stamp;
  steps: ChallengeStep[];
  answer: (Stamp & { how: ChallengeAnswer }) | null;
  judgement: (Stamp & Omit<BodyOf<'challenge.judged'>, 'challenge'>) | null;
  /** What cut the company's picture between issue and judgement. */
  cuts: (Stamp & { kind: CutKind })[];
}

/** Everything that the events of one inspection add up to. Plain data: it crosses the bridge as it is. */
export interface Inspection {
  id: string;
  authority: string;
  opened: Stamp;
  case: CaseFile;
  participants: Participant[];
  /** The item that the company is asked to show now. */
  currentItem: string | null;
  items: ItemState[];
  containers: ContainerState[];
  lines: LineState[];
  stills: Still[];
  frames: Frame[];
  chat: (Stamp & BodyOf<'chat.said'>)[];
  calls: CallSession[];
  suspensions: Suspension[];
  /** How the lead ended the inspection before everything was answered. */
  ending: (Stamp & BodyOf<'inspection.ended'>) | null;
  objections: Objection[];
  clocks: (Stamp & BodyOf<'clock.compared'>)[];
  result: (Stamp & BodyOf<'result.proposed'>) | null;
  signOff: SignOff | null;
  /** Sign-offs that the lead took back, with the signatures that became void with them. */
  voided: (SignOff & { reopened: Stamp & { reason: string } })[];
  seal: (Stamp & BodyOf<'seal.applied'>) | null;
  report: (Stamp & BodyOf<'report.attached'>) | null;
  timestamps: (Stamp & BodyOf<'timestamp.given'>)[];
  /** Signatures of another suite beside those that count. */
  parallel: (Stamp & BodyOf<'signature.parallel'>)[];
  amendments: Amendment[];
  recordings: Recording[];
  /** The last event that says how far the record reached; see `isClosed`. */
  closing: (Stamp & BodyOf<'record.closed'>) | null;
  challenges: Challenge[];
  /** Where the company's machine was, each time that it said so. */
  places: (Stamp & StatedPlace)[];
  /** What machines found before they went into a call. */
  prechecks: (Stamp & BodyOf<'precheck.done'>)[];
  rejected: Rejection[];
  forks: Fork[];
  /** Number of events that came in, effective or not. */
  count: number;
}

/** Whether the last closing covers every other event that is here. */
export const isClosed = ({ closing, count }: Inspection): boolean => closing?.count === count - 1;

/** Whether anything of the inspection itself happened: people were connected, or something was asked for or found. */
export function hasBegun({ calls, items, containers, lines }: Inspection): boolean {
  return (
    calls.some(({ connected }) => connected !== null) ||
    items.some(({ asked, answer }) => asked !== null || answer !== null) ||
    containers.some(({ check }) => check !== null) ||
    lines.some(({ finding }) => finding !== null)
  );
}

export type Phase = 'open' | 'signing' | 'sealed';

export function phaseOf(inspection: Inspection): Phase {
  if (inspection.seal) return 'sealed';
  return inspection.signOff ? 'signing' : 'open';
}
