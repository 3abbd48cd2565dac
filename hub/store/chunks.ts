import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { deriveKey, seal, SEAL_OVERHEAD, unseal, type Damaged } from './seal';

/**
 * How a sealed blob lies on the disk: "YJB1" ‖ 16 random bytes (salt of the file's own key) ‖ its chunks of 64 KiB, each
 * sealed by itself. A chunk is bound to what the file is, its size and the chunk's number, so none can be moved, and with
 * the size known a file that lost its end is noticed.
 */

export const CHUNK = 64 * 1024;
const MAGIC = Buffer.from('YJB1');
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const SEALED_CHUNK = CHUNK + SEAL_OVERHEAD;

export const chunkCount = (size: number): number => Math.ceil(size / CHUNK);
const sealedOffset = (index: number): number => HEADER_BYTES + index * SEALED_CHUNK;
const chunkLength = (size: number, index: number): number => Math.min(CHUNK, size - index * CHUNK);

/** Plain bytes in a file of so many bytes whose last chunk may be a part of one. */
export function plainBytes(fileBytes: number): number {
  const sealed = Math.max(0, fileBytes - HEADER_BYTES);
  const whole = Math.floor(sealed / SEALED_CHUNK);
  return whole * CHUNK + Math.max(0, sealed - whole * SEALED_CHUNK - SEAL_OVERHEAD);
}

/** What a file of chunks is, besides its bytes. */
export interface ChunkFacts {
  /** The store's key for files; each file has its own, derived from this and its salt. */
  key: Uint8Array;
  /** Which file of which case. */
  belongsTo: string;
  /** Plain bytes of the whole file. */
  size: number;
  /** What to say when it is not as it was written. */
  damaged: Damaged;
}

/** The sealed chunks of one open file. */
export class ChunkFile {
  private readonly key: Buffer;
  readonly size: number;

  private constructor(
    private readonly handle: FileHandle,
    private readonly facts: ChunkFacts,
    salt: Uint8Array,
  ) {
    this.key = deriveKey(facts.key, 'blob', salt);
    this.size = facts.size;
  }

  /** Starts an empty file. */
  static async create(handle: FileHandle, facts: ChunkFacts): Promise<ChunkFile> {
    const salt = randomBytes(SALT_BYTES);
    await handle.truncate(0);
    await writeAll(handle, Buffer.concat([MAGIC, salt]), 0);
    return new ChunkFile(handle, facts, salt);
  }

  /** @throws AppError what `facts.damaged` says, when the file does not begin like one of ours. */
  static async open(handle: FileHandle, facts: ChunkFacts): Promise<ChunkFile> {
    const header = Buffer.alloc(HEADER_BYTES);
    const read = await readAll(handle, header, 0);
    if (read < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw facts.damaged(new RangeError('not a file of chunks'));
    }
    return new ChunkFile(handle, facts, header.subarray(MAGIC.length));
  }

  async write(index: number, plain: Uint8Array): Promise<void> {
    await writeAll(this.handle, seal(this.key, plain, this.bound(index)), sealedOffset(index));
  }

  /**
   * @param length plain bytes of the chunk: fewer than it will have while the file is being received.
   * @throws AppError what `facts.damaged` says, when the chunk is not what was written.
   */
  async read(index: number, length = chunkLength(this.size, index)): Promise<Buffer> {
    const sealed = Buffer.alloc(length + SEAL_OVERHEAD);
    const read = await readAll(this.handle, sealed, sealedOffset(index));
    return unseal(this.key, sealed.subarray(0, read), this.bound(index), this.facts.damaged);
  }

  /** Plain bytes from `start` to `end` (exclusive), at most a chunk at a time. @throws AppError as `read` does. */
  async *range(start: number, end: number): AsyncGenerator<Buffer, void> {
    for (let index = Math.floor(start / CHUNK); index * CHUNK < end; index++) {
      const from = index * CHUNK;
      const plain = await this.read(index);
      yield plain.subarray(Math.max(0, start - from), end - from);
    }
  }

  /** Cuts the file after so many chunks. */
  async cut(chunks: number): Promise<void> {
    await this.handle.truncate(sealedOffset(chunks));
  }

  sync(): Promise<void> {
    return this.handle.datasync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private bound(index: number): string {
    return `${this.facts.belongsTo}|${this.size}|${index}`;
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

async function readAll(handle: FileHandle, into: Uint8Array, at: number): Promise<number> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await handle.read(into, done, into.length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}
