import { hasDisplay } from './display.mjs';
import { SetupError } from '../runtime/say.mjs';
import { debianNeeds } from './debian.mjs';
import { usages } from './usage.mjs';

/**
 * What each command runs, and what must be there first.
 * @typedef {object} Command
 * @property {string | null} script the program, run by Node through tsx; null: the app itself
 * @property {import('./debian.mjs').Need[]} debian
 * @property {boolean} electron
 * @property {boolean} build
 * @property {string[]} [flags] for Node itself
 */

/** @type {Record<string, Command>} */
export const commands = {
  start: { script: null, debian: debianNeeds.window, electron: true, build: true },
  demo: { script: 'scripts/demo.ts', debian: debianNeeds.headless, electron: true, build: true },
  // The build is a step of the test itself, so that a failed build is counted there.
  test: { script: 'scripts/test.ts', debian: debianNeeds.tests, electron: true, build: false },
  bench: { script: 'scripts/bench.ts', debian: debianNeeds.headless, electron: true, build: true },
  dist: { script: 'scripts/dist.ts', debian: debianNeeds.nothing, electron: true, build: true },
  hub: { script: 'hub/main.ts', debian: debianNeeds.nothing, electron: false, build: false },
  verify: {
    script: 'scripts/verify.ts',
    debian: debianNeeds.nothing,
    electron: false,
    build: false,
    // What is short-lived is thrown away sooner: some 25 MB less, in a program that promises to stay below 150.
    flags: ['--max-semi-space-size=1'],
  },
};

/**
 * Checks that need no set-up, so that nobody waits for a download to be told about them.
 * @param {string} name
 * @param {string[]} args
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | undefined, isThere?: (number: string) => boolean }} machine
 * @throws {SetupError}
 */
export function checkStart(name, args, machine) {
  if (name !== 'start' || machine.platform !== 'linux') return;
  if (!hasDisplay(machine.env, machine.isThere)) {
    const { DISPLAY } = machine.env;
    const why = DISPLAY
      ? `nothing answers at DISPLAY ${DISPLAY}`
      : 'neither DISPLAY nor WAYLAND_DISPLAY is set';
    throw new SetupError(
      `没有可用的显示器，无法打开窗口 · there is no display to open a window on (${why})`,
      '请在桌面会话中启动，或通过 `ssh -X`。没有屏幕时，`npm run demo -- --headless` 演示一次完整查检，`npm run hub` 单独运行查检中心。\n' +
        'Start it from a desktop session, or over SSH with `ssh -X`.\n' +
        'Without any screen: `npm run demo -- --headless` shows a whole inspection, `npm run hub` runs the hub alone.',
    );
  }
  if (machine.uid === 0 && !args.includes('--no-sandbox')) {
    throw new SetupError(
      '程序不以 root 运行：此时 Chromium 无法隔离渲染进程 · the app does not run as root: Chromium cannot confine its renderers then',
      '请以普通用户启动；在一次性容器中可用 npm start -- --no-sandbox 接受风险。\n' +
        'Start it as an ordinary user. In a throw-away container you may accept the risk with: npm start -- --no-sandbox',
      { exitCode: 1 },
    );
  }
}

/**
 * The app's own arguments as Chromium reads them: a value belongs to its switch (`--data-dir=DIR`), and the `--` that
 * hands on what we do not know is ours.
 * @param {string[]} args
 * @returns {string[]}
 */
export function appArguments(args) {
  const valued = (usages.start?.options ?? []).filter(({ value }) => value).map(({ name }) => `--${name}`);
  /** @type {string[]} */
  const joined = [];
  const cut = args.indexOf('--');
  const own = cut === -1 ? args : args.slice(0, cut);
  for (const argument of own) {
    const before = joined.at(-1);
    if (before !== undefined && valued.includes(before)) joined.splice(-1, 1, `${before}=${argument}`);
    else joined.push(argument);
  }
  return cut === -1 ? joined : [...joined, ...args.slice(cut + 1)];
}
