import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../runtime/lock.mjs';
import { runNpm } from '../runtime/process.mjs';
import { say, SetupError } from '../runtime/say.mjs';
import { cacheDir, projectDir } from '../runtime/where.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked */
/** @typedef {{ packages: Record<string, Locked> }} Lockfile */

/**
 * Installs the dependencies when what is in node_modules is not what package-lock.json says.
 * @param {string} [project]
 * @throws {SetupError} npm failed
 */
export async function ensureModules(project = projectDir) {
  if (modulesMatch(project)) return;
  const mark = createHash('sha256').update(project).digest('hex').slice(0, 12);
  await withLock(path.join(cacheDir(), `modules-${mark}.lock`), async () => {
    if (modulesMatch(project)) return; // another set-up did it while we waited
    say('installing the dependencies (npm ci) ...');
    try {
      // No install script is needed: the native SQLite comes with prebuilt files, Electron is fetched by scripts/runtime.
      await runNpm(['ci', '--ignore-scripts'], { cwd: project });
    } catch (error) {
      throw new SetupError(
        'the dependencies could not be installed',
        "See npm's message above. `npm config get registry` names the registry in use; set another with\n" +
          '  npm config set registry https://registry.npmmirror.com',
        { cause: error },
      );
    }
  });
}

/**
 * True when node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last step of an
 * install, so that file is the mark of a finished one, and also covers an `npm install` done by hand.
 * @param {string} project
 */
export function modulesMatch(project) {
  const wanted = readLock(path.join(project, 'package-lock.json'));
  const present = readLock(path.join(project, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([place, want]) => {
    if (place === '') return true;
    const have = present.packages[place];
    // npm leaves out optional packages that are made for other systems.
    if (!have) return want.optional === true || want.devOptional === true;
    return (
      have.version === want.version &&
      (!have.integrity || !want.integrity || have.integrity === want.integrity)
    );
  });
}

/**
 * @param {string} file
 * @returns {Lockfile | null}
 */
function readLock(file) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // missing or cut off: both mean "install"
  }
}
