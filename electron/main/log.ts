import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../services';

/** The file is renamed to `log.1.txt` past this, so both together never take more than twice as much. */
const MAX_BYTES = 512 * 1024;

type Level = 'error' | 'warn' | 'info';

/**
 * Writes to standard error and to `log.txt` in the data folder: time, level, what, facts. What the levels mean is said
 * at `Logger`; nobody's name, number or text belongs in either.
 */
export function createLogger(folder: string): Logger {
  const path = join(folder, 'log.txt');
  let size = sizeOf(path);

  function write(level: Level, what: string, facts: Record<string, string | number> = {}): void {
    const details = Object.entries(facts).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    const line = `${new Date().toISOString()} ${level} ${what}${details.join('')}\n`;
    process.stderr.write(line);
    try {
      if (size > MAX_BYTES) {
        renameSync(path, join(folder, 'log.1.txt'));
        size = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // A full disk must not end the app for the sake of its log; standard error has the line.
    }
  }

  return {
    error: (what, facts) => write('error', what, facts),
    warn: (what, facts) => write('warn', what, facts),
    info: (what, facts) => write('info', what, facts),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
