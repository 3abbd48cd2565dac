import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './options';

/**
 * Makes the folder for what the demo leaves, and makes sure that something can be written there before anything starts.
 * @throws UsageError it is a file, or nothing can be made there
 */
export async function prepareOut(out: string): Promise<void> {
  try {
    await makeFolder(path.resolve(out));
    await rm(await mkdtemp(path.join(out, '.try-')), { recursive: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(
      `结果目录不能使用 · the folder for the results cannot be used (${reason}): ${out}\n` +
        '  请另选一个可写的目录 · choose another one that can be written to with --out',
    );
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own `recursive` never comes back from a file system that answers
 * ENOENT for a new folder, as /proc does.
 */
async function makeFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then((found) => found.isDirectory() || null, missing);
  if (isFolder) return;
  if (isFolder === false && path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder);
}

/** False where there is nothing; any other trouble is the caller's to report. */
function missing(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false;
  throw error;
}
