import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectDir } from '../runtime/where.mjs';
import { mayMakeNetworks } from '../../test/fixtures/net/ip';
import { type Outcome, countPlaywright, countVitest } from './counts';

/** One step of `npm test`. `lane`: steps of different lanes run beside each other; 'alone' runs after all others. */
export interface Step {
  name: string;
  lane: 'checks' | 'units' | 'alone';
  run(context: StepContext): Promise<Outcome>;
}

/** What a step may use: a folder for its report, and the environment for its programs. */
export interface StepContext {
  reports: string;
  env: NodeJS.ProcessEnv;
}

const PLAYWRIGHT_CONFIG = 'test/playwright.config.ts';

/** Everything `npm test` does, in the order of each lane. */
export const steps: Step[] = [
  check('types', 'typescript', 'tsc', ['--noEmit', '--pretty', 'false']),
  check('lint', 'eslint', 'eslint', ['.', '--max-warnings', '0']),
  check('format', 'prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
  check('dead-code', 'knip', 'knip', ['--no-progress']),
  { name: 'unit', lane: 'units', run: runUnit },
  { name: 'build', lane: 'units', run: runBuild },
  { name: 'e2e', lane: 'alone', run: runE2e },
];

/** A static check: one test, passed when the program ends with 0. */
function check(name: string, owner: string, bin: string, args: string[]): Step {
  return {
    name,
    lane: 'checks',
    async run({ env }) {
      const { code, output } = await runTool(owner, bin, args, env);
      return code === 0
        ? { passed: 1, failed: 0, failures: [] }
        : { passed: 0, failed: 1, failures: [`${name}\n${output.trim()}`] };
    },
  };
}

async function runUnit({ reports, env }: StepContext): Promise<Outcome> {
  const file = path.join(reports, 'unit.json');
  const { code, output } = await runTool(
    'vitest',
    'vitest',
    ['run', '--reporter=json', `--outputFile=${file}`],
    env,
  );
  return counted(file, output, (report) => countVitest(report, code));
}

async function runBuild(): Promise<Outcome> {
  const { ensureBuild } = await import('../setup/build.mjs');
  try {
    await ensureBuild();
    return { passed: 1, failed: 0, failures: [] };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`build: ${(error as Error).message}`] };
  }
}

async function runE2e({ reports, env }: StepContext): Promise<Outcome> {
  if (!existsSync(path.join(projectDir, PLAYWRIGHT_CONFIG)))
    return { passed: 0, failed: 1, failures: [`${PLAYWRIGHT_CONFIG} is missing`] };
  if (!mayMakeNetworks())
    process.stdout.write('without test/faults: only root on Linux may make the networks that they cut\n');
  const file = path.join(reports, 'e2e.json');
  const args = ['test', '-c', PLAYWRIGHT_CONFIG, '--reporter=list,json'];
  // The list is shown while it grows: these tests take minutes.
  const { code, output } = await runTool(
    'playwright',
    'playwright',
    args,
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    true,
  );
  return counted(file, output, (report) => countPlaywright(report, code));
}

function counted(file: string, output: string, count: (report: unknown) => Outcome): Outcome {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      failures: [`no report was written (${(error as Error).message})\n${output.trim()}`],
    };
  }
}

/** Runs a program of a package in node_modules with this very Node, which spares the shell scripts of node_modules/.bin. */
function runTool(
  owner: string,
  bin: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  live = false,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binOf(owner, bin), ...args], {
      cwd: projectDir,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-60_000);
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function binOf(owner: string, bin: string): string {
  const require = createRequire(import.meta.url);
  const folder = require.resolve
    .paths(owner)
    ?.map((base) => path.join(base, owner))
    .find((candidate) => existsSync(path.join(candidate, 'package.json')));
  if (!folder) throw new Error(`${owner} is not installed`);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (!file) throw new Error(`${owner} has no program ${bin}`);
  return path.join(folder, file);
}
