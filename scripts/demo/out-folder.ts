import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './options';

/** The list of what the demo has put into the folder, so that the next run takes away that and nothing else. */
const LIST = 'demo-files.json';

/** The folder with the results: empty, or the demo's own from an earlier run, whose results make way. */
export class OutFolder {
  private readonly names = new Set<string>();

  private constructor(readonly dir: string) {}

  /**
   * Makes the folder, or clears it of what an earlier run has put there; other files stay as they are.
   * @throws UsageError it is a file, nothing can be written there, or it holds files and was never the demo's
   */
  static async open(dir: string): Promise<OutFolder> {
    const folder = new OutFolder(path.resolve(dir));
    try {
      await makeFolder(folder.dir);
      await rm(await mkdtemp(path.join(folder.dir, '.try-')), { recursive: true });
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new UsageError(
        `结果目录不能使用 · the folder for the results cannot be used (${reason}): ${dir}\n` +
          '  请另选一个可写的目录 · choose another one that can be written to with --out',
      );
    }
    if ((await readdir(folder.dir)).length > 0) await folder.clear();
    folder.note();
    return folder;
  }

  /** The path for a file of the demo; its name is on the list before the file is there. */
  place(name: string): string {
    this.names.add(name);
    this.note();
    return path.join(this.dir, name);
  }

  private async clear(): Promise<void> {
    const list = await readFile(path.join(this.dir, LIST), 'utf8').then(listed, () => null);
    if (!list)
      throw new UsageError(
        `结果目录不是空的，也不是演示生成的 · the folder is not empty, and no demo has made it: ${this.dir}\n` +
          '  请另选一个目录，或先移走其中的文件 · choose another one with --out, or move its files away',
      );
    for (const name of list) await rm(path.join(this.dir, name), { force: true });
  }

  private note(): void {
    writeFileSync(path.join(this.dir, LIST), `${JSON.stringify([...this.names, LIST], null, 2)}\n`);
  }
}

/** The names on a list; null where it is none. What would lead out of the folder is passed over. */
function listed(text: string): string[] | null {
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) ? names.filter(isOwnName) : null;
  } catch {
    return null;
  }
}

const isOwnName = (name: unknown): name is string =>
  typeof name === 'string' && path.basename(name) === name && !/^\.+$/.test(name);

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
