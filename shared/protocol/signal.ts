import { z } from 'zod';
import { CheckpointText } from '../record/checkpoint';
import { Frontier, RandomId, Sha256, WallTime } from '../record/primitives';
import { Paths } from './paths';

/**
 * The WebSocket between an app's main process and the hub (`wss://…/v1/live`, mutual TLS like every other route): who
 * is in a call, signalling between them, and word of new events. One JSON message a frame, at most 64 KiB.
 */
export const MAX_SIGNAL_BYTES = 64 * 1024;

const Sdp = z.string().max(48 * 1024);

/**
 * What simple-peer wants carried to the other side. It is signed with the sender's device key, so a hub that swaps the
 * DTLS fingerprint in an offer or answer is found out and the call ends.
 */
export const SignalData = z.union([
  z.strictObject({ type: z.literal('offer'), sdp: Sdp }),
  /** `to` names the offer that it answers: number and version in its origin. */
  z.strictObject({ type: z.literal('answer'), sdp: Sdp, to: z.string().max(60) }),
  z.strictObject({
    type: z.literal('candidate'),
    candidate: z.strictObject({
      candidate: z.string().max(1000),
      sdpMid: z.string().max(40).nullable(),
      sdpMLineIndex: z.int().min(0).max(64).nullable(),
      usernameFragment: z.string().max(256).nullish(),
    }),
  }),
  z.strictObject({ type: z.literal('renegotiate'), renegotiate: z.literal(true) }),
  z.strictObject({
    type: z.literal('transceiverRequest'),
    transceiverRequest: z.strictObject({ kind: z.enum(['audio', 'video']), init: z.unknown().optional() }),
  }),
]);
export type SignalData = z.infer<typeof SignalData>;

/** The signed part of a signal, in canonical JSON. */
export const SignalPayload = z.strictObject({
  v: z.literal(1),
  case: RandomId,
  session: RandomId,
  /** Which attempt to connect these two this belongs to; older ones are dropped. */
  generation: z.int().min(0),
  /** Counts up within a generation, from 0. */
  n: z.int().min(0),
  from: Sha256,
  to: Sha256,
  data: SignalData,
});
export type SignalPayload = z.infer<typeof SignalPayload>;

/** Somebody in a call. */
export const Member = z.strictObject({
  fingerprint: Sha256,
  joinedAt: WallTime,
  /** Chosen by the app on joining: another one is another run of the app, which knows nothing of earlier connections. */
  run: RandomId,
  /** False while the socket to the hub is broken: signals wait then, and the call itself may well go on. */
  here: z.boolean(),
});

export const ToHub = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('watch'), cases: z.array(RandomId).max(10_000) }),
  /** Also said again after every loss of the socket. */
  z.strictObject({ t: z.literal('join'), case: RandomId, run: RandomId }),
  z.strictObject({ t: z.literal('leave'), case: RandomId }),
  z.strictObject({
    t: z.literal('signal'),
    to: Sha256,
    case: RandomId,
    payload: z.string().max(60_000),
    signature: z.base64().max(200),
  }),
  z.strictObject({ t: z.literal('ping'), n: z.int() }),
]);
export type ToHub = z.infer<typeof ToHub>;

export const FromHub = z.discriminatedUnion('t', [
  /** Who is in the case's call now; the session's name stays while anybody is in it. A later member calls an earlier one. */
  z.strictObject({
    t: z.literal('roster'),
    case: RandomId,
    session: RandomId,
    members: z.array(Member).max(8),
  }),
  /** How the caller may reach the others of a call that it is in: before its first roster, and anew before it expires. */
  z.strictObject({ t: z.literal('paths'), case: RandomId, ...Paths.shape }),
  z.strictObject({
    t: z.literal('signal'),
    from: Sha256,
    case: RandomId,
    payload: z.string().max(60_000),
    signature: z.base64().max(200),
  }),
  /** A case of the caller's has new events; also said at once for every case in `watch`. */
  z.strictObject({ t: z.literal('news'), case: RandomId, frontier: Frontier }),
  /** A certificate was taken back: the list is to be fetched. Also said to whoever connects, once there is any. */
  z.strictObject({ t: z.literal('revocations') }),
  /** The hub's tree head: on connecting, and whenever the hub has signed a receipt. */
  z.strictObject({ t: z.literal('checkpoint'), checkpoint: CheckpointText }),
  z.strictObject({ t: z.literal('pong'), n: z.int() }),
  /** What the hub did not do, and for which call; a socket that is closed for it hears this first. */
  z.strictObject({ t: z.literal('error'), code: z.string().max(80), case: RandomId.optional() }),
]);
export type FromHub = z.infer<typeof FromHub>;
