/**
 * The entry of every npm command: `node scripts/run.mjs NAME [args]`. Sets up what is missing (dependencies, Debian packages,
 * Electron runtime, build), then runs the command and ends as it ends. Nothing of the set-up goes to stdout. This file and what it
 * imports before the dependencies are there use nothing but Node.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkSandbox } from './runtime/sandbox.mjs';
import { say, sayError, SetupError } from './runtime/say.mjs';
import { projectDir } from './runtime/where.mjs';
import { appArguments, checkStart, commands } from './setup/commands.mjs';
import { ensureDebian } from './setup/debian.mjs';
import { ensureModules } from './setup/modules.mjs';
import { checkNode } from './setup/node-version.mjs';
import { asksForHelp, usageOf } from './setup/usage.mjs';

const [name = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = sayError(error);
  // Whoever reads the last line of `npm test` finds it even when nothing could run.
  if (name === 'test') process.stdout.write('0 passed, 1 failed\n');
}

async function main() {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new SetupError(
      `没有命令“${name}” · there is no command “${name}”`,
      `可用的命令 · the commands are: ${Object.keys(commands).join(', ')}.`,
    );
  }
  checkNode();
  if (asksForHelp(name, args)) {
    process.stdout.write(usageOf(name));
    return 0;
  }
  checkStart(name, args, { platform: process.platform, env: process.env, uid: process.getuid?.() });
  if (command.script && !existsSync(path.join(projectDir, command.script))) {
    throw new SetupError(
      `本目录不完整，缺少 ${command.script} · “${name}” is not part of this checkout: ${command.script} is missing`,
      '请重新获取整个仓库。 · Get the whole repository again.',
    );
  }
  await both(ensureModules(), ensureDebian(command.debian));
  const env = { ...process.env };
  if (command.electron) {
    const { ensureElectron } = await import('./runtime/electron.mjs');
    // For tools of others that look for Electron in this variable (require('electron'), electron-vite).
    env.ELECTRON_OVERRIDE_DIST_PATH = await ensureElectron();
    if (name === 'start') checkSandbox(env.ELECTRON_OVERRIDE_DIST_PATH, args);
  }
  if (command.build) await (await import('./setup/build.mjs')).ensureBuild();
  if (command.script) {
    return runToEnd(
      process.execPath,
      [
        ...(command.flags ?? []),
        ...['--import', import.meta.resolve('tsx'), path.join(projectDir, command.script)],
        ...args,
      ],
      env,
    );
  }
  const { electronPath } = await import('./runtime/electron.mjs');
  delete env.ELECTRON_RUN_AS_NODE; // set by some editors' terminals; the app would start as plain Node
  return runToEnd(electronPath(env), [projectDir, ...appArguments(args)], env);
}

/**
 * Waits for both, and only then reports the first failure: nothing is left running behind an error message.
 * @param {Promise<void>} one
 * @param {Promise<void>} other
 */
async function both(one, other) {
  for (const outcome of await Promise.allSettled([one, other])) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

/**
 * Runs the command with our own stdin, stdout and stderr.
 * @param {string} program
 * @param {string[]} programArgs
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
function runToEnd(program, programArgs, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArgs, { stdio: 'inherit', env });
    for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        // Ctrl-C in a terminal reaches the child by itself; passing it on would make two of it.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on('error', (error) =>
      reject(
        new SetupError(`cannot run ${program}: ${error.message}`, 'Try again; if it stays, remove the file.'),
      ),
    );
    child.on('exit', (code, signal) => {
      if (signal) say(`${name} was ended by ${signal}`);
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
    });
  });
}
