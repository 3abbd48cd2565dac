import { z } from 'zod';
import { SignedEventJson } from '../record/event';
import { Frontier, RandomId, Sha256 } from '../record/primitives';
import { CameraDoneMessage, CameraMessage, CameraPlace, CamerasMessage, HolderCueMessage } from './camera';
import { GUIDANCE_MESSAGES } from './guidance';
import { SignalData } from './signal';

/**
 * The messages of the data channels between two people of a call. `control` (reliable, ordered) carries what must
 * not wait, as JSON text; `live` (neither) what is of no use when it is late; `bulk` carries files only, as binary frames: length of the head (4 bytes, big-endian), the head
 * (`BulkHead` as JSON in UTF-8), then the bytes.
 */

/**
 * Chromium's data channel throws on a message over 256 KiB and stays open. An event that is larger in Base64 (a sign-off
 * of a very large case) does not go over the channel: it comes by the hub.
 */
export const MAX_CONTROL_BYTES = 256 * 1024;

const Unit = z.number().min(0).max(1);
/** Milliseconds since 1970, as far as `Date` goes. */
const ClockMs = z.int().min(0).max(8.64e15);

export const Control = z.discriminatedUnion('t', [
  /** First message: what I have of the record, so that the other sends the rest. */
  z.strictObject({ t: z.literal('hello'), frontier: Frontier }),
  /** A signed event; the main process checks and stores it. */
  z.strictObject({ t: z.literal('event'), event: SignedEventJson }),
  /**
   * Lead → company: a mark that follows the pointer, in the drawn picture's own coordinates; null takes it away. On `live` while it
   * moves, so that a lost one keeps none waiting, and on `control` where it stays; `n` counts up, and an older one is late.
   */
  z.strictObject({
    t: z.literal('pointer'),
    n: z.int().min(0),
    at: z.strictObject({ x: Unit, y: Unit }).nullable(),
  }),
  ...GUIDANCE_MESSAGES,
  /**
   * Lead → company: take this still now, from the main camera where none is named. It is stored only once the event
   * `still.requested` is on the record there.
   */
  z.strictObject({
    t: z.literal('shutter'),
    still: RandomId,
    item: z.string().max(64),
    from: CameraPlace.optional(),
  }),
  /** Company → lead: how far a still is on the company's side. */
  z.strictObject({
    t: z.literal('still'),
    still: RandomId,
    step: z.enum(['queued', 'captured', 'stored', 'failed']),
    code: z.string().max(80).optional(),
  }),
  /**
   * Officer → company: I have this many bytes of the file on disk: begin there, or, while it is being sent, keep on (at most
   * BULK_WINDOW_BYTES beyond the latest `want` are on their way). At the end `got` says whether it is verified; `ok: false` stops it.
   */
  z.strictObject({ t: z.literal('want'), sha256: Sha256, offset: z.int().min(0) }),
  z.strictObject({ t: z.literal('got'), sha256: Sha256, ok: z.boolean() }),
  /** Whether the sender's microphone and camera are on, so that silence or a black picture is not a riddle. */
  z.strictObject({ t: z.literal('media'), microphone: z.boolean(), camera: z.boolean() }),
  /** What keeps the picture that the sender sends below what was asked for, as its own encoder says. */
  z.strictObject({ t: z.literal('limit'), by: z.enum(['none', 'cpu', 'bandwidth', 'other']) }),
  /**
   * Measures the round trip of this channel and how far the clocks are apart; answered at once with the same number, and
   * with the answerer's clock when it came and when the answer left.
   */
  z.strictObject({ t: z.literal('ping'), n: z.int().min(0) }),
  z.strictObject({ t: z.literal('pong'), n: z.int().min(0), received: ClockMs, sent: ClockMs }),
  /** A signal for the connection that will replace this one, beside the way through the hub. */
  z.strictObject({ t: z.literal('signal'), generation: z.int().min(0), data: SignalData }),
  CamerasMessage,
  CameraMessage,
  CameraDoneMessage,
  HolderCueMessage,
  z.strictObject({ t: z.literal('bye'), reason: z.string().max(80) }),
]);
export type Control = z.infer<typeof Control>;

/** Head of every binary frame on the bulk channel: what it is a part of, and where it goes. */
export const BulkHead = z.strictObject({
  case: RandomId,
  sha256: Sha256,
  size: z.int().min(1),
  offset: z.int().min(0),
});
export type BulkHead = z.infer<typeof BulkHead>;

/** Payload bytes in one bulk frame (measured: throughput does not depend on it; small ones keep control lively). */
export const BULK_CHUNK_BYTES = 60 * 1024;

/** How far a sender may run ahead of what the receiver has on disk: what keeps the receiver's memory flat. */
export const BULK_WINDOW_BYTES = 1024 * 1024;
