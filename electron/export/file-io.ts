import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../shared/errors';
import type { ByteSink, ByteSource } from '../../shared/bundle/bytes-io';

/** An open file as a source of bytes. */
export async function fileSource(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat();
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
        // The file became shorter while it was read.
        if (bytesRead === 0) throw new AppError('bundle.truncated');
        at += bytesRead;
      }
      return bytes;
    },
  };
}

/** An open file as a sink of bytes. */
export function fileSink(file: FileHandle): ByteSink {
  return {
    write: async (offset, bytes) => {
      for (let at = 0; at < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, at, bytes.length - at, offset + at);
        at += bytesWritten;
      }
    },
  };
}
