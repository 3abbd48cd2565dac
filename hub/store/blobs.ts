import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { BlobFiles, BlobName, BlobWriter } from './blob-files';
import { dataDamaged } from './cells';
import type { Database } from './database';
import { folderDurably, renameDurably } from './durable';
import { integer, text, textOrNull } from './rows';
import type { BlobTable, NewReceipt, StoredBlob, StoredReceipt } from './storage';
import type { SqliteTree } from './tree';

/**
 * Blobs as files: `blobs/<case>/<sha256>`, and `<sha256>.part` while one arrives. The length of the part is how far it
 * is, so a cut needs no mending; bytes that a loss of power garbled are found by the hash at the end.
 */
export class FileBlobs implements BlobTable {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly writers = new Map<string, BlobWriter>();
  /** Blobs of which this run has all bytes and `finish` has yet to come. */
  private readonly unfinished = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly folder: string,
    private readonly files: BlobFiles,
    private readonly tree: SqliteTree,
  ) {}

  async get(id: string, sha256: string): Promise<StoredBlob | null> {
    const sql = 'SELECT size, received_at, receipt, leaf FROM blobs WHERE case_id = ? AND sha256 = ?';
    const row = this.database.one(sql, id, sha256);
    if (!row) return null;
    const size = integer(row, 'size');
    const at = textOrNull(row, 'received_at');
    if (at !== null) {
      const receipt = { at, signature: text(row, 'receipt'), index: integer(row, 'leaf') };
      return { size, received: size, receipt };
    }
    return { size, received: await this.received({ case: id, sha256, size }), receipt: null };
  }

  /** A part that has everything but never got as far as its receipt counts as none: nothing could be added to it. */
  private async received(blob: BlobName): Promise<number> {
    const key = keyOf(blob.case, blob.sha256);
    const writer = this.writers.get(key);
    if (writer) return writer.received;
    const received = await this.files.received(this.part(blob.case, blob.sha256), blob);
    return received < blob.size || this.unfinished.has(key) ? received : 0;
  }

  append(id: string, sha256: string, offset: number, source: AsyncIterable<Uint8Array>): Promise<number> {
    return this.inTurn(id, sha256, async () => {
      const blob = await this.get(id, sha256);
      if (!blob) throw new AppError('hub.unknown-blob');
      if (blob.receipt || blob.received !== offset) {
        throw new AppError('hub.blob-offset', { received: blob.received });
      }
      await folderDurably(path.join(this.folder, id));
      return this.pour({ case: id, sha256, size: blob.size }, offset, source);
    });
  }

  private async pour(blob: BlobName, offset: number, source: AsyncIterable<Uint8Array>): Promise<number> {
    const key = keyOf(blob.case, blob.sha256);
    const writer = await this.files.append(this.part(blob.case, blob.sha256), blob, offset === 0);
    this.writers.set(key, writer);
    try {
      // The end of the file may have turned out torn when it was opened.
      if (writer.received !== offset) throw new AppError('hub.blob-offset', { received: writer.received });
      for await (const bytes of source) {
        if (writer.received + bytes.length > blob.size)
          throw new AppError('hub.blob-too-long', { size: blob.size });
        await writer.write(bytes);
      }
    } finally {
      await writer.close().finally(() => this.writers.delete(key));
    }
    if (writer.received === blob.size) this.unfinished.add(key);
    return writer.received;
  }

  finish(id: string, sha256: string, { at, signature }: NewReceipt): Promise<StoredReceipt> {
    const work = async (): Promise<StoredReceipt> => {
      const blob = await this.get(id, sha256);
      if (!blob) throw new AppError('hub.unknown-blob');
      if (blob.receipt) return blob.receipt;
      const part = this.part(id, sha256);
      if (!(await this.isWhole(part, { case: id, sha256, size: blob.size }))) {
        await rm(part, { force: true });
        throw new AppError('hub.blob-mismatch');
      }
      await sync(part);
      await renameDurably(part, this.whole(id, sha256));
      return this.database.transaction(() => {
        const index = this.tree.append({ kind: 'blob', case: id, hash: sha256, at });
        const sql =
          'UPDATE blobs SET received_at = ?, receipt = ?, leaf = ? WHERE case_id = ? AND sha256 = ?';
        this.database.run(sql, at, signature, index, id, sha256);
        return { at, signature, index };
      });
    };
    return this.inTurn(id, sha256, () => work().finally(() => this.unfinished.delete(keyOf(id, sha256))));
  }

  async *read(id: string, sha256: string, start: number, end: number): AsyncIterable<Uint8Array> {
    const blob = await this.get(id, sha256);
    if (!blob) throw new AppError('hub.unknown-blob');
    try {
      yield* this.files.read(this.whole(id, sha256), { case: id, sha256, size: blob.size }, start, end);
    } catch (error) {
      // A receipt was given for it, so it has to be there.
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? dataDamaged(error) : error;
    }
  }

  /** Resolves when what is under way has been written. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.turns.values());
  }

  private async isWhole(part: string, blob: BlobName): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      for await (const bytes of this.files.read(part, blob, 0, blob.size)) hash.update(bytes);
    } catch (error) {
      if (error instanceof AppError && error.code === 'hub.data-damaged') return false;
      throw error;
    }
    return hash.digest('hex') === blob.sha256;
  }

  private whole(id: string, sha256: string): string {
    return path.join(this.folder, id, sha256);
  }

  private part(id: string, sha256: string): string {
    return `${this.whole(id, sha256)}.part`;
  }

  /** One writer a blob: a client that was cut and comes again waits until the end of its first attempt is noticed. */
  private async inTurn<T>(id: string, sha256: string, work: () => Promise<T>): Promise<T> {
    const key = keyOf(id, sha256);
    const before = this.turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(key) === mine) this.turns.delete(key);
    }
  }
}

const keyOf = (id: string, sha256: string): string => `${id}/${sha256}`;

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
