/** Words for the person at the terminal. All of it goes to stderr: stdout belongs to the command that was asked for. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`[yuanjian] ${line}\n`);
}

/** A set-up step that cannot go on; `advice` says what the person can do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} advice what to do
   * @param {{ cause?: unknown, exitCode?: number }} [options]
   */
  constructor(message, advice, options = {}) {
    super(message, { cause: options.cause });
    this.name = 'SetupError';
    this.advice = advice;
    this.exitCode = options.exitCode ?? 2;
  }
}

/**
 * Prints any error the way set-up errors are printed, and returns the exit code to end with: 2, for "could not run" (1 is a verdict of
 * `npm run verify`).
 * @param {unknown} error
 * @returns {number}
 */
export function sayError(error) {
  if (error instanceof SetupError) {
    say(`ERROR: ${error.message}`);
    for (const line of error.advice.split('\n')) say(`  ${line}`);
    return error.exitCode;
  }
  say(`ERROR: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 2;
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
