import { z } from 'zod';
import { PICTURE_PLACES } from '../bundle/places';
import { REFUSALS } from '../customs/codes';
import { HubUrl } from '../identity/invitation';
import { BODIES } from '../record/bodies';
import { SignedEventJson } from '../record/event';
import { RECORDING_INPUTS } from './recording-inputs';
import { BlobRef, FreeText, Frontier, ItemId, RandomId, Sha256, ShortText } from '../record/primitives';
import { INVITED_ROLES } from '../protocol/hub';
import { TurnSecret, TurnUrls } from '../protocol/paths';
import { SignalData } from '../protocol/signal';
import { PARALLEL_SUITES } from '../suites/suites';
import { TimeAuthoritySettings } from './time-authorities';

/**
 * Everything that a window may ask of the main process: the closed list of calls and the schema of each one's input.
 * Main parses every input with these; what does not fit is answered with `input.invalid` and nothing happens.
 */

/** Characters of a table of events: far more than a record has room for. */
const MAX_TABLE = 64 * 1024 * 1024;

const Nothing = z.undefined();
const OfCase = z.strictObject({ case: RandomId });
const Passphrase = z.string().min(8).max(200);
const PersonName = z.string().trim().min(1).max(80);
/** A picture as it left the camera's encoder; 64 MiB is beyond any camera. */
const Picture = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length > 0 && bytes.length <= 64 * 1024 * 1024);

/** Events that a window may ask to write as they are. Stills, sign-off and reports have calls of their own. */
export const WRITABLE = [
  'participant.joined',
  'call.joined',
  'camera.changed',
  'camera.trouble',
  'camera.recovered',
  'call.connected',
  'call.interrupted',
  'call.left',
  'clock.compared',
  'item.asked',
  'item.ready',
  'item.answered',
  'still.requested',
  'still.failed',
  'still.set-aside',
  'mark.drawn',
  'mark.undone',
  'challenge.issued',
  'challenge.answered',
  'challenge.judged',
  'place.stated',
  'precheck.done',
  'chat.said',
  'container.checked',
  'line.found',
  'inspection.suspended',
  'inspection.resumed',
  'inspection.ended',
  'objection.raised',
  'objection.answered',
  'result.proposed',
  'amendment.made',
  'amendment.confirmed',
  'recording.requested',
  'recording.consented',
  'recording.declined',
  'recording.withdrawn',
] as const;
/** What a person's trust in an authority rests on when a bundle is checked. */
export const TRUST_ORIGINS = ['certificate', 'fingerprint', 'compared'] as const;

/** Authorities that a person trusts: by fingerprint, and by certificate (DER as Base64) where one was given. */
const TrustedAuthorities = z
  .array(
    z.strictObject({
      fingerprint: Sha256,
      from: z.enum(TRUST_ORIGINS),
      certificate: z.base64().max(20_000).optional(),
    }),
  )
  .max(100);
