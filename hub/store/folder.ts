import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import { privateFolder } from './durable';
import { openSqliteStorage } from './sqlite';
import type { HubStorage } from './storage';

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);

/** Whether a folder holds a hub already. */
export const isBegun = (folder: string): boolean => existsSync(path.join(folder, 'hub.db'));

/**
 * Opens a hub's data folder: first its keys, which tell whether it is complete, then its store.
 * @throws AppError `hub.data-not-writable`, `hub.disk-full`, and whatever keys and store say.
 */
export async function openDataFolder<
  K extends { dataKey: Uint8Array | null; authority: { fingerprint: string } },
>(folder: string, openKeys: () => Promise<K>): Promise<{ storage: HubStorage; keys: K }> {
  try {
    privateFolder(folder);
    const keys = await openKeys();
    return { keys, storage: openSqliteStorage(folder, keys.dataKey, keys.authority.fingerprint) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC') throw new AppError('hub.disk-full', {}, { cause: error });
    if (NOT_WRITABLE.has(code)) throw new AppError('hub.data-not-writable', {}, { cause: error });
    throw error;
  }
}
