import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

const HEARTBEAT_MS = 2_000;
const STALE_MS = 20_000;

/**
 * Runs `work` while holding the lock file, waiting for another process that holds it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ pollMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { pollMs = 200 } = {}) {
  await mkdir(path.dirname(file), { recursive: true });
  let told = false;
  while (!(await take(file))) {
    if (await clearStale(file)) continue;
    if (!told) say(`waiting for another set-up that is under way (${file})`);
    told = true;
    await pause(pollMs);
  }
  // The time of the file is the holder's sign of life, for holders on other hosts or in other containers.
  const heartbeat = setInterval(
    () => void utimes(file, new Date(), new Date()).catch(() => undefined),
    HEARTBEAT_MS,
  );
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function take(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${process.pid} ${os.hostname()}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a stale lock away. Only one of those who wait does so, and looks again when it is their turn: another one might
 * already hold the lock anew.
 * @param {string} file
 * @returns {Promise<boolean>} whether it may be free now
 */
async function clearStale(file) {
  if (!(await isStale(file))) return false;
  const turn = `${file}.stale`;
  if (!(await take(turn))) {
    // Left by somebody who was killed within these few lines.
    if (await isStale(turn)) await rm(turn, { force: true });
    return false;
  }
  try {
    if (await isStale(file)) await rm(file, { force: true });
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

/**
 * A lock is stale when its holder is a dead process of this host, or gave no sign of life for a while.
 * @param {string} file
 */
async function isStale(file) {
  try {
    const [pid, host] = (await readFile(file, 'utf8')).trim().split(' ');
    if (host === os.hostname() && !isAlive(Number(pid))) return true;
    return Date.now() - (await stat(file)).mtimeMs > STALE_MS;
  } catch {
    return false; // gone meanwhile: the next attempt to take it decides
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
