import { concat, type Bytes } from '../../shared/bytes';
import { AppError, toAppError } from '../../shared/errors';
import type { BlobArrival } from '../../shared/ipc/contract';
import { BULK_WINDOW_BYTES, type Control } from '../../shared/protocol/control';
import type { BlobRef } from '../../shared/record/primitives';
import { decodeFrame } from './bulk-frame';
import { SMALL_BYTES } from './bulk-sender';
import { EarlyFrames } from './early-frames';
import { Emitter } from './emitter';

/** Where the bytes go: main's store, which seals them and checks the hash at the end. */
export interface BlobSink {
  receive(blob: BlobRef): Promise<BlobArrival>;
  write(sha256: string, offset: number, bytes: Bytes): Promise<BlobArrival>;
}

export interface ReceiverEvents {
  progress: { sha256: string; offset: number; size: number };
  verified: { sha256: string };
  failed: { sha256: string; error: AppError };
}

interface Transfer {
  blob: BlobRef;
  written: number;
  expected: number;
  granted: number;
  pending: Uint8Array[];
  writing: boolean;
  tries: number;
  /** It is known what the disk has, so frames can be placed. */
  begun: boolean;
}

/**
 * Large files asked for at a time: the next is on its way while the last bytes of the one before are checked. Small ones
 * do not wait for them.
 */
const LARGE_AT_ONCE = 2;
const SMALL_AT_ONCE = 8;
const MAX_TRIES = 3;

/** Asks one person for files, hands what comes to the disk in order, and says what arrived. Memory stays within the window. */
export class BulkReceiver extends Emitter<ReceiverEvents> {
  private readonly waiting: BlobRef[] = [];
  private readonly transfers = new Map<string, Transfer>();
  private readonly early = new EarlyFrames();
  /** The one that was started before: files are asked for in the order in which they were named. */
  private turn: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly caseId: string,
    private readonly sink: BlobSink,
    private readonly send: (message: Control) => void,
  ) {
    super();
  }

  /** Fetches a file; one that is under way already is left to go on. */
  fetch(blob: BlobRef): void {
    if (this.closed || this.transfers.has(blob.sha256)) return;
    if (this.waiting.some(({ sha256 }) => sha256 === blob.sha256)) return;
    this.waiting.push(blob);
    this.startNext();
  }

  /** @throws AppError for a frame of another case, out of its place, or beyond the window. */
  frame(bytes: Uint8Array): void {
    const { head, payload } = decodeFrame(bytes);
    if (head.case !== this.caseId) throw new AppError('message.not-allowed');
    const transfer = this.transfers.get(head.sha256);
    if (!transfer?.begun) {
      this.early.keep(head, payload);
      return;
    }
    if (head.size !== transfer.blob.size || head.offset > transfer.expected)
      throw new AppError('message.invalid');
    if (head.offset >= transfer.granted + BULK_WINDOW_BYTES) throw new AppError('message.too-large');
    // What overlaps was sent before the connection came back, or before this machine said what it has.
    const news = payload.subarray(transfer.expected - head.offset);
    if (news.length === 0) return;
    transfer.pending.push(news);
    transfer.expected += news.length;
    void this.drain(transfer);
  }

  close(): void {
    this.closed = true;
    this.waiting.length = 0;
    this.transfers.clear();
    this.early.clear();
  }

  private startNext(): void {
    for (let next = this.nextUp(); next && !this.closed; next = this.nextUp()) {
      this.waiting.splice(this.waiting.indexOf(next), 1);
      void this.start(next, 1);
    }
  }

  /** The first that may be asked for now. */
  private nextUp(): BlobRef | undefined {
    const large = [...this.transfers.values()].filter(({ blob }) => blob.size > SMALL_BYTES).length;
    const small = this.transfers.size - large;
    return this.waiting.find(({ size }) =>
      size > SMALL_BYTES ? large < LARGE_AT_ONCE : small < SMALL_AT_ONCE,
    );
  }

  private async start(blob: BlobRef, tries: number): Promise<void> {
    const transfer: Transfer = {
      blob,
      written: 0,
      expected: 0,
      granted: 0,
      pending: [],
      writing: false,
      tries,
      begun: false,
    };
    this.transfers.set(blob.sha256, transfer);
    const before = this.turn;
    const arrival = this.sink.receive(blob);
    this.turn = Promise.allSettled([before, arrival]).then(() => undefined);
    try {
      const { offset, verified } = await arrival;
      await before;
      if (this.closed) return;
      if (verified) return this.finish(transfer);
      transfer.written = transfer.expected = transfer.granted = offset;
      transfer.begun = true;
      const early = this.early.take(blob);
      // Frames that were there before and did not fit: the sender has to begin again.
      if (early === 'lost') this.send({ t: 'got', sha256: blob.sha256, ok: false });
      if (early === 'lost' || early.length <= offset) this.send({ t: 'want', sha256: blob.sha256, offset });
      else {
        transfer.pending.push(early.subarray(offset));
        transfer.expected = early.length;
        void this.drain(transfer);
      }
    } catch (error) {
      this.giveUp(transfer, toAppError(error));
    }
  }

  private async drain(transfer: Transfer): Promise<void> {
    if (transfer.writing) return;
    transfer.writing = true;
    try {
      while (transfer.pending.length > 0 && !this.closed) {
        const bytes = concat(...transfer.pending.splice(0));
        await this.write(transfer, bytes);
      }
    } catch (error) {
      this.giveUp(transfer, toAppError(error));
    } finally {
      transfer.writing = false;
    }
  }

  private async write(transfer: Transfer, bytes: Bytes): Promise<void> {
    const { sha256, size } = transfer.blob;
    const arrival = await this.sink.write(sha256, transfer.written, bytes);
    if (this.closed) return;
    transfer.written += bytes.length;
    this.emit('progress', { sha256, offset: transfer.written, size });
    if (arrival.verified) this.finish(transfer);
    else if (transfer.written >= size) await this.again(transfer);
    else if (transfer.written - transfer.granted >= BULK_WINDOW_BYTES / 4) {
      transfer.granted = transfer.written;
      this.send({ t: 'want', sha256, offset: transfer.written });
    }
  }

  private finish({ blob }: Transfer): void {
    this.transfers.delete(blob.sha256);
    this.early.forget(blob.sha256);
    this.send({ t: 'got', sha256: blob.sha256, ok: true });
    this.emit('verified', { sha256: blob.sha256 });
    this.startNext();
  }

  /** All bytes came and their hash is another: main dropped them, so it begins anew. */
  private async again({ blob, tries }: Transfer): Promise<void> {
    this.send({ t: 'got', sha256: blob.sha256, ok: false });
    this.transfers.delete(blob.sha256);
    if (tries < MAX_TRIES) return this.start(blob, tries + 1);
    this.emit('failed', { sha256: blob.sha256, error: new AppError('still.other-hash') });
    this.startNext();
  }

  private giveUp({ blob }: Transfer, error: AppError): void {
    if (this.closed || !this.transfers.delete(blob.sha256)) return;
    this.send({ t: 'got', sha256: blob.sha256, ok: false });
    this.emit('failed', { sha256: blob.sha256, error });
    this.startNext();
  }
}
