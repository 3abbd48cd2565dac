import { z } from 'zod';
import { CaseFile } from '../customs/case-file';
import {
  CAMERA_CHANGES,
  CAMERA_TROUBLES,
  DISPOSALS,
  ENDINGS,
  FINDING_KINDS,
  MISMATCH_KINDS,
  REFUSALS,
  RESULTS,
  SUSPENSION_REASONS,
} from '../customs/codes';
import { PARALLEL_SUITES } from '../suites/suites';
import { CHALLENGE_BODIES } from './challenge';
import { MARK_BODIES } from './marks';
import { PLACE_BODIES } from './place';
import { PRECHECK_BODIES } from './precheck';
import { BlobRef, FreeText, Frontier, ItemId, PhraseId, RandomId, Sha256, ShortText } from './primitives';
import { RECORDING_BODIES } from './recording';
import { STILL_BODIES } from './still-bodies';

/**
 * What each type of event says: one schema a type. A body is checked when it is written, when it arrives and when a
 * bundle is verified; the reducer only ever sees bodies that fit.
 */

/**
 * So long may be what somebody states on signing: what the box of the printed report has room for, beside a refusal. What
 * needs more is an objection, which is raised before and printed in full. Only for writing.
 */
export const MAX_STATEMENT_CHARACTERS = 160;

/** What an RFC 3161 token can vouch for: the value of a signature, or the seal event. */
const TIMESTAMPED = ['signature', 'seal'] as const;

const Evidence = z.array(RandomId).max(200);

/** What an officer found on a goods line, beside what was declared; a member left out was not looked at. */
export const FoundGoods = z.strictObject({
  name: ShortText.optional(),
  hsCode: z.string().max(13).optional(),
  quantity: z.number().min(0).max(1e12).optional(),
  unit: z.string().max(40).optional(),
  grossWeightKg: z.number().min(0).max(1e12).optional(),
  netWeightKg: z.number().min(0).max(1e12).optional(),
  origin: z.string().max(80).optional(),
  marks: z.string().max(500).optional(),
  packaging: z.string().max(200).optional(),
});
export type FoundGoods = z.infer<typeof FoundGoods>;

/** The reducer's result in the seal's own words: what was answered, found and decided. */
export const Outcome = z.strictObject({
  items: z.array(z.strictObject({ id: ItemId, answer: z.string(), text: FreeText, evidence: Evidence })),
  containers: z.array(
    z.strictObject({
      number: z.string(),
      sealFound: z.string(),
      sealIntact: z.boolean(),
      newSeal: z.string(),
      text: FreeText,
      evidence: Evidence,
    }),
  ),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      found: FoundGoods,
      opened: z.number(),
      sampled: z.number(),
      finding: z.enum(FINDING_KINDS),
      mismatches: z.array(z.enum(MISMATCH_KINDS)),
      text: FreeText,
      evidence: Evidence,
    }),
  ),
  stills: z.array(z.strictObject({ id: RandomId, sha256: Sha256, setAside: z.boolean() })),
  ending: z.enum(ENDINGS).nullable(),
  result: z.enum(RESULTS),
  disposal: z.enum(DISPOSALS),
  text: FreeText,
});
export type Outcome = z.infer<typeof Outcome>;

/** DER as Base64, of a size that leaves room for the rest of the event. */
const Base64Der = z
  .string()
  .max(40_000)
  .regex(/^[A-Za-z0-9+/]+=*$/);

/** Far more than a report of a hundred pictures; whoever checks it holds all of it in memory. */
export const MAX_REPORT_BYTES = 32 * 1024 * 1024;
/** What one signature adds: a small printed box with its fonts. */
const MAX_APPEND_BYTES = 4 * 1024 * 1024;

/** The report as it is put forward: printed, prepared and certified. */
const Report = z.strictObject({
  ...BlobRef.shape,
  size: z.int().min(1).max(MAX_REPORT_BYTES),
  mime: z.literal('application/pdf'),
});

/** One more revision of the report, in which the event's author signs a field of it. */
const PageRevision = z.strictObject({
  /** SHA-256 of the whole PDF that was signed on. */
  before: Sha256,
  append: z.strictObject({
    ...BlobRef.shape,
    size: z.int().min(1).max(MAX_APPEND_BYTES),
    mime: z.literal('application/octet-stream'),
  }),
  /** SHA-256 of the whole PDF from then on. */
  after: Sha256,
});
export type PageRevision = z.infer<typeof PageRevision>;

