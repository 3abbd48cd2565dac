import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors';
import type { BlobArrival } from '../../shared/ipc/contract';
import type { BlobRef } from '../../shared/record/primitives';
import type { BlobStore } from '../services';
import { Arrival } from './arrival';
import { createChunks, openChunks } from './chunks';
import { BlobReader } from './blob-reader';
import { BlobRows } from './blob-rows';
import type { Database } from './database';
import { assertFits, freeBytes, guardedFiles, openIfThere, syncFolder } from './files';
import { Turns } from './turns';
import { deriveKey } from './seal';

export interface BlobOptions {
  folder: string;
  db: Database;
  dataKey: Uint8Array;
  /** Free bytes on the folder's disk. */
  free?: (folder: string) => Promise<number>;
}

/** The sealed files, one a blob, in a folder a case; a row says that one is whole and what it is. */
export function openBlobs(options: BlobOptions): BlobStore & { close(): Promise<void> } {
  const { folder, db, dataKey, free = freeBytes } = options;
  const key = deriveKey(dataKey, 'blobs');
  const rows = new BlobRows(db);
  const pathOf = (id: string, sha256: string): string => join(folder, id, sha256);
  const reader = new BlobReader(key, rows, pathOf);
  const turns = new Turns();
  const arrivals = new Map<string, Arrival>();
  const listeners = new Set<(id: string, sha256: string) => void>();
  const inTurn = <T>(id: string, sha256: string, run: () => Promise<T>): Promise<T> =>
    turns.take(`${id}/${sha256}`, () => guardedFiles(run));

  const whole = ({ size }: BlobRef): BlobArrival => ({ offset: size, size, verified: true });

  async function makeFolder(id: string, needed: number): Promise<void> {
    const path = join(folder, id);
    const made = await mkdir(path, { recursive: true, mode: 0o700 });
    if (made) await syncFolder(folder);
    assertFits(needed, await free(path));
  }

  async function makeWhole(id: string, ref: BlobRef, from: string): Promise<void> {
    await rename(from, pathOf(id, ref.sha256));
    await syncFolder(join(folder, id));
    rows.add(id, ref);
  }

  async function put(id: string, ref: BlobRef, bytes: Uint8Array): Promise<void> {
    if (rows.find(id, ref.sha256)) return;
    if (bytes.length !== ref.size) throw new AppError('blob.range', { size: ref.size });
    await makeFolder(id, ref.size);
    const temporary = `${pathOf(id, ref.sha256)}.new`;
    const file = await createChunks(await open(temporary, 'w', 0o600), key, id, ref);
    const arrival = Arrival.begin(ref, file);
    try {
      await arrival.write(0, bytes);
      await arrival.sync();
    } finally {
      await arrival.close();
    }
    await makeWhole(id, ref, temporary);
  }

  async function begin(id: string, ref: BlobRef): Promise<Arrival> {
    const path = `${pathOf(id, ref.sha256)}.part`;
    const there = await openIfThere(path, 'r+');
    await makeFolder(id, ref.size - (there ? (await there.stat()).size : 0));
    if (there) {
      const file = await openChunks(there, key, id, ref).catch(() => null);
      if (file) return Arrival.resume(ref, file);
      await there.close();
    }
    return Arrival.begin(ref, await createChunks(await open(path, 'w+', 0o600), key, id, ref));
  }

  /** Where an arrival stands; at the end the hash decides whether it becomes a blob or is dropped. */
  async function settle(id: string, arrival: Arrival): Promise<BlobArrival> {
    const { ref, offset } = arrival;
    if (!arrival.complete) return { offset, size: ref.size, verified: false };
    const part = `${pathOf(id, ref.sha256)}.part`;
    arrivals.delete(`${id}/${ref.sha256}`);
    await arrival.sync();
    await arrival.close();
    if (arrival.digest() !== ref.sha256) {
      await rm(part);
      throw new AppError('blob.hash-differs');
    }
    await makeWhole(id, ref, part);
    for (const listener of listeners) listener(id, ref.sha256);
    return whole(ref);
  }

  async function receive(id: string, ref: BlobRef): Promise<BlobArrival> {
    const stored = rows.find(id, ref.sha256);
    if (stored) return whole(stored);
    const name = `${id}/${ref.sha256}`;
    const arrival = arrivals.get(name) ?? (await begin(id, ref));
    arrivals.set(name, arrival);
    return settle(id, arrival);
  }

  async function write(id: string, sha256: string, offset: number, bytes: Uint8Array): Promise<BlobArrival> {
    const stored = rows.find(id, sha256);
    if (stored) return whole(stored);
    const arrival = arrivals.get(`${id}/${sha256}`);
    if (!arrival) throw new AppError('blob.not-expected');
    try {
      await arrival.write(offset, bytes);
      return await settle(id, arrival);
    } catch (error) {
      // After a failed write only the disk knows how far it is: the next `receive` looks there.
      if (!(error instanceof AppError)) await forget(id, sha256);
      throw error;
    }
  }

  async function forget(id: string, sha256: string): Promise<void> {
    const arrival = arrivals.get(`${id}/${sha256}`);
    arrivals.delete(`${id}/${sha256}`);
    await arrival?.close().catch(() => undefined);
  }

  return {
    has: (id, sha256) => rows.find(id, sha256) !== null,
    ref: (id, sha256) => rows.find(id, sha256),
    size: (id, sha256) => rows.find(id, sha256)?.size ?? null,
    list: (id) => rows.list(id),
    read: (id, sha256, offset, length) => guardedFiles(() => reader.read(id, sha256, offset, length)),
    stream: (id, sha256) => reader.stream(id, sha256),
    put: (id, ref, bytes) => inTurn(id, ref.sha256, () => put(id, ref, bytes)),
    receive: (id, ref) => inTurn(id, ref.sha256, () => receive(id, ref)),
    write: (id, sha256, offset, bytes) => inTurn(id, sha256, () => write(id, sha256, offset, bytes)),
    async close() {
      await turns.idle();
      await Promise.all([...arrivals.values()].map((arrival) => arrival.close()));
      arrivals.clear();
    },
    onWhole(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
