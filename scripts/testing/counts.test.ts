import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './counts';

describe('a Vitest report', () => {
  const file = (status: string, ...tests: string[]) => ({
    name: 'a.test.ts',
    status,
    message: 'cannot load',
    assertionResults: tests.map((one) => ({
      status: one,
      fullName: 'it works',
      failureMessages: ['expected 1'],
    })),
  });

  it('counts passed and failed tests, and keeps the messages', () => {
    const outcome = countVitest({ testResults: [file('failed', 'passed', 'passed', 'failed')] }, 1);
    expect(outcome).toMatchObject({ passed: 2, failed: 1 });
    expect(outcome.failures).toEqual(['a.test.ts\nit works: expected 1']);
  });

  it.each([
    ['a skipped test', { testResults: [file('passed', 'passed', 'skipped')] }, 0],
    ['a file that cannot be loaded', { testResults: [file('passed', 'passed'), file('failed')] }, 1],
    ['an error outside any test', { testResults: [file('passed', 'passed')] }, 1],
    ['no test at all', { testResults: [] }, 0],
  ])('counts %s as one failure', (_, report, code) => {
    expect(countVitest(report, code).failed).toBe(1);
  });
});

describe('a Playwright report', () => {
  const spec = (status: string) => ({
    title: 'opens',
    file: 'a.spec.ts',
    line: 3,
    tests: [{ status, results: [{ errors: [{ message: 'no window' }] }] }],
  });
  const report = (...statuses: string[]) => ({
    suites: [{ specs: [], suites: [{ specs: statuses.map(spec) }] }],
    errors: [],
  });

  it('counts tests of nested suites, and keeps the messages', () => {
    const outcome = countPlaywright(report('expected', 'flaky', 'unexpected'), 1);
    expect(outcome).toMatchObject({ passed: 2, failed: 1 });
    expect(outcome.failures).toEqual(['a.spec.ts:3\nopens: no window']);
  });

  it.each([
    ['a skipped test', report('expected', 'skipped'), 0],
    ['an error outside any test', { ...report('expected'), errors: [{ message: 'config' }] }, 1],
    ['an exit code without a reason', report('expected'), 1],
    ['no test at all', report(), 0],
  ])('counts %s as one failure', (_, given, code) => {
    expect(countPlaywright(given, code).failed).toBe(1);
  });
});
