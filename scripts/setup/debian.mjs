import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../runtime/lock.mjs';
import { run } from '../runtime/process.mjs';
import { say, SetupError } from '../runtime/say.mjs';
import { cacheDir } from '../runtime/where.mjs';

/**
 * A need is a list of package names any of which will do (newer releases renamed some). `nice`: the app runs without it, less well.
 * @typedef {{ names: string[], nice?: boolean }} Need
 */

/** What Chromium links against, and a font with Chinese characters. @type {Need[]} */
const windowing = [
  { names: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { names: ['libnss3'] },
  { names: ['libasound2', 'libasound2t64'] },
  { names: ['libgbm1'] },
  { names: ['fonts-noto-cjk'], nice: true },
];
/** @type {Need[]} */
const virtualDisplay = [{ names: ['xvfb'] }, { names: ['xauth'] }];
/** Independent programs that the tests check our files with; Chromium opens verify.html. @type {Need[]} */
const judges = [
  'openssl',
  'poppler-utils',
  'ffmpeg',
  'unzip',
  'qpdf',
  'chromium',
  'libimage-exiftool-perl',
].map((name) => ({
  names: [name],
}));

/** What calls go through where machines do not reach each other. @type {Need[]} */
const relays = [{ names: ['coturn'] }];
/** Networks of the tests' own, which only root may make, and a look at what is sent over them. @type {Need[]} */
const networks = process.getuid?.() === 0 ? ['iproute2', 'tcpdump'].map((name) => ({ names: [name] })) : [];

export const debianNeeds = {
  nothing: /** @type {Need[]} */ ([]),
  window: windowing,
  headless: [...windowing, ...virtualDisplay],
  tests: [...windowing, ...virtualDisplay, ...judges, ...relays, ...networks],
};

/**
 * Installs the missing Debian packages where that is allowed (root), and says which to install where it is not. Does nothing on
 * other systems.
 * @param {Need[]} needs
 * @throws {SetupError} something that cannot be done without is missing
 */
export async function ensureDebian(needs) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get'))
    return;
  if (missingOf(needs).length === 0) return;
  // apt-get waits for dpkg's lock, not for the one of its package lists.
  const lock = path.join(cacheDir(), 'apt.lock');
  await withLock(lock, async () => {
    const missing = missingOf(needs); // another set-up may have installed them while we waited
    if (missing.length === 0) return;
    try {
      await install(missing);
    } catch (error) {
      const left = missingOf(needs);
      if (left.every((need) => need.nice)) {
        if (left.length > 0) say(`going on without ${namesOf(left)}: Chinese text may show as boxes`);
        return;
      }
      throw error;
    }
  });
}

/** @param {Need[]} missing */
async function install(missing) {
  if (process.getuid?.() !== 0) throw notInstalled(missing, 'only root may install them');
  say(`installing Debian packages: ${namesOf(missing)} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  try {
    await run('apt-get', ['update', ...quiet], { env });
  } catch (error) {
    // Old lists may do; if they do not, the next line says so.
    say(`the package lists could not be brought up to date (${reasonOf(error)})`);
  }
  try {
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...quiet, ...missing.map(nameHere)], {
      env,
    });
  } catch (error) {
    throw notInstalled(
      missingOf(missing),
      `apt-get failed, see its message above (${reasonOf(error)})`,
      error,
    );
  }
}

/**
 * The error that names what is missing and the command that mends it.
 * @param {Need[]} missing
 * @param {string} reason
 * @param {unknown} [cause]
 */
export function notInstalled(missing, reason, cause) {
  const names = namesOf(missing);
  return new SetupError(
    `missing Debian packages: ${names}; ${reason}`,
    `Install them by hand, then try again:\n  sudo apt-get update && sudo apt-get install ${names}`,
    { cause },
  );
}

/**
 * @param {Need[]} needs
 * @returns {Need[]} those of which no name is installed
 */
const missingOf = (needs) => needs.filter((need) => !need.names.some(isInstalled));

/** @param {Need[]} needs */
const namesOf = (needs) => needs.map(nameHere).join(' ');

/**
 * The name that this release has, so that a command can be copied. apt-cache is asked only where there is a choice: it takes seconds.
 * @param {Need} need
 */
const nameHere = ({ names }) => (names.length > 1 && names.find(isAvailable)) || (names[0] ?? '');

/** @param {unknown} error */
const reasonOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string} name */
function isInstalled(name) {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout === 'installed';
}

/** @param {string} name a name that is only a virtual package now has no version to install */
function isAvailable(name) {
  const asked = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return asked.status === 0 && /Candidate: (?!\(none\))/.test(asked.stdout);
}
