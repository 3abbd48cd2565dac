import { AppError } from '../errors';

/** Bytes that can be read from anywhere, such as an open file: nothing has to be whole in memory. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`; rejects where the source has fewer. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A place that takes bytes at any offset, such as an open file. */
export interface ByteSink {
  write(offset: number, bytes: Uint8Array): Promise<void>;
}

/** Pieces in which long data is read and hashed. */
export const CHUNK_BYTES = 256 * 1024;

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => {
      if (offset < 0 || offset + length > bytes.length)
        return Promise.reject(new AppError('bundle.truncated'));
      return Promise.resolve(bytes.subarray(offset, offset + length));
    },
  };
}

/** A sink that grows in memory; `bytes()` is what has been written. */
export function memorySink(): ByteSink & { bytes(): Uint8Array<ArrayBuffer> } {
  let held = new Uint8Array(1024);
  let size = 0;
  return {
    write: (offset, bytes) => {
      const end = offset + bytes.length;
      if (end > held.length) {
        const larger = new Uint8Array(Math.max(end, held.length * 2));
        larger.set(held);
        held = larger;
      }
      held.set(bytes, offset);
      size = Math.max(size, end);
      return Promise.resolve();
    },
    bytes: () => held.slice(0, size),
  };
}