/** Pages of the system's settings that a window may have opened: a name, never an address. */
export const SETTINGS_PAGES = ['camera', 'microphone'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

export type Writable = (typeof WRITABLE)[number];

const Fact = z.discriminatedUnion(
  'type',
  WRITABLE.map((type) => z.strictObject({ type: z.literal(type), body: BODIES[type] })) as unknown as [
    z.ZodObject<{ type: z.ZodLiteral<Writable>; body: z.ZodUnknown }>,
  ],
);

export const INPUTS = {
  /** Where the app stands: first run, locked or ready. */
  'app.status': Nothing,
  'app.set-language': z.strictObject({ language: z.enum(['zh', 'en']) }),
  /** Opens a second app on this machine with a data folder of its own ("try both"). */
  'app.open-companion': Nothing,
  /** What the system itself lets this app have. */
  'app.media-access': Nothing,
  /** Opens the page of the system's settings where a device is allowed; false where the system has none to open. */
  'app.open-settings': z.strictObject({ page: z.enum(SETTINGS_PAGES) }),
  /** First run: makes the store's key; the passphrase only where the system has no safe place for keys. */
  'vault.create': z.strictObject({ passphrase: Passphrase.optional() }),
  'vault.unlock': z.strictObject({ passphrase: z.string().max(200) }),

  /** First run of the first officer: starts the embedded hub and enrols this person with it. */
  'identity.found-office': z.strictObject({
    name: PersonName,
    badge: z.string().trim().min(1).max(40),
    office: PersonName,
  }),
  /** Looks at an invitation without using it. */
  'identity.read-invitation': z.strictObject({ text: z.string().max(4000) }),
  'identity.join': z.strictObject({ text: z.string().max(4000), name: PersonName.optional() }),

  'hub.status': Nothing,
  /** Addresses of this machine that the embedded hub could listen on. */
  'hub.addresses': Nothing,
  'hub.listen': z.strictObject({ host: z.string().max(100), port: z.int().min(0).max(65535) }),
  /** A hub that this machine knows is reached elsewhere now. Only the one with the pinned certificate is spoken to. */
  'hub.move': z.strictObject({ hub: Sha256, url: HubUrl }),
  'hub.turn': Nothing,
  /** Sets the TURN servers of the embedded hub; none where `urls` is empty. `secret` is left out where it stays. */
  'hub.set-turn': z.strictObject({ urls: TurnUrls, secret: TurnSecret.optional(), relayOnly: z.boolean() }),

  'invitations.create': z.strictObject({
    role: z.enum(INVITED_ROLES),
    case: RandomId.optional(),
    name: PersonName.optional(),
    badge: z.string().trim().max(40).optional(),
    validMinutes: z
      .int()
      .min(1)
      .max(7 * 24 * 60),
  }),
  'invitations.list': z.strictObject({ case: RandomId.optional() }),
  'invitations.revoke': z.strictObject({ id: RandomId }),

  'cases.list': Nothing,
  'cases.get': OfCase,
  /** Checks a case file without opening a case. */
  'cases.check-file': z.strictObject({ text: z.string().max(2 * 1024 * 1024) }),
  'cases.open': z.strictObject({ text: z.string().max(2 * 1024 * 1024) }),

  'record.write': z.strictObject({ case: RandomId, fact: Fact }),
  /** Events that another machine sent over the data channel. */
  'record.ingest': z.strictObject({ case: RandomId, events: z.array(SignedEventJson).min(1).max(500) }),
  /** Signed events that somebody with this frontier does not have, causes first. */
  'record.missing': z.strictObject({ case: RandomId, frontier: Frontier }),

  'still.store': z.strictObject({
    case: RandomId,
    still: RandomId,
    item: ItemId,
    original: Picture,
    thumbnail: Picture,
    method: z.enum(['grab-frame', 'take-photo']),
    camera: z.string().max(200),
    track: z.strictObject({ width: z.int().min(1), height: z.int().min(1), frameRate: z.number().min(0) }),
    check: BODIES['still.captured'].shape.check,
  }),
  /** A frame of the received video, as the lead officer's screen showed it. */
  'frame.store': z.strictObject({
    case: RandomId,
    frame: RandomId,
    item: ItemId.optional(),
    image: Picture,
    from: Sha256,
    delayMs: BODIES['frame.grabbed'].shape.delayMs,
  }),
  /** Bytes of a blob that this machine has, for sending: at most 1 MiB a call. */
  'blob.read': z.strictObject({
    case: RandomId,
    sha256: Sha256,
    offset: z.int().min(0),
    length: z
      .int()
      .min(1)
      .max(1024 * 1024),
  }),
  /** Begins or goes on receiving a blob that an event of this case names. */
  'blob.receive': z.strictObject({ case: RandomId, blob: BlobRef }),
  'blob.write': z.strictObject({
    case: RandomId,
    sha256: Sha256,
    offset: z.int().min(0),
    bytes: z.instanceof(Uint8Array),
  }),

  'call.join': OfCase,
  'call.leave': OfCase,
  /** Before a call: round trips, bytes there and back, and the clock of the case's hub. */
  'precheck.hub': OfCase,
  /** The servers by which a call of this case may go, to be tried before it. */
  'precheck.paths': OfCase,
  'call.signal': z.strictObject({
    case: RandomId,
    session: RandomId,
    to: Sha256,
    generation: z.int().min(0),
    data: SignalData,
  }),

  'call.limit': Nothing,
  /** How long a broken connection is waited for before the lead officer is asked what to do. */
  'call.set-limit': z.strictObject({ minutes: z.int().min(1).max(120) }),

  'signoff.prepare': OfCase,
  'signoff.reopen': z.strictObject({ case: RandomId, reason: ShortText }),
  /** `name` is the signer's own name, typed to confirm. */
  'signoff.sign': z.strictObject({ case: RandomId, name: PersonName, statement: FreeText }),
  'signoff.refuse': z.strictObject({ case: RandomId, how: z.enum(REFUSALS), reason: ShortText }),
  'signoff.seal': OfCase,
  'amendment.seal': z.strictObject({ case: RandomId, amendment: Sha256 }),

  /** Asks where to save, then writes the bundle there; null when the person cancelled. */
  'export.bundle': OfCase,
  'export.cancel': OfCase,
  /** Asks where to save, then writes the certificate of an authority that this machine's people have theirs from. */
  'export.authority': z.strictObject({ authority: Sha256 }),
  'sync.now': Nothing,
  ...RECORDING_INPUTS,

  'signing.status': Nothing,
  'signing.set': z.strictObject({ parallel: z.enum(PARALLEL_SUITES).nullable() }),
  'time.status': Nothing,
  /** Sets all time stamping authorities anew. */
  'time.set': z.strictObject({ authorities: TimeAuthoritySettings }),
  /** Asks the authorities for what is missing now. */
  'time.ask': Nothing,

  /** A file that a person gave to be checked. Only the preload asks this: a page cannot name a path. */
  'verify.take': z.strictObject({ path: z.string().min(1).max(32_767) }),
  /** Checks the file that was taken, trusting what this machine knows and the authorities named here. */
  'verify.start': z.strictObject({ file: RandomId, trusted: TrustedAuthorities }),
  'verify.cancel': z.strictObject({ file: RandomId }),
  /** Asks where to save, then writes a renewed copy there; null when the person cancelled. */
  'verify.renew': z.strictObject({ file: RandomId, trusted: TrustedAuthorities }),
  'verify.picture': z.strictObject({ file: RandomId, place: z.enum(PICTURE_PLACES), sha256: Sha256 }),
  /** Asks where to save, then writes the list of events there; null when the person cancelled. */
  'verify.table': z.strictObject({ file: RandomId, csv: z.string().max(MAX_TABLE) }),
} as const;

export type CallName = keyof typeof INPUTS;
/** What a window may call by name; the rest is the preload's own. */
export type WindowCall = Exclude<CallName, 'verify.take'>;
export type InputOf<N extends CallName> = z.infer<(typeof INPUTS)[N]>;
