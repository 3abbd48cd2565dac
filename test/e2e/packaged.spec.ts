import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, expect, test, type Browser, type Page } from 'playwright/test';
import { PASSPHRASE } from '../../scripts/drive/first-run';
import { packagedFuses } from '../../scripts/package/fuses.mjs';
import { projectDir } from '../../scripts/runtime/where.mjs';
import { Stage } from '../fixtures/stage';

/** The app as it is shipped: packed once by `npm run dist -- --dir`, looked into, and started. */
test.describe.configure({ mode: 'serial' });
const run = promisify(execFile);
const dist = path.join(projectDir, 'dist');
/** Where electron-builder puts the unpacked app: its executable and its resources. */
const PLACES: Partial<Record<NodeJS.Platform, { binary: string; resources: string }>> = {
  linux: { binary: 'linux-unpacked/yuanjian', resources: 'linux-unpacked/resources' },
  win32: { binary: 'win-unpacked/Yuanjian.exe', resources: 'win-unpacked/resources' },
  darwin: {
    binary: 'mac/Yuanjian.app/Contents/MacOS/Yuanjian',
    resources: 'mac/Yuanjian.app/Contents/Resources',
  },
};
const place = PLACES[process.platform] ?? { binary: '', resources: '' };
const BINARY = path.join(dist, place.binary);
const RESOURCES = path.join(dist, place.resources);
/** A fuse in the binary is the digit 0 or 1. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

let stage: Stage;
let child: ChildProcess | null = null;
let browser: Browser | null = null;

test.beforeAll(async () => {
  stage = await Stage.open('packaged');
});
test.afterAll(async () => {
  await browser?.close();
  if (child && child.exitCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  await stage.close();
});

test('it is packed with electron-builder', async () => {
  const script = path.join(projectDir, 'scripts/dist.ts');
  await run(process.execPath, ['--import', import.meta.resolve('tsx'), script, '--dir'], {
    cwd: projectDir,
    maxBuffer: 1 << 26,
  });
  await access(BINARY, constants.X_OK);
});

test('its fuses are those of a shipped app', async () => {
  const wire = await getCurrentFuseWire(BINARY);
  expect(wire.version).toBe(FuseVersion.V1);
  for (const [option, on] of Object.entries(packagedFuses(process.platform))) {
    const fuse = Number(option) as FuseV1Options;
    expect(wire[fuse], FuseV1Options[fuse]).toBe(on ? ON : OFF);
  }
});

test('it holds the packed app and nothing of the development runtime', async () => {
  const resources = await readdir(RESOURCES);
  expect(resources).toContain('app.asar');
  expect(resources).not.toContain('app');
  expect(resources).not.toContain('default_app.asar');
});

test('it starts and takes a person through the passphrase to the form of their role', async () => {
  const page = await startPacked();
  await page.getByTestId('role-officer').click();
  const passphrase = page.getByTestId('passphrase-again');
  const form = page.getByTestId('found-name');
  await passphrase.or(form).first().waitFor();
  if (await passphrase.isVisible()) {
    await page.getByTestId('passphrase').fill(PASSPHRASE);
    await passphrase.fill(PASSPHRASE);
    await page.getByTestId('passphrase-submit').click();
  }
  await expect(form).toBeVisible();
  const bridge = await page.evaluate(() => Object.keys(window.yuanjian).sort());
  expect(bridge).toEqual(['calls', 'on', 'takeFile']);
});

/** Playwright's own launcher needs the inspector, which the fuses switch off; the page is reached over Chromium's port. */
async function startPacked(): Promise<Page> {
  const dataDir = stage.dataDir('packed');
  await mkdir(dataDir);
  const args = [`--data-dir=${dataDir}`, '--remote-debugging-port=0', '--lang=zh-CN'];
  // As root Chromium has no sandbox to offer; the app never switches it off by itself.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  child = spawn(BINARY, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  browser = await chromium.connectOverCDP(await debuggerUrl(child));
  const context = browser.contexts()[0];
  if (!context) throw new Error('the app has no window');
  return context.pages()[0] ?? context.waitForEvent('page');
}

/** What Chromium writes on its standard error once it listens. */
function debuggerUrl(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = '';
    started.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
      const url = /DevTools listening on (ws:\/\/\S+)/.exec(words)?.[1];
      if (url) resolve(url);
    });
    started.once('exit', (code) => reject(new Error(`the packed app ended with ${String(code)}: ${words}`)));
  });
}
