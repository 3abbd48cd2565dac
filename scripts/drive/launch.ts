import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronPath } from '../runtime/electron.mjs';
import { canConfine } from '../runtime/sandbox.mjs';
import { projectDir } from '../runtime/where.mjs';

/** What a started app is given. */
export interface LaunchOptions {
  /** The data folder; everything that this app keeps is in it. */
  dataDir: string;
  /** An MJPEG film for the camera; null for a machine without camera and microphone; left out for somebody at a desk. */
  camera?: string | null;
  /** Locale of the system as the app sees it. */
  locale?: 'zh-CN' | 'en-US';
  env?: Record<string, string>;
  args?: string[];
  /** Another executable than the development runtime: a packaged build. It is then started without an app folder. */
  executable?: string;
  /** A program that starts the development runtime somewhere else, such as in a network of its own. */
  launcher?: string;
  /** The app folder: another one than this project's, for the bare window that the bench compares with. */
  appDir?: string;
  /** False where the start itself is measured: the app then does not wait for its driver. */
  held?: boolean;
}

/** One running app as a person would have it in front of them. */
export interface RunningApp {
  electron: ElectronApplication;
  page: Page;
  dataDir: string;
  /** Milliseconds from the start of the process to the first window. */
  windowMs: number;
  close: () => Promise<void>;
  /** Ends the process as a power cut would. */
  kill: () => Promise<void>;
}

const HOLD = path.join(projectDir, 'scripts', 'drive', 'hold.cjs');

/** Starts a real app in a window of its own and waits for the window's page. */
export async function launch(options: LaunchOptions): Promise<RunningApp> {
  const started = performance.now();
  const executable = options.executable ?? electronPath();
  const electron = await _electron.launch({
    executablePath: options.launcher ?? executable,
    args: [
      // Our own pages and our own films; the app itself never switches this off.
      ...(canConfine(path.dirname(executable)) ? [] : ['--no-sandbox']),
      ...mediaArgs(options.camera),
      `--lang=${options.locale ?? 'zh-CN'}`,
      // A packaged app takes no modules from outside: it alone starts without waiting for its driver.
      ...(options.executable
        ? []
        : [...(options.held === false ? [] : ['-r', HOLD]), options.appDir ?? projectDir]),
      `--data-dir=${options.dataDir}`,
      ...(options.args ?? []),
    ],
    env: { ...cleanEnv(), ...options.env },
    timeout: 60_000,
  });
  const page = await electron.firstWindow();
  const windowMs = performance.now() - started;
  const child = electron.process();
  return {
    electron,
    page,
    dataDir: options.dataDir,
    windowMs,
    close: () => electron.close(),
    kill: async () => {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      // With all that it started: a launcher that ends alone would leave its app behind.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

function mediaArgs(camera: string | null | undefined): string[] {
  if (camera === null) return [];
  // No fake permission prompt: whether the page may use them is for the app's own handlers to say, as always.
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera ?? filmOf('officer')}`,
  ];
}

/** The path of one of the films in assets/camera. */
export const filmOf = (name: string): string => path.join(projectDir, 'assets/camera', `${name}.mjpeg`);

function cleanEnv(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    // Set by some editors and by npm itself; the app must start as a person's would.
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS') env[name] = value;
  }
  return env;
}

/** A fresh folder that `remove` takes away again. */
export async function freshDir(name: string): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(path.join(os.tmpdir(), `yuanjian-${name}-`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }) };
}
