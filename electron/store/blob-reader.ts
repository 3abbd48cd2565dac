import { AppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import type { BlobRef } from '../../shared/record/primitives';
import type { BlobRows } from './blob-rows';
import { openChunks, type ChunkFile } from './chunks';
import { openIfThere } from './files';

/** Reads whole blobs, at any offset, a chunk at a time. */
export class BlobReader {
  constructor(
    private readonly key: Uint8Array,
    private readonly rows: BlobRows,
    private readonly pathOf: (id: string, sha256: string) => string,
  ) {}

  /**
   * At most `length` bytes from `offset`; fewer at the end.
   * @throws AppError `blob.absent`, `blob.range` or `store.damaged`.
   */
  async read(id: string, sha256: string, offset: number, length: number): Promise<Bytes> {
    const ref = this.refOf(id, sha256);
    if (offset > ref.size) throw new AppError('blob.range', { size: ref.size });
    const end = Math.min(offset + length, ref.size);
    const bytes = new Uint8Array(end - offset);
    const file = await this.open(id, ref);
    try {
      let done = 0;
      for await (const plain of file.range(offset, end)) {
        bytes.set(plain, done);
        done += plain.length;
      }
    } finally {
      await file.close();
    }
    return bytes;
  }

  async *stream(id: string, sha256: string): AsyncIterable<Uint8Array> {
    const ref = this.refOf(id, sha256);
    const file = await this.open(id, ref);
    try {
      yield* file.range(0, ref.size);
    } finally {
      await file.close();
    }
  }

  private refOf(id: string, sha256: string): BlobRef {
    const ref = this.rows.find(id, sha256);
    if (!ref) throw new AppError('blob.absent');
    return ref;
  }

  private async open(id: string, ref: BlobRef): Promise<ChunkFile> {
    const handle = await openIfThere(this.pathOf(id, ref.sha256), 'r');
    if (!handle) throw new AppError('store.damaged', { what: 'blob' });
    try {
      return await openChunks(handle, this.key, id, ref);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }
}
