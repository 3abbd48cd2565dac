import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from '../runtime/process.mjs';
import { say, SetupError } from '../runtime/say.mjs';

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
const judges = ['openssl', 'poppler-utils', 'ffmpeg', 'unzip', 'qpdf', 'chromium'].map((name) => ({
  names: [name],
}));

export const debianNeeds = {
  nothing: /** @type {Need[]} */ ([]),
  window: windowing,
  headless: [...windowing, ...virtualDisplay],
  tests: [...windowing, ...virtualDisplay, ...judges],
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
  const missing = needs.filter((need) => !need.names.some(isInstalled));
  if (missing.length === 0) return;
  const names = missing.map((need) => need.names[0]).join(' ');
  try {
    if (process.getuid?.() !== 0)
      throw new SetupError(`missing Debian packages: ${names}`, `Run: sudo apt-get install ${names}`);
    say(`installing Debian packages: ${names} ...`);
    await install(missing);
  } catch (error) {
    if (!missing.every((need) => need.nice)) throw error;
    say(`going on without ${names}: Chinese text may show as boxes`);
  }
}

/** @param {Need[]} missing */
async function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  try {
    await run('apt-get', ['update', ...quiet], { env });
    const names = missing.map((need) => need.names.find(isAvailable) ?? need.names[0] ?? '');
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...quiet, ...names], { env });
  } catch (error) {
    const names = missing.map((need) => need.names[0]).join(' ');
    throw new SetupError(
      `apt-get could not install: ${names}`,
      "See apt-get's message above; install them by hand, then try again.",
      {
        cause: error,
      },
    );
  }
}

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
