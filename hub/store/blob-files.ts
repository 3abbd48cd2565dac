import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { lengthOf } from './durable';
import { sealedBlobFiles } from './sealed-blob-files';

/** Which blob a file holds. */
export interface BlobName {
  case: string;
  sha256: string;
  size: number;
}

/** How the bytes of blobs lie in files, whole ones and those that are being received. */
export interface BlobFiles {
  /** Bytes of the blob that a file has, going by its length; 0 where there is none. */
  received(file: string, blob: BlobName): Promise<number>;
  /** Opens a file to add to it, from the beginning when `anew`, and makes it where there is none. */
  append(file: string, blob: BlobName, anew: boolean): Promise<BlobWriter>;
  /** Bytes from `start` to `end` (exclusive). @throws AppError `hub.data-damaged` when they are not as they were written. */
  read(file: string, blob: BlobName, start: number, end: number): AsyncIterable<Uint8Array>;
}

/** A file that is being received. */
export interface BlobWriter {
  /** Bytes taken in; all of them are in the file after `close`. */
  readonly received: number;
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** @param dataKey 32 bytes, seals the files; null leaves them as they are. */
export const blobFilesFor = (dataKey: Uint8Array | null): BlobFiles =>
  dataKey ? sealedBlobFiles(dataKey) : openBlobFiles;

const openBlobFiles: BlobFiles = {
  received: lengthOf,
  async append(file, _blob, anew) {
    const handle = await open(file, anew ? 'w' : 'a', 0o600);
    return openWriter(handle, (await handle.stat()).size);
  },
  read: (file, _blob, start, end) =>
    createReadStream(file, { start, end: end - 1, highWaterMark: 256 * 1024 }),
};

function openWriter(handle: FileHandle, there: number): BlobWriter {
  let received = there;
  return {
    get received() {
      return received;
    },
    async write(bytes) {
      await handle.appendFile(bytes);
      received += bytes.length;
    },
    close: () => handle.close(),
  };
}
