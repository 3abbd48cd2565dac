import type { Picture } from '../bundle/look';
import type { BundleReport, CheckedRecord } from '../bundle/verify/report';
import type { CaseIssue } from '../customs/case-file';
import type { ErrorJson } from '../errors';
import type { Person } from '../identity/person';
import type { Invitation } from '../protocol/hub';
import type { Paths } from '../protocol/paths';
import type { Member, SignalData } from '../protocol/signal';
import type { Blocker } from '../record/blockers';
import type { ClockFinding } from '../record/clock';
import type { SignedEventJson } from '../record/event';
import type { EventType } from '../record/bodies';
import type { BlobRef } from '../record/primitives';
import type { RuleId } from '../record/rules';
import type { Inspection, Part, Phase } from '../record/state';
import type { ParallelSuite } from '../suites/suites';
import type { z } from 'zod';
import type { CallName, InputOf, WindowCall } from './inputs';
import type { HubCheck } from './hub-check';
import type { RecordingHere, RecordingProgress } from './recordings';
import type { TimeAuthoritySetting } from './time-authorities';

/** What main answers to each call. */
export interface Outputs {
  'app.status': AppStatus;
  'app.set-language': undefined;
  'app.open-companion': undefined;
  'app.media-access': MediaAccess;
  'app.open-settings': boolean;
  'vault.create': AppStatus;
  'vault.unlock': AppStatus;
  'identity.found-office': AppStatus;
  'identity.read-invitation': InvitationPreview;
  'identity.join': { status: AppStatus; case: string | null };
  'hub.status': HubStatus;
  'hub.addresses': { address: string; loopback: boolean; interface: string }[];
  'hub.listen': HubStatus;
  'hub.move': HubStatus;
  'hub.turn': TurnStatus;
  'hub.set-turn': TurnStatus;
  'invitations.create': { invitation: InvitationInfo; link: string; code: string };
  'invitations.list': InvitationInfo[];
  'invitations.revoke': undefined;
  'cases.list': CaseSummary[];
  'cases.get': CaseView;
  'cases.check-file': { ok: boolean; issues: CaseIssue[]; warnings: CaseIssue[] };
  'cases.open': { case: string };
  'record.write': { hash: string };
  'record.ingest': { accepted: number; refused: ErrorJson[] };
  'record.missing': SignedEventJson[];
  'still.store': {
    event: SignedEventJson;
    original: BlobRef;
    thumbnail: BlobRef;
    width: number;
    height: number;
  };
  'frame.store': { image: BlobRef };
  'blob.read': Uint8Array;
  'blob.receive': BlobArrival;
  'blob.write': BlobArrival;
  'precheck.hub': HubCheck;
  'precheck.paths': Pick<Paths, 'iceServers'>;
  'call.join': CallInfo;
  'call.leave': undefined;
  'call.signal': undefined;
  'call.limit': { minutes: number };
  'call.set-limit': { minutes: number };
  'signoff.prepare': undefined;
  'signoff.reopen': undefined;
  'signoff.sign': undefined;
  'signoff.refuse': undefined;
  'signoff.seal': undefined;
  'amendment.seal': undefined;
  'export.bundle': { path: string; bytes: number } | null;
  'export.cancel': undefined;
  'export.authority': { path: string } | null;
  'sync.now': undefined;
  'recording.write': RecordingProgress;
  'recording.end': undefined;
  'recording.spare': { spare: number };
  'recording.list': RecordingHere[];
  'recording.read': Uint8Array;
  'recording.clip': { path: string; bytes: number } | null;
  'recording.clip-cancel': undefined;
  'signing.status': SigningStatus;
  'signing.set': SigningStatus;
  'time.status': TimeStatus;
  'time.set': TimeStatus;
  'time.ask': undefined;
  'verify.take': GivenFile;
  'verify.start': CheckedFile;
  'verify.cancel': undefined;
  'verify.renew': RenewedFile | null;
  'verify.picture': Picture;
  'verify.table': { path: string } | null;
}

