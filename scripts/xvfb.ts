import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { hasDisplay } from './setup/display.mjs';

/** A virtual screen; `display` is the value for DISPLAY. */
export interface VirtualScreen {
  display: string;
  stop(): Promise<void>;
}

/**
 * Starts Xvfb on a display number that it finds free itself (-displayfd), so that several can run beside each other.
 * @param size width × height of the screen in pixels
 * @throws Error Xvfb is not installed, or ended before it was ready (its own words are in the message)
 */
export async function startXvfb(size = '1920x1200'): Promise<VirtualScreen> {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Error(`Xvfb cannot be started: ${error.message}. Install it: apt-get install xvfb`)),
    );
    void ended.then(() => reject(new Error(`Xvfb ended before it was ready: ${words.trim()}`)));
    createInterface({ input: child.stdio[3] as Readable }).once('line', resolve);
  });
  // A caller that dies leaves no X server behind.
  const killOnExit = () => child.kill('SIGTERM');
  process.once('exit', killOnExit);
  return {
    display: `:${number.trim()}`,
    async stop() {
      process.removeListener('exit', killOnExit);
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** True where windows need a virtual screen: Linux without a display, or a CI machine, whose display nobody looks at. */
export function needsXvfb(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux' && (env.CI !== undefined || !hasDisplay(env));
}
