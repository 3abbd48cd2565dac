import { CHUNK_BYTES, type ByteSource } from './bytes-io';

/**
 * A source for many small files that lie one after another: it reads a whole piece and serves the next ones from it.
 * Memory: one piece; what it gives may be a part of that piece.
 */
export function windowed(source: ByteSource): ByteSource {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  return {
    size: source.size,
    read: async (offset, length) => {
      if (length > CHUNK_BYTES / 2) return source.read(offset, length);
      if (offset < start || offset + length > start + held.length) {
        const available = Math.max(length, Math.min(CHUNK_BYTES, source.size - offset));
        held = await source.read(offset, available);
        start = offset;
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}
