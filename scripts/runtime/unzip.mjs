import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import yauzl from 'yauzl';

const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;

/**
 * Extracts a zip, keeping modes and symbolic links. yauzl refuses absolute names and names with "..".
 * @param {string} zip
 * @param {string} dir absolute folder to write into
 * @param {(name: string) => string | null} [rename] the name to write an entry under, or null to leave it out
 * @returns {Promise<number>} the number of files written
 */
export async function unzip(zip, dir, rename = (name) => name) {
  const archive = await yauzl.openPromise(zip);
  let written = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const name = rename(entry.fileName);
      if (name === null || name === '' || name.endsWith('/')) continue;
      const target = path.join(dir, name);
      await mkdir(path.dirname(target), { recursive: true });
      const mode = entry.externalFileAttributes >>> 16;
      const content = await archive.openReadStreamPromise(entry);
      if ((mode & FILE_TYPE) === SYMLINK) await linkInside(dir, target, await text(content));
      else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
      written += 1;
    }
  } finally {
    archive.close();
  }
  return written;
}

/**
 * @param {string} dir
 * @param {string} target
 * @param {string} pointsTo
 */
async function linkInside(dir, target, pointsTo) {
  const resolved = path.resolve(path.dirname(target), pointsTo);
  if (!resolved.startsWith(dir + path.sep))
    throw new Error(`the archive links outside itself: ${target} -> ${pointsTo}`);
  await symlink(pointsTo, target);
}
