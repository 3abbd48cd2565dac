import { z } from 'zod';

/** What a step of the test run came to. `failures` are ready to be shown, one text per failure. */
export interface Outcome {
  passed: number;
  failed: number;
  failures: string[];
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Counts a Vitest JSON report. A test that was skipped counts as failed: what did not run shows nothing. So does a test file that
 * could not be loaded, and (once) an error outside any test, which only the exit code tells.
 * @throws ZodError not such a report
 */
export function countVitest(report: unknown, exitCode: number): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  for (const file of vitestReport.parse(report).testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') outcome.passed += 1;
      else
        fail(outcome, `${file.name}\n${test.fullName}: ${test.failureMessages?.join('\n') || test.status}`);
    }
    if (file.status !== 'passed' && !file.assertionResults.some((test) => test.status !== 'passed')) {
      fail(outcome, `${file.name}\n${file.message || 'the file could not be run'}`);
    }
  }
  if (exitCode !== 0 && outcome.failed === 0) fail(outcome, `the run ended with code ${exitCode}`);
  return orNothing(outcome);
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z
        .array(z.object({ errors: z.array(z.object({ message: z.string().optional() })).default([]) }))
        .default([]),
    }),
  ),
});
type Spec = z.infer<typeof playwrightSpec>;
interface Suite {
  specs: Spec[];
  suites?: Suite[];
}
const playwrightSuite: z.ZodType<Suite> = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/**
 * Counts a Playwright JSON report, by the same rules as {@link countVitest}; a test that passed only when repeated counts as passed.
 * @throws ZodError not such a report
 */
export function countPlaywright(report: unknown, exitCode: number): Outcome {
  const { suites, errors } = playwrightReport.parse(report);
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  for (const spec of suites.flatMap(specsOf)) {
    for (const test of spec.tests) {
      if (test.status === 'expected' || test.status === 'flaky') outcome.passed += 1;
      else {
        const messages = test.results.flatMap((result) => result.errors.map((error) => error.message ?? ''));
        fail(outcome, `${spec.file}:${spec.line}\n${spec.title}: ${messages.join('\n') || test.status}`);
      }
    }
  }
  for (const error of errors) fail(outcome, error.message ?? 'an error outside any test');
  if (exitCode !== 0 && outcome.failed === 0) fail(outcome, `the run ended with code ${exitCode}`);
  return orNothing(outcome);
}

function specsOf(suite: Suite): Spec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function fail(outcome: Outcome, text: string): void {
  outcome.failed += 1;
  outcome.failures.push(text);
}

/** A run without a single test shows nothing, and must not look like success. */
function orNothing(outcome: Outcome): Outcome {
  return outcome.passed + outcome.failed > 0 ? outcome : { passed: 0, failed: 1, failures: ['no test ran'] };
}
