import type { FileHandle } from 'node:fs/promises';
import { ChunkFile, type ChunkFacts } from '../../hub/embedded';
import { AppError } from '../../shared/errors';
import type { BlobRef } from '../../shared/record/primitives';

/** The sealed files of `hub/store/chunks.ts`, as this machine's store names and binds them. */

export { CHUNK, chunkCount, type ChunkFile } from '../../hub/embedded';

const factsOf = (key: Uint8Array, id: string, { sha256, size }: BlobRef): ChunkFacts => ({
  key,
  belongsTo: `blob|${id}|${sha256}`,
  size,
  damaged: (cause) => new AppError('store.damaged', { what: 'blob' }, { cause }),
});

/** Starts an empty file for a blob of a case. */
export const createChunks = (
  handle: FileHandle,
  key: Uint8Array,
  id: string,
  ref: BlobRef,
): Promise<ChunkFile> => ChunkFile.create(handle, factsOf(key, id, ref));

/** Opens the file of a blob. @throws AppError `store.damaged` when it does not begin like one of ours. */
export const openChunks = (
  handle: FileHandle,
  key: Uint8Array,
  id: string,
  ref: BlobRef,
): Promise<ChunkFile> => ChunkFile.open(handle, factsOf(key, id, ref));
