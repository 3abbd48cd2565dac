import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../shared/errors';
import type { BlobFiles, BlobName, BlobWriter } from './blob-files';
import { dataDamaged } from './cells';
import { CHUNK, ChunkFile, plainBytes, type ChunkFacts } from './chunks';
import { lengthOf } from './durable';
import { deriveKey } from './seal';

/** Blobs as files of sealed chunks. While one is being received its last chunk may be a part of one. */
export function sealedBlobFiles(dataKey: Uint8Array): BlobFiles {
  const key = deriveKey(dataKey, 'hub-blobs');
  const factsOf = ({ case: id, sha256, size }: BlobName): ChunkFacts => ({
    key,
    belongsTo: `blob|${id}|${sha256}`,
    size,
    damaged: dataDamaged,
  });
  const received = async (file: string, { size }: BlobName): Promise<number> =>
    Math.min(plainBytes(await lengthOf(file)), size);
  return {
    received,
    async append(file, blob, anew) {
      const there = anew ? 0 : await received(file, blob);
      const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        const facts = factsOf(blob);
        if (there === 0) return new SealedWriter(await ChunkFile.create(handle, facts));
        return await SealedWriter.resume(await ChunkFile.open(handle, facts), there);
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    async *read(file, blob, start, end) {
      const handle = await open(file, 'r');
      try {
        yield* (await ChunkFile.open(handle, factsOf(blob))).range(start, end);
      } finally {
        await handle.close();
      }
    },
  };
}

class SealedWriter implements BlobWriter {
  private readonly buffer = Buffer.alloc(CHUNK);
  private buffered = 0;
  /** The part of a chunk in the buffer is not in the file as it is here. */
  private ahead = false;

  constructor(
    private readonly file: ChunkFile,
    private chunks = 0,
  ) {}

  /**
   * Goes on behind what a file has. Its last chunk is written over as it grows; where a crash tore it, it is cut off,
   * and the sender goes on from the chunk before.
   */
  static async resume(file: ChunkFile, received: number): Promise<SealedWriter> {
    const last = Math.floor((received - 1) / CHUNK);
    const writer = new SealedWriter(file, last);
    try {
      const plain = await file.read(last, received - last * CHUNK);
      if (plain.length === CHUNK) writer.chunks += 1;
      else writer.buffered = plain.copy(writer.buffer);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await file.cut(last);
    }
    return writer;
  }

  get received(): number {
    return this.chunks * CHUNK + this.buffered;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0;) {
      const part = rest.subarray(0, CHUNK - this.buffered);
      this.buffer.set(part, this.buffered);
      this.buffered += part.length;
      this.ahead = true;
      rest = rest.subarray(part.length);
      if (this.buffered === CHUNK) await this.flush();
    }
  }

  async close(): Promise<void> {
    try {
      if (this.ahead && this.buffered > 0) await this.flush();
    } finally {
      await this.file.close();
    }
  }

  private async flush(): Promise<void> {
    await this.file.write(this.chunks, this.buffer.subarray(0, this.buffered));
    this.ahead = false;
    if (this.buffered < CHUNK) return;
    this.chunks += 1;
    this.buffered = 0;
  }
}
