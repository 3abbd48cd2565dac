import type { HasherFactory } from '../hash';
import { CHUNK_BYTES, type ByteSource } from './bytes-io';
import { crc32 } from './crc32';

/** What is worked out of a file's bytes in the one time that they are read. */
export interface Digests {
  crc: number;
  /** 64 hexadecimal digits. */
  sha256: string;
}

/** Reads and digests the long files of a bundle, in whatever way the machine is fastest at. */
export interface Digester {
  /** How many files may be asked for beside each other. */
  readonly lanes: number;
  /**
   * @param onBytes is told how many further bytes are done.
   * @throws as the source does where it cannot be read, and the signal's reason.
   */
  digest(
    offset: number,
    size: number,
    onBytes: (bytes: number) => void,
    signal?: AbortSignal,
  ): Promise<Digests>;
}

/** Digests on the thread that asks, reading one piece while the last one is worked on. Memory: two pieces. */
export function plainDigester(source: ByteSource, hasher: HasherFactory): Digester {
  return {
    lanes: 1,
    digest: async (offset, size, onBytes, signal) => {
      const end = offset + size;
      const readAt = (at: number): Promise<Uint8Array | null> => {
        const piece = at < end ? source.read(at, Math.min(CHUNK_BYTES, end - at)) : Promise.resolve(null);
        // Whoever awaits it meets the failure; until then it is nobody's.
        piece.catch(() => undefined);
        return piece;
      };
      const state = hasher();
      let crc = 0;
      let at = offset;
      let next = readAt(at);
      for (let piece = await next; piece; piece = await next) {
        signal?.throwIfAborted();
        at += piece.length;
        next = readAt(at);
        crc = crc32(piece, crc);
        state.update(piece);
        onBytes(piece.length);
      }
      return { crc, sha256: state.digest() };
    },
  };
}
