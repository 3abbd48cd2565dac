import type { Bytes } from '../../shared/bytes';
import type { CaseFile } from '../../shared/customs/case-file';
import type { Person } from '../../shared/identity/person';
import type { INVITED_ROLES } from '../../shared/protocol/hub';
import type { BlobRef, Frontier } from '../../shared/record/primitives';

/**
 * Everything that a hub keeps. Each method is one atomic step and durable when it resolves: what it says has been stored
 * survives the loss of power at that moment. `sqlite.ts` keeps it in one folder of one machine.
 */
export interface HubStorage {
  readonly certificates: CertificateTable;
  readonly invitations: InvitationTable;
  readonly cases: CaseTable;
  readonly events: EventTable;
  readonly blobs: BlobTable;
  readonly calls: CallTable;
  readonly tree: ReceiptTree;
  close(): Promise<void>;
}

export interface CertificateTable {
  /** Keeps a certificate of this hub's authority; one that is there already stays as it is. */
  add(der: Bytes, person: Person): Promise<void>;
  get(fingerprint: string): Promise<StoredCertificate | null>;
  /** Certificates for a case: issued for it, with one of the officers' badges, or by one of the authors. */
  forCase(id: string, badges: string[]): Promise<StoredCertificate[]>;
  all(): Promise<StoredCertificate[]>;
  /** Serial number → when it was taken back. */
  revoked(): Promise<ReadonlyMap<string, Date>>;
  /** Takes one back; false when there is none. */
  revoke(fingerprint: string, at: Date): Promise<boolean>;
}

export interface StoredCertificate {
  der: Bytes;
  person: Person;
  revoked: boolean;
}

export interface StoredInvitation {
  id: string;
  role: (typeof INVITED_ROLES)[number];
  name: string | null;
  badge: string | null;
  case: string | null;
  uscc: string | null;
  createdAt: string;
  /** Fingerprint of the officer; null when it was made at the hub itself. */
  createdBy: string | null;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
  /** Fingerprint of the certificate that it was used for. */
  certificate: string | null;
}

export interface InvitationTable {
  /** @param secretHash SHA-256 of the secret: the secret itself is not kept. */
  add(invitation: StoredInvitation, secretHash: string): Promise<void>;
  bySecret(secretHash: string): Promise<StoredInvitation | null>;
  get(id: string): Promise<StoredInvitation | null>;
  list(): Promise<StoredInvitation[]>;
  /** Takes back one that is still open; false when it is not. */
  revoke(id: string, at: Date): Promise<boolean>;
  /**
   * Uses an invitation up and keeps the certificate that it was used for, both or neither: of several that try at the
   * same time, one succeeds and gets true.
   */
  use(id: string, at: Date, certificate: { der: Bytes; person: Person }): Promise<boolean>;
}

export interface StoredCase {
  id: string;
  /** Fingerprint of the lead officer. */
  openedBy: string;
  file: CaseFile;
}

export interface CaseTable {
  get(id: string): Promise<StoredCase | null>;
  list(): Promise<StoredCase[]>;
}

/** A checked event on its way into the store, with the receipt that is given out once it is there. */
export interface NewEvent {
  hash: string;
  author: string;
  seq: number;
  prev: string | null;
  bytes: Bytes;
  signature: Bytes;
  blobs: BlobRef[];
  receipt: NewReceipt;
}

export interface NewReceipt {
  at: string;
  /** Base64. */
  signature: string;
}

export interface StoredReceipt extends NewReceipt {
  /** Its place in the tree over all receipts. */
  index: number;
}

export interface ForkedEvent {
  author: string;
  seq: number;
  hash: string;
}

export interface EventTable {
  /**
   * Takes in events, all or none. One that is there already keeps the receipt that it has.
   * @param opened the case, when the events open it.
   * @returns the receipt of each event in the given order, and whether any was new.
   * @throws AppError `hub.gap` naming the author and the place that is missing.
   */
  append(
    id: string,
    events: NewEvent[],
    opened: StoredCase | null,
  ): Promise<{ receipts: StoredReceipt[]; added: boolean }>;
  /** One author's events from `from` on in order, as many as fit; never part of those that claim one place. */
  range(
    id: string,
    author: string,
    from: number,
    limits: RangeLimits,
  ): Promise<{ bytes: Bytes; signature: Bytes }[]>;
  frontier(id: string): Promise<Frontier>;
  forks(id: string): Promise<ForkedEvent[]>;
}

export interface RangeLimits {
  events: number;
  bytes: number;
}

export interface StoredBlob {
  size: number;
  /** Bytes on disk; all of them, checked, when there is a receipt. */
  received: number;
  receipt: StoredReceipt | null;
}

export interface BlobTable {
  /** A blob that a stored event of the case names; null for any other. */
  get(id: string, sha256: string): Promise<StoredBlob | null>;
  /**
   * Adds bytes at exactly the offset reached. What arrives before the source breaks off is kept.
   * @returns how many bytes there are now.
   * @throws AppError `hub.blob-offset` when the offset is another one; whatever the source throws.
   */
  append(id: string, sha256: string, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * Checks the hash of a blob of which all bytes are there, and keeps it for good with its receipt.
   * @throws AppError `hub.blob-mismatch` when the bytes are not the blob's: they are thrown away.
   */
  finish(id: string, sha256: string, receipt: NewReceipt): Promise<StoredReceipt>;
  /** Bytes from `start` to `end` (exclusive) of a whole blob. */
  read(id: string, sha256: string, start: number, end: number): AsyncIterable<Uint8Array>;
}

/** The Merkle tree (RFC 6962) over all receipts; each is added in the step that stores what it is for. */
export interface ReceiptTree {
  head(): Promise<{ size: number; root: Bytes }>;
  /** That receipt number `index` is in the tree of the first `size`. @throws AppError `hub.no-such-tree` */
  inclusion(index: number, size: number): Promise<Bytes[]>;
  /** That the tree of the first `from` is the beginning of that of `to`. @throws AppError `hub.no-such-tree` */
  consistency(from: number, to: number): Promise<Bytes[]>;
}

export interface StoredMember {
  fingerprint: string;
  joinedAt: string;
  run: string;
}

export interface StoredCall {
  case: string;
  session: string;
  members: StoredMember[];
}

/** Who is in a call, kept so that a hub that starts anew goes on where it was. */
export interface CallTable {
  list(): Promise<StoredCall[]>;
  /** Keeps a call as it is now; one without members is over and forgotten. */
  put(call: StoredCall): Promise<void>;
}
