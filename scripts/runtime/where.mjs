import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where large files are kept between checkouts: $YUANJIAN_CACHE, else $XDG_CACHE_HOME/yuanjian, else ~/.cache/yuanjian.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function cacheDir(env = process.env) {
  if (env.YUANJIAN_CACHE) return path.resolve(env.YUANJIAN_CACHE);
  // The XDG base directory specification: a relative value is invalid and must be ignored.
  if (env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME))
    return path.join(env.XDG_CACHE_HOME, 'yuanjian');
  return path.join(os.homedir(), '.cache', 'yuanjian');
}

/**
 * The executable's place inside an Electron dist folder.
 * @param {NodeJS.Platform} [platform]
 */
export function executableIn(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The Electron version the project pins (that of the installed npm package, which package.json pins exactly). */
export function pinnedVersion() {
  const manifest = path.join(projectDir, 'package.json');
  const parsed = /** @type {{ devDependencies: { electron: string } }} */ (
    JSON.parse(readFileSync(manifest, 'utf8'))
  );
  return parsed.devDependencies.electron;
}
