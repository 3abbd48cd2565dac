import { spawn } from 'node:child_process';
import { companionArguments } from './data-folder';

/** Starts a second app on this machine with a data folder of its own ("try both"); it outlives this one. */
export function startCompanion(folder: string): void {
  const child = spawn(process.execPath, companionArguments(process.argv.slice(1), folder), {
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
}
