import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its stdout goes to our stderr, so that set-up never writes on the stdout of the command asked for.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<void>} rejects when the program cannot be started or ends with another code than 0
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? `code ${code}`}`));
    });
  });
}

/**
 * Runs npm with its errors shown (the project's .npmrc silences the banner that would spoil `--json` on stdout).
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function runNpm(args, options = {}) {
  const all = [...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];
  // Started by npm, npm_execpath is the very npm in use; on Windows it also spares the npm.cmd that needs a shell.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...all], options);
  return run('npm', all, { ...options, shell: process.platform === 'win32' });
}
