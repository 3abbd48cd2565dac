import { open, statfs, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../shared/errors';

/** What the store needs of the file system, with its errors in our words. */

/** Left free for the database and for the system, whatever is stored. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Free bytes of the disk that a folder is on, for this user. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** @throws AppError `store.disk-full` (params: needed and free, in MiB) when so many bytes do not fit. */
export function assertFits(needed: number, free: number): void {
  if (free - RESERVE_BYTES >= needed) return;
  const mebibytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  throw new AppError('store.disk-full', { needed: mebibytes(needed + RESERVE_BYTES), free: mebibytes(free) });
}

/** Makes a rename or a new file in the folder survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a file, or null where there is none. */
export async function openIfThere(path: string, flags: string): Promise<FileHandle | null> {
  try {
    return await open(path, flags, 0o600);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Runs something on files and turns the system's errors into the store's. */
export async function guardedFiles<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')) {
      throw new AppError('store.disk-full', { needed: 0, free: 0 }, { cause: error });
    }
    if (error instanceof Error && 'syscall' in error) {
      throw new AppError('store.unusable', { what: 'blob' }, { cause: error });
    }
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
