import { z } from 'zod';
import { AppError } from '../errors';
import { base64, fromBase64, fromUtf8, utf8, type Bytes } from '../bytes';
import { sha256Hex } from '../hash';
import { canonicalJson } from '../json';
import { RECORD_SUITE } from '../suites/suites';
import { BODIES, EVENT_TYPES, blobsOf, type BodyOf, type EventType } from './bodies';
import { CheckpointText } from './checkpoint';
import { BlobRef, RandomId, Sha256, WallTime } from './primitives';

/** A signed event is at most this many bytes; a body that needs more belongs in a blob. */
export const MAX_EVENT_BYTES = 256 * 1024;

const FORMAT_VERSION = 1;

const Header = z.strictObject({
  v: z.literal(FORMAT_VERSION),
  /** Signature suite: what hashes and signs this event. */
  suite: z.literal(RECORD_SUITE),
  case: RandomId,
  /** SHA-256 of the author's certificate (DER). */
  author: Sha256,
  seq: z.int().min(0).max(1_000_000),
  /** Hash of the author's own previous event; null for the first. */
  prev: Sha256.nullable(),
  /** Author → hash of that author's last event that the writer had: everything written below them came before. */
  seen: z.record(Sha256, Sha256),
  /** The hub's latest checkpoint that the writer had ("not before"), or null. */
  checkpoint: CheckpointText.nullable(),
  wall: WallTime,
  /** Milliseconds of a clock that never goes back, since the writer's app started, and which start that was. */
  mono: z.strictObject({ run: RandomId, ms: z.number().min(0) }),
  type: z.enum(EVENT_TYPES),
  body: z.unknown(),
  blobs: z.array(BlobRef).max(8),
});

/** An event as the reducer sees it: parsed, its signature already checked by whoever let it in. */
export type RecordEvent = {
  [T in EventType]: Omit<z.infer<typeof Header>, 'type' | 'body'> & {
    type: T;
    body: BodyOf<T>;
    hash: string;
  };
}[EventType];
export type EventOf<T extends EventType> = Extract<RecordEvent, { type: T }>;

/** An event as it is stored and sent: the exact bytes that were signed, and the signature (DER ECDSA). */
export interface SignedEvent {
  bytes: Bytes;
  signature: Bytes;
}

/** The same in JSON, for wires that carry text. */
export const SignedEventJson = z.strictObject({
  bytes: z.base64().max(Math.ceil((MAX_EVENT_BYTES * 4) / 3) + 4),
  signature: z.base64().max(200),
});
export type SignedEventJson = z.infer<typeof SignedEventJson>;

export const toWire = (event: SignedEvent): SignedEventJson => ({
  bytes: base64(event.bytes),
  signature: base64(event.signature),
});
export const fromWire = (json: SignedEventJson): SignedEvent => ({
  bytes: fromBase64(json.bytes),
  signature: fromBase64(json.signature),
});

export type EventDraft = Omit<z.infer<typeof Header>, 'v' | 'suite' | 'blobs' | 'type' | 'body'> &
  {
    [T in EventType]: { type: T; body: BodyOf<T> };
  }[EventType];

/**
 * Spells a draft as the bytes that will be signed, stored and sent for ever after.
 * @throws AppError `event.invalid` when the body does not fit its type, `event.too-large` past the limit.
 */
export function encodeEvent(draft: EventDraft): Bytes {
  const body = BODIES[draft.type].safeParse(draft.body);
  if (!body.success)
    throw new AppError('event.invalid', { rule: firstIssue(body.error) }, { cause: body.error });
  const blobs = blobsOf(draft.type, body.data);
  const whole = { v: FORMAT_VERSION, suite: RECORD_SUITE, ...draft, body: body.data, blobs };
  const header = Header.safeParse(whole);
  if (!header.success)
    throw new AppError('event.invalid', { rule: firstIssue(header.error) }, { cause: header.error });
  const bytes = utf8(canonicalJson(whole));
  if (bytes.length > MAX_EVENT_BYTES) throw new AppError('event.too-large', { limit: MAX_EVENT_BYTES });
  return bytes;
}

/**
 * Reads an event's bytes. Accepts only the one spelling that `encodeEvent` writes, so that what a person reads with
 * other tools (which may treat duplicate keys or odd numbers differently) is what this program reads.
 * @throws AppError `event.invalid` or `event.too-large`.
 */
export function decodeEvent(bytes: Uint8Array): RecordEvent {
  if (bytes.length > MAX_EVENT_BYTES) throw new AppError('event.too-large', { limit: MAX_EVENT_BYTES });
  let text: string;
  let value: unknown;
  try {
    text = fromUtf8(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('event.invalid', { rule: 'not JSON in UTF-8' }, { cause });
  }
  const header = Header.safeParse(value);
  if (!header.success) throw new AppError('event.invalid', { rule: firstIssue(header.error) });
  const { seq, prev, author, seen } = header.data;
  if ((seq === 0) !== (prev === null) || author in seen)
    throw new AppError('event.invalid', { rule: 'chain' });
  const body = BODIES[header.data.type].safeParse(header.data.body);
  if (!body.success) throw new AppError('event.invalid', { rule: `body.${firstIssue(body.error)}` });
  if (canonicalJson(body.data) !== canonicalJson(header.data.body)) {
    throw new AppError('event.invalid', { rule: 'body not in normal form' });
  }
  if (canonicalJson(value) !== text) throw new AppError('event.invalid', { rule: 'not in canonical form' });
  if (canonicalJson(blobsOf(header.data.type, body.data)) !== canonicalJson(header.data.blobs)) {
    throw new AppError('event.invalid', { rule: 'blobs differ from the body' });
  }
  return { ...header.data, body: body.data, hash: sha256Hex(bytes) } as RecordEvent;
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.code}` : 'unknown';
}
