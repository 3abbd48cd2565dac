import { z } from 'zod';
import { CheckpointText } from '../record/checkpoint';
import { SignedEventJson } from '../record/event';
import { Frontier, RandomId, Sha256, WallTime } from '../record/primitives';

/**
 * What an app and a hub say to each other over HTTPS, as JSON unless said otherwise. The app knows the hub by the
 * SHA-256 of its TLS certificate, which came with the invitation; the hub knows the app by its client certificate
 * (mutual TLS), which it issued at enrolment. Version 1 is the path prefix `/v1`.
 */

export const MAX_JSON_BYTES = 8 * 1024 * 1024;
/** A blob travels in segments of at most this many bytes. */
export const SEGMENT_BYTES = 8 * 1024 * 1024;
export const MAX_EVENTS_PER_REQUEST = 500;

const Der = z.base64().max(16_000);
const PersonName = z.string().trim().min(1).max(80);

/** POST /v1/enrol — the only route without a client certificate. */
export const EnrolRequest = z.strictObject({
  /** The invitation's secret. */
  secret: z.string().min(8).max(80),
  /** Public key of the device, SubjectPublicKeyInfo DER, and a signature with it over `enrolmentProof(secret)`. */
  publicKey: Der,
  proof: z.base64().max(200),
  /** What the person says of themself where the invitation leaves it open. */
  name: PersonName.optional(),
});
export const EnrolResponse = z.strictObject({
  certificate: Der,
  authority: Der,
  hub: z.strictObject({ id: Sha256, name: z.string().max(80) }),
  /** The case that the invitation was for; null for officers. */
  case: RandomId.nullable(),
});

export const INVITED_ROLES = ['officer', 'representative', 'witness', 'observer'] as const;

/** POST /v1/invitations (officers). */
export const InviteRequest = z.strictObject({
  role: z.enum(INVITED_ROLES),
  name: PersonName.optional(),
  badge: z.string().max(40).optional(),
  case: RandomId.optional(),
  uscc: z.string().max(18).optional(),
  /** Minutes from now. */
  validMinutes: z
    .int()
    .min(1)
    .max(7 * 24 * 60),
});
export const Invitation = z.strictObject({
  id: RandomId,
  role: z.enum(INVITED_ROLES),
  name: z.string().nullable(),
  case: RandomId.nullable(),
  createdAt: WallTime,
  expiresAt: WallTime,
  usedAt: WallTime.nullable(),
  revokedAt: WallTime.nullable(),
});
export const InviteResponse = z.strictObject({ invitation: Invitation, secret: z.string() });

/** GET /v1/invitations[?case=…] — those that the caller may see; DELETE /v1/invitations/:id takes one back. */
export const InvitationList = z.strictObject({ invitations: z.array(Invitation).max(10_000) });

/**
 * Events that claim a place in their author's log which an event that came before them to the hub has, too. The hub
 * keeps and serves both; whoever lacks one fetches that author's events from its `seq` on.
 */
export const Forks = z
  .array(z.strictObject({ author: Sha256, seq: z.int().min(0), hash: Sha256 }))
  .max(10_000);

/** GET /v1/cases — the cases that the caller's certificate opens. */
export const CaseList = z.strictObject({
  cases: z.array(z.strictObject({ id: RandomId, frontier: Frontier, forks: Forks.optional() })).max(100_000),
});

/**
 * GET /v1/cases/:id/certificates — those of everybody in the case. What was taken back of all that the authority issued
 * is in `GET /v1/crl` (DER, `shared/identity/crl.ts`), at most so many bytes.
 */
export const MAX_CRL_BYTES = 4 * 1024 * 1024;
export const Certificates = z.strictObject({
  authority: Der,
  certificates: z.array(Der).max(1000),
});

/**
 * GET /v1/cases/:id/events?author=…&from=… — one author's events in order, as many as fit one answer; where the author's
 * log forks, all that claim a place. Go on from the last one's `seq` + 1.
 */
export const EventRange = z.strictObject({
  events: z.array(SignedEventJson).max(MAX_EVENTS_PER_REQUEST),
  frontier: Frontier,
  forks: Forks.optional(),
});

/**
 * POST /v1/cases/:id/events — contiguous ranges, any number of authors; all are taken in or none. What the hub has
 * already is answered with the same receipt again. The first request of a case holds its opening.
 */
export const PushEvents = z.strictObject({
  events: z.array(SignedEventJson).min(1).max(MAX_EVENTS_PER_REQUEST),
});

/** The hub's word that it has something on disk: see `shared/identity/receipt.ts` for what was signed. */
export const Receipt = z.strictObject({
  kind: z.enum(['event', 'blob']),
  case: RandomId,
  hash: Sha256,
  at: WallTime,
  /** SHA-256 of the hub's certificate authority certificate. */
  hub: Sha256,
  signature: z.base64().max(200),
  /** Its place in the tree over all of the hub's receipts: not signed here, but proven under a checkpoint. */
  index: z.int().min(0),
});
export type Receipt = z.infer<typeof Receipt>;
/** One receipt for each event of the request, in its order, and a checkpoint that all of them are under. */
export const PushResult = z.strictObject({
  receipts: z.array(Receipt),
  frontier: Frontier,
  forks: Forks.optional(),
  checkpoint: CheckpointText,
});

/** GET /v1/checkpoint — the hub's tree head as of now. It also comes on the live socket after every new receipt. */
export const CheckpointAnswer = z.strictObject({ checkpoint: CheckpointText });
/**
 * GET /v1/checkpoint/proof?from=…&to=… — that the tree of `from` receipts is the beginning of that of `to`.
 * GET /v1/checkpoint/inclusion?index=…&size=… — that a receipt is in the tree of `size`. RFC 6962, hashes in Base64.
 */
export const ProofAnswer = z.strictObject({ proof: z.array(z.base64().length(44)).max(64) });

/**
 * Blobs: `HEAD /v1/cases/:id/blobs/:sha256` answers with `x-received: <bytes so far>` and, when whole, `x-receipt:
 * <Receipt as JSON>`. `PUT` with `content-range: bytes from-to/size` (`application/octet-stream`) adds a segment at
 * exactly the offset that the hub has; what arrived before a cut stays. The answer is a BlobProgress, to the last segment
 * with the receipt. `GET` honours `range` of the form `bytes=from-` or `bytes=from-to`.
 */
export const BlobProgress = z.strictObject({
  received: z.int().min(0),
  size: z.int().min(0),
  receipt: Receipt.nullable(),
});

/** GET /v1/time — for measuring the difference of clocks. */
export const HubTime = z.strictObject({ wall: WallTime });

/**
 * GET /v1/speed?bytes=… answers with so many bytes, PUT /v1/speed takes some (`application/octet-stream`) and counts them: for
 * measuring what the way to the hub carries. At most so many each.
 */
export const MAX_SPEED_BYTES = 2 * 1024 * 1024;
export const SpeedAnswer = z.strictObject({ received: z.int().min(0) });

/** GET /v1/cases/:id/paths answers with `Paths` (`paths.ts`): the relays of a case's calls, to be tried before one. */

/** The body of every answer that is not a success. */
export const ErrorBody = z.strictObject({
  code: z.string().max(80),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
