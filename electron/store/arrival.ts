import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { BlobRef } from '../../shared/record/primitives';
import { CHUNK, chunkCount, type ChunkFile } from './chunks';

/** Bytes between two syncs of a file that is being received: what a crash can cost at most, beside one chunk. */
const SYNC_EVERY = 4 * 1024 * 1024;

/**
 * One blob on its way in. Bytes are hashed as they come and sealed whenever a chunk is full, so that memory holds one
 * chunk however large the blob is.
 */
export class Arrival {
  private readonly hash = createHash('sha256');
  private readonly buffer = Buffer.alloc(CHUNK);
  private buffered = 0;
  private chunks = 0;
  private unsynced = 0;

  private constructor(
    readonly ref: BlobRef,
    private readonly file: ChunkFile,
  ) {}

  /** Begins with an empty file. */
  static begin(ref: BlobRef, file: ChunkFile): Arrival {
    return new Arrival(ref, file);
  }

  /**
   * Goes on after a restart: takes the chunks that open, up to the first that is missing or torn, and cuts the rest off.
   */
  static async resume(ref: BlobRef, file: ChunkFile): Promise<Arrival> {
    const arrival = new Arrival(ref, file);
    while (arrival.chunks < chunkCount(ref.size)) {
      const plain = await file.read(arrival.chunks).catch((error: unknown) => {
        if (error instanceof AppError) return null;
        throw error;
      });
      if (!plain) break;
      arrival.hash.update(plain);
      arrival.chunks += 1;
    }
    await file.cut(arrival.chunks);
    return arrival;
  }

  /** Bytes taken in. */
  get offset(): number {
    return Math.min(this.chunks * CHUNK + this.buffered, this.ref.size);
  }

  get complete(): boolean {
    return this.offset === this.ref.size;
  }

  /**
   * Takes bytes in; what overlaps with bytes taken in before is left out.
   * @throws AppError `blob.gap` (params: expected) when bytes are missing in between, `blob.range` past the end.
   */
  async write(offset: number, bytes: Uint8Array): Promise<void> {
    if (offset > this.offset) throw new AppError('blob.gap', { expected: this.offset });
    if (offset + bytes.length > this.ref.size) throw new AppError('blob.range', { size: this.ref.size });
    let rest = bytes.subarray(this.offset - offset);
    while (rest.length > 0) {
      const want = Math.min(CHUNK, this.ref.size - this.chunks * CHUNK);
      const part = rest.subarray(0, want - this.buffered);
      this.buffer.set(part, this.buffered);
      this.buffered += part.length;
      rest = rest.subarray(part.length);
      if (this.buffered === want) await this.flush();
    }
  }

  /** The hash of everything taken in; only once, when complete. */
  digest(): string {
    return this.hash.digest('hex');
  }

  sync(): Promise<void> {
    this.unsynced = 0;
    return this.file.sync();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async flush(): Promise<void> {
    const plain = this.buffer.subarray(0, this.buffered);
    await this.file.write(this.chunks, plain);
    this.hash.update(plain);
    this.chunks += 1;
    this.unsynced += this.buffered;
    this.buffered = 0;
    if (this.unsynced >= SYNC_EVERY) await this.sync();
  }
}