/** Whether the system lets this app use a device; `unknown` where it does not say (Linux). */
export type Access = 'granted' | 'denied' | 'not-asked' | 'unknown';

export interface MediaAccess {
  camera: Access;
  microphone: Access;
  /** Which system this is, for words that say where to look. */
  system: 'macos' | 'windows' | 'linux';
}

/** A file that main holds open to be checked. */
export interface GivenFile {
  file: string;
  name: string;
  size: number;
}

/** A bundle that was renewed: where the new file lies, which is open now in the old one's place. */
export interface RenewedFile {
  path: string;
  given: GivenFile;
}

/** What checking a file found, and the record in it where one could be read. */
export interface CheckedFile {
  report: BundleReport;
  record: CheckedRecord | null;
}

export interface AppStatus {
  stage: 'first-run' | 'locked' | 'nobody' | 'ready';
  version: string;
  language: 'zh' | 'en';
  /** Who keeps the store's key: the operating system, or a passphrase where the system offers nothing better. */
  keyKeeper: 'system' | 'passphrase';
  /** Everybody that this machine has keys for: one officer, or one representative for each case. */
  people: Person[];
  office: string | null;
}

export type InvitationInfo = z.infer<typeof Invitation>;
export type MemberInfo = z.infer<typeof Member>;

export interface InvitationPreview {
  hub: string;
  /** First 80 bits of the hub's TLS certificate hash, grouped, to be compared by voice. */
  fingerprint: string;
}

export interface HubStatus {
  embedded: boolean;
  /** The embedded hub's listening address, or null where there is none or it could not listen. */
  listening: { host: string; port: number } | null;
  /** Why the embedded hub does not listen. */
  error: ErrorJson | null;
  hubs: {
    name: string;
    url: string;
    /** SHA-256 of the certificate of its authority: what others compare before they trust a bundle. */
    authority: string;
    connected: boolean;
    error: ErrorJson | null;
  }[];
}

/** The TURN servers that the embedded hub lets calls go through. The secret itself never comes back. */
export interface TurnStatus {
  urls: string[];
  hasSecret: boolean;
  relayOnly: boolean;
}

/** What this machine signs with beside the record's own suite; null for nothing. */
export interface SigningStatus {
  parallel: ParallelSuite | null;
}

/** The time stamping authorities that are set, and how it stands with each. */
export interface TimeStatus {
  authorities: (TimeAuthoritySetting & {
    /** How many of this machine's signatures and seals have no timestamp of it yet. */
    missing: number;
    /** Why the last attempt failed; null while none has since one succeeded. */
    lastError: ErrorJson | null;
  })[];
}

export interface SyncStatus {
  /** Whether the case's hub answers now. */
  online: boolean;
  /** Facts and files of this machine that the hub has not yet signed for. */
  unsentEvents: number;
  unsentBlobs: number;
  /** Files that events name and that are not on this machine yet. */
  missingBlobs: number;
  /** When everything was last the same on both sides, by this machine's clock. */
  syncedAt: string | null;
  error: ErrorJson | null;
}

export interface CaseSummary {
  id: string;
  title: string;
  declaration: string;
  company: string;
  containers: string[];
  scheduledAt: string | null;
  openedAt: string;
  phase: Phase;
  /** Suspended or ended early while it is open; null while it goes on. */
  standstill: 'suspended' | 'ended' | null;
  /** People were connected in a call, or something was asked for or found. */
  begun: boolean;
  part: Part | null;
  answered: number;
  items: number;
  stills: number;
  result: string | null;
  blockers: number;
  /** The call that this machine's person joined and did not leave: the app ended in it. Null while there is none. */
  unfinishedCall: { session: string; since: string } | null;
  sync: SyncStatus;
}