/** The page that checks a bundle in a browser: some eight times as large as it is now. */
const MAX_VERIFIER_BYTES = 8 * 1024 * 1024;
const Verifier = z.strictObject({
  ...BlobRef.shape,
  size: z.int().min(1).max(MAX_VERIFIER_BYTES),
  mime: z.literal('text/html'),
});

/** How far the record reached for the writer of an event: everything that the event rests on. */
const Extent = {
  frontier: Frontier,
  /** Number of events under the frontier. */
  count: z.int().min(1),
  /** RFC 6962 root over the hashes of those events in the record's order. */
  root: Sha256,
};

const Covered = {
  ...Extent,
  /** Every original and thumbnail that those events name, in ascending order. */
  blobs: z.array(Sha256).max(10_000),
  outcome: Outcome,
};

const Troubled = {
  session: RandomId,
  camera: z.string().max(200),
  place: z.literal('second').optional(),
  trouble: z.enum(CAMERA_TROUBLES),
  /** How long before this event it began (or ended), in milliseconds: what passes at once is not written. */
  agoMs: z.int().min(0).max(600_000),
};

export const BODIES = {
  'case.opened': z.strictObject({
    case: CaseFile,
    /** Makes the case's name: see `caseIdFor`. */
    nonce: RandomId,
    /** SHA-256 of the certificate of the authority that certifies everybody in this case. */
    authority: Sha256,
  }),
  'participant.joined': z.strictObject({ app: ShortText, platform: ShortText }),
  'call.joined': z.strictObject({
    session: RandomId,
    camera: z.string().max(200),
    microphone: z.string().max(200),
  }),
  /** The camera of somebody who is in the call is another one now, or none. */
  'camera.changed': z.strictObject({
    session: RandomId,
    /** The camera's name; empty where none is open. */
    camera: z.string().max(200),
    reason: z.enum(CAMERA_CHANGES),
    /** Where it is not the main camera. */
    place: z.literal('second').optional(),
  }),
  /** The picture of a camera in the call is no picture of the scene: as its own machine saw it, for some seconds. */
  'camera.trouble': z.strictObject({ ...Troubled }),
  /** It is one again. */
  'camera.recovered': z.strictObject({ ...Troubled }),
  'call.connected': z.strictObject({ session: RandomId, peer: Sha256 }),
  'call.interrupted': z.strictObject({
    session: RandomId,
    peer: Sha256,
    /** Milliseconds for which nothing had come from the peer when that was noticed. */
    quietMs: z.int().min(0).max(86_400_000).optional(),
  }),
  'call.left': z.strictObject({ session: RandomId, reason: z.string().max(80) }),
  'item.asked': z.strictObject({ item: ItemId }),
  'item.ready': z.strictObject({ item: ItemId }),
  'item.answered': z.strictObject({
    item: ItemId,
    answer: z.enum(['conforms', 'does-not-conform', 'not-applicable']),
    text: FreeText,
    evidence: Evidence,
  }),
  ...STILL_BODIES,
  ...MARK_BODIES,
  ...CHALLENGE_BODIES,
  ...PLACE_BODIES,
  ...PRECHECK_BODIES,
  'chat.said': z.strictObject({
    text: z.string().min(1).max(1000),
    /** Name of the quick phrase that the text is: whoever knows it reads it in their own language. */
    phrase: PhraseId.optional(),
    /** The lead's cue card: shown large to the company, and read aloud where its machine can. */
    card: z.literal(true).optional(),
  }),
  'container.checked': z.strictObject({
    container: z.string().max(20),
    sealFound: z.string().max(60),
    sealIntact: z.boolean(),
    newSeal: z.string().max(60),
    text: FreeText,
    evidence: Evidence,
  }),
  'line.found': z.strictObject({
    line: z.int().min(1).max(999),
    found: FoundGoods,
    opened: z.number().min(0).max(1e9),
    sampled: z.number().min(0).max(1e9),
    finding: z.enum(FINDING_KINDS),
    mismatches: z.array(z.enum(MISMATCH_KINDS)).max(MISMATCH_KINDS.length),
    text: FreeText,
    evidence: Evidence,
  }),
  'inspection.suspended': z.strictObject({ reason: z.enum(SUSPENSION_REASONS), text: z.string().max(200) }),
  'inspection.resumed': z.strictObject({ text: z.string().max(200) }),
  /** The officers end it before everything is answered: for good, or to go on site. */
  'inspection.ended': z.strictObject({ how: z.enum(ENDINGS), reason: ShortText }),
  'objection.raised': z.strictObject({ text: FreeText.min(1) }),
  'objection.answered': z.strictObject({
    /** Hash of the `objection.raised` event. */
    objection: Sha256,
    text: FreeText.min(1),
  }),
  'clock.compared': z.strictObject({
    /** Fingerprint of whom the clock was compared with: the hub's authority, or another participant. */
    with: Sha256,
    /** How far the other clock is ahead of the author's, in milliseconds; half of the round trip is its uncertainty. */
    aheadMs: z.number().min(-1e12).max(1e12),
    roundTripMs: z.number().min(0).max(600_000),
  }),
  'result.proposed': z.strictObject({ result: z.enum(RESULTS), disposal: z.enum(DISPOSALS), text: FreeText }),
  'signoff.prepared': z.strictObject({ ...Covered, report: Report }),
  'signoff.reopened': z.strictObject({ prepared: Sha256, reason: ShortText }),
  'signature.given': z.strictObject({
    /** Hash of the `signoff.prepared` event that this signature is for. */
    prepared: Sha256,
    /** Detached CMS SignedData (CAdES-BES) over the signer's ASiC manifest, DER as Base64. */
    cms: Base64Der,
    /** The signer's objection or remark, in full; empty where there is none. */
    statement: FreeText,
    page: PageRevision,
  }),
  'signature.refused': z.strictObject({
    prepared: Sha256,
    /** The party would not sign, or was not there to sign. */
    how: z.enum(REFUSALS),
    reason: ShortText,
  }),
  'seal.applied': z.strictObject({
    ...Covered,
    prepared: Sha256,
    /** Hashes of the signature and refusal events that the seal rests on, in the record's order. */
    signatures: z.array(Sha256).min(2).max(10),
  }),
  /** The seal's field of the report is signed, which makes the report whole; and the page that goes with the bundle. */
  'report.attached': z.strictObject({ seal: Sha256, page: PageRevision, verifier: Verifier }),
  'timestamp.given': z.strictObject({
    /** Hash of the `signature.given` or `seal.applied` event that the token vouches for. */
    of: Sha256,
    over: z.enum(TIMESTAMPED),
    /** The authority's name as the writer's settings have it. */
    authority: ShortText,
    /** TimeStampToken (RFC 3161), DER as Base64. */
    token: Base64Der,
  }),
  'signature.parallel': z.strictObject({
    /** Hash of the `signature.given` event that this stands beside. */
    of: Sha256,
    suite: z.enum(PARALLEL_SUITES),
    /** The signer's key of that suite: SubjectPublicKeyInfo, DER as Base64. */
    key: z.base64().max(200),
    /** The signature over the signer's ASiC manifest, DER as Base64. */
    value: z.base64().max(200),
  }),
  'amendment.made': z.strictObject({ seal: Sha256, reason: ShortText, text: FreeText.min(1) }),
  'amendment.confirmed': z.strictObject({ amendment: Sha256, remark: FreeText }),
  'amendment.sealed': z.strictObject({ ...Extent, amendment: Sha256 }),
  ...RECORDING_BODIES,
  /** Says that these are all events that its writer has, so that none of them can be left out of a bundle unnoticed. */
  'record.closed': z.strictObject(Extent),
} as const;

export type EventType = keyof typeof BODIES;
export type BodyOf<T extends EventType> = z.infer<(typeof BODIES)[T]>;
export const EVENT_TYPES = Object.keys(BODIES) as [EventType, ...EventType[]];

/** The blobs that a body names, in its order. */
export function blobsOf(type: EventType, body: unknown): BlobRef[] {
  if (type === 'still.captured') {
    const still = body as BodyOf<'still.captured'>;
    return [still.original, still.thumbnail];
  }
  if (type === 'frame.grabbed') return [(body as BodyOf<'frame.grabbed'>).image];
  if (type === 'signoff.prepared') return [(body as BodyOf<'signoff.prepared'>).report];
  if (type === 'signature.given') return [(body as BodyOf<'signature.given'>).page.append];
  if (type === 'report.attached') {
    const { page, verifier } = body as BodyOf<'report.attached'>;
    return [page.append, verifier];
  }
  return [];
}
