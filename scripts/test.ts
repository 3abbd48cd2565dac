/**
 * `npm test [-- STEP ...]`: every check of the project, or only the steps named. Prints a line per step, the failures in full, and
 * as the last line of stdout exactly `N passed, N failed`. Ends with 0 only if something passed and nothing failed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from './testing/counts';
import { type Step, type StepContext, steps } from './testing/steps';
import { needsXvfb, startXvfb } from './xvfb';

const total: Outcome = { passed: 0, failed: 0, failures: [] };
try {
  await runAll(chosenSteps(process.argv.slice(2)));
} catch (error) {
  total.failed += 1;
  total.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
for (const failure of total.failures) process.stdout.write(`\n✗ ${failure}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);

function chosenSteps(names: string[]): Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `there is no step "${unknown.join('", "')}"; the steps are: ${steps.map((step) => step.name).join(', ')}`,
    );
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

async function runAll(chosen: Step[]): Promise<void> {
  const reports = await mkdtemp(path.join(tmpdir(), 'yuanjian-test-'));
  const screen = needsXvfb() ? await startXvfb() : null;
  const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const context = { reports, env: screen ? { ...env, DISPLAY: screen.display } : env };
  const lane = (name: Step['lane']) =>
    runLane(
      chosen.filter((step) => step.lane === name),
      context,
    );
  try {
    // Two cores: the static checks beside the unit tests; the real windows afterwards, for their timings are asserted.
    await Promise.all([lane('checks'), lane('units')]);
    await lane('alone');
  } finally {
    await screen?.stop();
    await rm(reports, { recursive: true, force: true });
  }
}

async function runLane(lane: Step[], context: StepContext): Promise<void> {
  for (const step of lane) {
    const started = performance.now();
    const outcome = await step.run(context);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const mark = outcome.failed === 0 ? '✓' : '✗';
    process.stdout.write(
      `${mark} ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)\n`,
    );
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.failures.push(...outcome.failures);
  }
}