/** One event as the record tab shows it. */
export interface TimelineEntry {
  hash: string;
  seq: number;
  author: string;
  name: string;
  part: Part | null;
  wall: string;
  type: EventType;
  body: unknown;
  rejected: RuleId | null;
  /** The hub has signed for it. */
  synced: boolean;
}

export interface CaseView {
  inspection: Inspection;
  /** This machine's person in the case. */
  me: { fingerprint: string; name: string; part: Part | null };
  phase: Phase;
  contentBlockers: Blocker[];
  sealBlockers: Blocker[];
  timeline: TimelineEntry[];
  /** Where the clocks of the record contradict each other. */
  clockFindings: ClockFinding[];
  /** The record as its report shows it, from when it was put forward; null while it is not. */
  putForward: { inspection: Inspection; clockFindings: ClockFinding[] } | null;
  /** SHA-256 of the blobs that are whole on this machine's disk. */
  present: string[];
  waiting: number;
  sync: SyncStatus;
}

export interface BlobArrival {
  /** Bytes taken in; where the sender goes on. After a crash it may be lower: ask `blob.receive` again. */
  offset: number;
  size: number;
  /** The whole file is on disk and its hash is the one that its event names. */
  verified: boolean;
}

export interface CallInfo {
  session: string;
  me: string;
  members: MemberInfo[];
  paths: Paths;
}

/** What main tells a window without being asked. */
export interface Pushes {
  /** The record of a case changed; `events` are those that this machine wrote, to be sent to the others in the call. */
  'case-changed': { case: string; written: SignedEventJson[] };
  'cases-changed': Record<string, never>;
  'sync-changed': { case: string; sync: SyncStatus };
  'hub-changed': HubStatus;
  'time-changed': Record<string, never>;
  'call-roster': { case: string; session: string; members: MemberInfo[] };
  /** How to reach the others from now on: what was known before expires, or the office changed it. */
  'call-paths': { case: string; paths: Paths };
  'call-signal': { case: string; session: string; from: string; generation: number; data: SignalData };
  /** A signal that was not what its sender signed: the call ends. */
  'call-tampered': { case: string; from: string; error: ErrorJson };
  /** This machine has other addresses than before: connections from the old ones are gone. */
  'call-network': { case: string };
  'call-hub': { case: string; connected: boolean };
  'blob-arrived': { case: string; sha256: string };
  'clip-progress': { case: string; done: number; total: number };
  'export-progress': { case: string; done: number; total: number };
  'verify-progress': { file: string; done: number; total: number };
  /** A join link that the system opened the app with. */
  'open-link': { text: string };
  /** The computer goes to sleep, wakes up, or its screen is locked or unlocked. */
  'power-changed': { to: PowerChange };
}

export type PowerChange = 'asleep' | 'awake' | 'locked' | 'unlocked';

export type PushName = keyof Pushes;
export const PUSH_NAMES = [
  'case-changed',
  'cases-changed',
  'sync-changed',
  'hub-changed',
  'time-changed',
  'call-roster',
  'call-paths',
  'call-signal',
  'call-tampered',
  'call-network',
  'call-hub',
  'blob-arrived',
  'clip-progress',
  'export-progress',
  'verify-progress',
  'open-link',
  'power-changed',
] as const satisfies PushName[];

export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorJson };

/** What the preload puts on `window.yuanjian`: one function a call, a way to listen to each push, and one to give a file. */
export interface Bridge {
  calls: { [N in WindowCall]: (input: InputOf<N>) => Promise<Answer<Outputs[N]>> };
  on: <P extends PushName>(name: P, listener: (value: Pushes[P]) => void) => () => void;
  /** Gives main a file that a person chose or dropped: the preload asks the system where it lies. */
  takeFile: (file: File) => Promise<Answer<GivenFile>>;
}

export const callChannel = (name: CallName): string => `yuanjian:call:${name}`;
export const pushChannel = (name: PushName): string => `yuanjian:push:${name}`;
