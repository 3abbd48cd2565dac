import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';

/**
 * Writes a file beside its target and puts it in place when it is whole, on the disk, and `write` has no objection. An older
 * file of that name stays as it is until then, and for good when something fails.
 * @throws AppError `export.cancelled` where the signal was aborted, `export.disk-full`, `export.not-writable`; what `write`
 * throws.
 */
export async function writeBeside<T>(
  target: string,
  write: (file: FileHandle) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(6).toString('hex')}.part`,
  );
  let file: FileHandle | null = null;
  try {
    file = await open(temporary, 'wx+', 0o644);
    const result = await write(file);
    await file.sync();
    await file.close();
    file = null;
    await rename(temporary, target);
    await syncFolder(path.dirname(target));
    return result;
  } catch (error) {
    await file?.close();
    await rm(temporary, { force: true });
    throw signal?.aborted ? new AppError('export.cancelled') : fileError(error);
  }
}

/** Makes the new name itself durable; systems that cannot sync a folder do so by themselves. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'export.disk-full',
  EDQUOT: 'export.disk-full',
  EACCES: 'export.not-writable',
  EPERM: 'export.not-writable',
  EROFS: 'export.not-writable',
  ENOENT: 'export.not-writable',
};

/** What a file that could not be written means to a person. */
export function fileError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = FILE_ERRORS[code];
  return known === undefined ? error : new AppError(known, {}, { cause: error });
}
