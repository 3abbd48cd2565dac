import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'inventory.json';
/** Without these no Electron of any version for Linux or Windows starts; what was unpacked by others is judged by them. */
const INDISPENSABLE = ['resources.pak', 'icudtl.dat'];

/**
 * Writes down which files a runtime consists of, and how large each is.
 * @param {string} dir a runtime that has just been unpacked
 */
export function takeInventory(dir) {
  const sizes = readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(dir, file), statSync(file).size]);
  writeFileSync(path.join(dir, FILE), JSON.stringify(Object.fromEntries(sizes)));
}

/**
 * Whether everything is still there at its size: an unpacking that was cut off, a full disk or a cleaner may have left less.
 * @param {string} dir
 * @param {NodeJS.Platform} [platform]
 */
export function isComplete(dir, platform = process.platform) {
  const inventory = readInventory(dir);
  if (inventory) return Object.entries(inventory).every(([file, size]) => sizeOf(dir, file) === size);
  return platform === 'darwin' || INDISPENSABLE.every((file) => sizeOf(dir, file) > 0);
}

/**
 * @param {string} dir
 * @returns {Record<string, number> | null}
 */
function readInventory(dir) {
  try {
    return /** @type {Record<string, number>} */ (JSON.parse(readFileSync(path.join(dir, FILE), 'utf8')));
  } catch {
    return null; // an official one, unpacked by somebody else
  }
}

/**
 * @param {string} dir
 * @param {string} file
 */
function sizeOf(dir, file) {
  try {
    return statSync(path.join(dir, file)).size;
  } catch {
    return -1;
  }
}
