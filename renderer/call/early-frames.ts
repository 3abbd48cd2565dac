import { concat, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { BULK_WINDOW_BYTES, type BulkHead } from '../../shared/protocol/control';
import type { BlobRef } from '../../shared/record/primitives';

interface Kept {
  size: number;
  parts: Uint8Array[];
  length: number;
  /** When the first of it came. */
  at: number;
}

/** Twice as long as a request for a still is good for. */
const OLD_MS = 30_000;

/**
 * Beginnings of files that come before the record that names them: a new still is sent together with its event. Together
 * they are never more than one window; what does not fit is forgotten and asked for again.
 */
export class EarlyFrames {
  private readonly kept = new Map<string, Kept | 'lost'>();
  private total = 0;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws AppError `message.too-large` when there is no room, `message.invalid` out of its place. */
  keep(head: BulkHead, payload: Uint8Array): void {
    this.loseOld();
    const known = this.kept.get(head.sha256) ?? { size: head.size, parts: [], length: 0, at: this.now() };
    if (known === 'lost' || head.offset !== known.length || head.size !== known.size) {
      this.lose(head.sha256);
      throw new AppError('message.invalid');
    }
    if (this.total + payload.length > BULK_WINDOW_BYTES) {
      this.lose(head.sha256);
      throw new AppError('message.too-large');
    }
    known.parts.push(payload);
    known.length += payload.length;
    this.total += payload.length;
    this.kept.set(head.sha256, known);
  }

  /** What came of this file, from its first byte; `lost` when some of it had to be dropped. */
  take(blob: BlobRef): Bytes | 'lost' {
    const known = this.kept.get(blob.sha256);
    this.forget(blob.sha256);
    if (known === 'lost' || (known && known.size !== blob.size)) return 'lost';
    return concat(...(known?.parts ?? []));
  }

  forget(sha256: string): void {
    const known = this.kept.get(sha256);
    if (known && known !== 'lost') this.total -= known.length;
    this.kept.delete(sha256);
  }

  clear(): void {
    this.kept.clear();
    this.total = 0;
  }

  /**
   * What no record has named for so long failed where it was made, and would stay in the way of all that follow. Should a
   * record name it all the same (it can come by the hub, much later), the sender has to begin again.
   */
  private loseOld(): void {
    for (const [sha256, known] of [...this.kept])
      if (known !== 'lost' && this.now() - known.at > OLD_MS) this.lose(sha256);
  }

  /** Remembered without its bytes; a sender that makes up names is not remembered without end. */
  private lose(sha256: string): void {
    this.forget(sha256);
    if (this.kept.size < 100) this.kept.set(sha256, 'lost');
  }
}
