import type { ByteSource } from '../../../shared/bundle/bytes-io';
import { AppError } from '../../../shared/errors';

/** A file that a person gave the page, read in slices: never whole in memory. */
export function blobSource(file: Blob): ByteSource {
  return {
    size: file.size,
    read: async (offset, length) => {
      if (offset < 0 || offset + length > file.size) throw new AppError('bundle.truncated');
      try {
        return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
      } catch (cause) {
        // The file was moved, changed or taken away since it was chosen.
        throw new AppError('verify.not-readable', {}, { cause });
      }
    },
  };
}
