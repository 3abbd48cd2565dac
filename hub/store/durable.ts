import { constants, mkdirSync } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder that only this user may look into. */
export function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Writes a file so that after a loss of power there is the whole of it or none; readable for this user only. */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}.tmp`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await renameDurably(unfinished, file);
}

/** Renames a file, and waits until its folder says so on disk. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(path.dirname(to));
}

/** Length of a file; 0 where there is none. */
export const lengthOf = async (file: string): Promise<number> =>
  (await stat(file).catch(() => null))?.size ?? 0;

/** Makes a folder inside one that exists, durably. */
export async function folderDurably(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(path.dirname(folder));
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for this; NTFS journals the rename by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
