import type { Bytes } from '../shared/bytes';
import type { Person } from '../shared/identity/person';
import type { PushName, Pushes, SyncStatus } from '../shared/ipc/contract';
import type { Receipt } from '../shared/protocol/hub';
import type { BodyOf, EventType } from '../shared/record/bodies';
import type { RecordEvent, SignedEvent } from '../shared/record/event';
import type { CaseLog, Clocks } from '../shared/record/log';
import type { BlobRef, Frontier } from '../shared/record/primitives';
import type { Signer } from '../shared/record/signing';
import type { BlobArrival } from '../shared/ipc/contract';

/**
 * The parts of the main process as they see each other. Each is made once in `main/app.ts` and handed to those that
 * need it; none reaches for a global.
 */

/** Everything of this machine that is on disk, sealed. All methods are durable when they return or resolve. */
export interface Store {
  readonly events: EventStore;
  readonly blobs: BlobStore;
  readonly secrets: SecretStore;
  readonly receipts: ReceiptStore;
  readonly certificates: CertificateStore;
  /** Lets what is under way end, then closes. */
  close(): Promise<void>;
}

export interface EventStore {
  cases(): string[];
  /** Every event of a case, each author's in order. */
  load(id: string): { signed: SignedEvent; event: RecordEvent }[];
  /** One transaction: all or none. An event that is there already is left as it is. */
  append(id: string, events: { signed: SignedEvent; event: RecordEvent }[]): void;
  /** The stored bytes of one event. */
  signed(id: string, hash: string): SignedEvent | null;
}

export interface BlobStore {
  has(id: string, sha256: string): boolean;
  /** Seals and stores bytes whose hash is known to be `sha256`. */
  put(id: string, blob: BlobRef, bytes: Uint8Array): Promise<void>;
  read(id: string, sha256: string, offset: number, length: number): Promise<Bytes>;
  stream(id: string, sha256: string): AsyncIterable<Uint8Array>;
  size(id: string, sha256: string): number | null;
  /** Whole blobs of a case. */
  list(id: string): string[];
  /** Receiving in parts: how far it is (0 for a new one); parts already there survive a restart. */
  receive(id: string, blob: BlobRef): Promise<BlobArrival>;
  /**
   * Adds bytes at the offset reached (what overlaps with bytes already there is left out); at the end checks the hash
   * and makes the blob whole, or drops it with `blob.hash-differs`. Bytes past the last whole sealed chunk do not
   * survive a crash: `receive` then tells a lower offset.
   */
  write(id: string, sha256: string, offset: number, bytes: Uint8Array): Promise<BlobArrival>;
  /** The reference under which a whole blob is stored. */
  ref(id: string, sha256: string): BlobRef | null;
  /** Called when a blob that was received in parts has become whole. */
  onWhole(listener: (id: string, sha256: string) => void): () => void;
}

/** Small named values, sealed. */
export interface SecretStore {
  get(name: string): Uint8Array | null;
  set(name: string, value: Uint8Array): void;
  names(prefix: string): string[];
}

export interface ReceiptStore {
  add(receipts: Receipt[]): void;
  has(id: string, hash: string): boolean;
  all(id: string): Set<string>;
}

/** Certificates (DER) that were checked against the case's authority. */
export interface CertificateStore {
  add(id: string, certificate: Uint8Array): void;
  list(id: string): Bytes[];
  setAuthority(id: string, certificate: Uint8Array): void;
  authority(id: string): Bytes | null;
}

/** Somebody that this machine holds the key of. */
export interface Identity {
  person: Person;
  signer: Signer;
  authority: Bytes;
  hub: HubRef;
  /** PEM, for mutual TLS. */
  pem: { key: string; certificate: string };
}

export interface HubRef {
  /** SHA-256 of the hub's authority certificate. */
  id: string;
  name: string;
  /** `https://host:port`; several when the hub listens on more than one address. */
  urls: string[];
  /** SHA-256 of the hub's TLS certificate. */
  tlsFingerprint: string;
}

export interface Identities {
  all(): Identity[];
  officer(): Identity | null;
  /** Who this machine's person is in a case. */
  forCase(id: string): Identity | null;
}

/** The cases of this machine: the only way by which an event gets into the store. */
export interface Cases {
  ids(): string[];
  log(id: string): CaseLog;
  /** Signs, checks, stores (fsync), then tells the windows and the sync. */
  write<T extends EventType>(id: string, type: T, body: BodyOf<T>): Promise<RecordEvent>;
  /** Checks signature, certificate, chain; stores what is good, tells what was refused. Idempotent. */
  ingest(
    id: string,
    events: SignedEvent[],
  ): Promise<{ accepted: number; refused: { hash: string; code: string }[] }>;
  /**
   * Learns certificates of a case (checked against its authority before they count), and what the authority took back
   * (its revocation list, DER).
   */
  learn(id: string, authority: Uint8Array, certificates: Uint8Array[], crl?: Uint8Array): Promise<void>;
  missing(id: string, frontier: Frontier): SignedEvent[];
  /** Blobs that the record names and that are not whole here. */
  missingBlobs(id: string): BlobRef[];
  onWritten(listener: (id: string) => void): () => void;
}

export interface Sync {
  status(id: string): SyncStatus;
  /** Starts or hurries synchronisation; resolves when a round ended, whether or not the hub answered. */
  now(id?: string): Promise<void>;
  stop(): Promise<void>;
}

/** What a machine tells its administrator. Never a name, a number of the case, or anything that somebody typed. */
export interface Logger {
  /** Something that was asked for did not happen and somebody must look. */
  error(what: string, facts?: Record<string, string | number>): void;
  /** Something unexpected that the app coped with. */
  warn(what: string, facts?: Record<string, string | number>): void;
  /** A step in the app's life. */
  info(what: string, facts?: Record<string, string | number>): void;
}

export interface Windows {
  push<P extends PushName>(name: P, value: Pushes[P]): void;
}

export type { Clocks };
