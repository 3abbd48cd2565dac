import { concat, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { childrenOf, readElement, readUint } from './ebml';

/** One piece of a live WebM stream, cut where a player can begin. The pieces in their order are the stream. */
export type WebmPiece =
  | { kind: 'init'; bytes: Bytes }
  | {
      kind: 'segment';
      bytes: Bytes;
      /** Times of its first and last frame, in milliseconds from the beginning of the stream. */
      fromMs: number;
      toMs: number;
      /** Its first picture needs no other, so playing can begin here. */
      key: boolean;
    };

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
const VIDEO = 1;
const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
/** The last sound of a stream comes in a group, for the sake of its padding. */
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const KEY_FRAME = 0x80;

/** Two seconds of recording are some 500 KB; what is so much larger is no recording of ours. */
const MAX_PIECE = 16 * 1024 * 1024;

/** Some eleven days. */
const MAX_MS = 1e9;

interface Cluster {
  base: number;
  lastMs: number;
  /** Of its first picture; null before one came. */
  key: boolean | null;
}

/**
 * Cuts what a MediaRecorder gives, in whatever portions it comes, into the opening (EBML head, info, tracks) and clusters. A
 * cluster of a live stream does not know its size: it ends where the next one begins, so the last one comes with `end`.
 */
export class WebmSplitter {
  /** What has come and belongs to the piece that is being gathered. */
  private pending: Bytes = new Uint8Array();
  /** How far it has been looked at. */
  private at = 0;
  private videoTrack: number | null = null;
  /** Null while it is still the opening. */
  private cluster: Cluster | null = null;

  /** Takes bytes in; returns the pieces that became whole. @throws AppError `recording.malformed`. */
  push(bytes: Uint8Array): WebmPiece[] {
    this.pending = concat(this.pending, bytes);
    const pieces: WebmPiece[] = [];
    try {
      while (this.step(pieces));
    } catch (cause) {
      throw new AppError('recording.malformed', {}, { cause });
    }
    if (this.pending.length > MAX_PIECE) throw new AppError('recording.malformed');
    return pieces;
  }

  /** The stream has ended: the cluster that is open is whole, as far as its blocks are. */
  end(): WebmPiece[] {
    return this.cluster ? [this.cut(this.at)] : [];
  }

  /** Looks at one element; false when it is not all there. */
  private step(pieces: WebmPiece[]): boolean {
    const element = readElement(this.pending, this.at);
    if (!element) return false;
    const { id, content, size } = element;
    if (this.at === 0 && !this.cluster && id !== EBML) throw new RangeError('no EBML head');
    if (id === CLUSTER) {
      const headBytes = content - this.at;
      pieces.push(this.cut(this.at));
      this.cluster = { base: 0, lastMs: 0, key: null };
      this.at = headBytes;
      return true;
    }
    if (id === SEGMENT) {
      this.at = content;
      return true;
    }
    if (size === null) throw new RangeError('an element that does not say where it ends');
    const end = content + size;
    if (end > this.pending.length) return false;
    this.look(id, content, end);
    this.at = end;
    return true;
  }

  private look(id: number, content: number, end: number): void {
    const { pending, cluster } = this;
    if (id === TRACKS) this.videoTrack = videoTrackIn(pending, content, end);
    if (!cluster) return;
    if (id === TIMESTAMP) {
      cluster.base = cluster.lastMs = readUint(pending, content, end - content);
      if (cluster.base > MAX_MS) throw new RangeError('a time beyond any recording');
    }
    if (id === SIMPLE_BLOCK) this.block(cluster, content, pending[content + 3] ?? 0);
    if (id === BLOCK_GROUP) {
      for (const child of childrenOf(pending, content, end)) {
        if (child.id === BLOCK) this.block(cluster, child.content, 0);
      }
    }
  }

  /** A block begins with its track (one byte here), its time against the cluster's, and its flags. */
  private block(cluster: Cluster, at: number, flags: number): void {
    const track = (this.pending[at] ?? 0) & 0x7f;
    const relative = (readUint(this.pending, at + 1, 2) << 16) >> 16;
    cluster.lastMs = Math.max(cluster.lastMs, cluster.base + relative);
    if (track === this.videoTrack) cluster.key ??= (flags & KEY_FRAME) !== 0;
  }

  private cut(at: number): WebmPiece {
    const bytes = this.pending.slice(0, at);
    this.pending = this.pending.slice(at);
    this.at = 0;
    const { cluster } = this;
    if (!cluster) return { kind: 'init', bytes };
    this.cluster = null;
    const key = cluster.key ?? this.videoTrack === null;
    return { kind: 'segment', bytes, fromMs: cluster.base, toMs: cluster.lastMs, key };
  }
}

function videoTrackIn(bytes: Uint8Array, from: number, to: number): number | null {
  for (const entry of childrenOf(bytes, from, to)) {
    if (entry.id !== TRACK_ENTRY) continue;
    const facts = new Map<number, number>();
    for (const { id, content, size } of childrenOf(bytes, entry.content, entry.end)) {
      if (id === TRACK_NUMBER || id === TRACK_TYPE) facts.set(id, readUint(bytes, content, size ?? 0));
    }
    if (facts.get(TRACK_TYPE) === VIDEO) return facts.get(TRACK_NUMBER) ?? null;
  }
  return null;
}
