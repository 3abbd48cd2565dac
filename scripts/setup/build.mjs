import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withLock } from '../runtime/lock.mjs';
import { run } from '../runtime/process.mjs';
import { say, SetupError } from '../runtime/say.mjs';
import { projectDir } from '../runtime/where.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'hub', 'assets'];
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.verify.config.ts',
  'tsconfig.json',
];
const NOT_BUILT = /\.test\.tsx?$|\.mjpeg$/;

/**
 * Builds the app into out/ unless out/ was made from these very sources.
 * @throws {SetupError} the build failed
 */
export async function ensureBuild() {
  const out = path.join(projectDir, 'out');
  const stamp = path.join(out, 'stamp.txt');
  await mkdir(out, { recursive: true });
  await withLock(path.join(out, 'build.lock'), async () => {
    const mark = sourceMark(projectDir);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return;
    say('building the app ...');
    await rm(stamp, { force: true });
    try {
      // electron-vite reads the version of the electron package; the targets are set in its configuration all the same.
      // Its warnings about sizes and formats say nothing to whoever only wants the app.
      await run(process.execPath, [electronViteCli(), 'build', '--logLevel', 'error'], { cwd: projectDir });
    } catch (error) {
      throw new SetupError('the app could not be built', 'See the message above.', { cause: error });
    }
    await writeFile(stamp, mark);
  });
}

/**
 * A digest of everything that the build depends on.
 * @param {string} project
 */
export function sourceMark(project) {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...SOURCES.flatMap((folder) => filesUnder(project, folder))]) {
    const full = path.join(project, file);
    if (existsSync(full))
      hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(full)).digest());
  }
  return hash.digest('hex');
}

/**
 * @param {string} project
 * @param {string} folder
 * @returns {string[]} sorted paths relative to the project
 */
function filesUnder(project, folder) {
  if (!existsSync(path.join(project, folder))) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)))
    .sort();
}

function electronViteCli() {
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json');
  return path.join(path.dirname(manifest), 'bin', 'electron-vite.js');
}
