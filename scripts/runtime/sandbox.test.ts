import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canConfine, checkSandbox } from './sandbox.mjs';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const closed = { platform: 'linux' as const, uid: 1000, namespaces: () => false };

it('is there with user namespaces, never for root, and always on other systems', () => {
  expect(canConfine(dist, { ...closed, namespaces: () => true })).toBe(true);
  expect(canConfine(dist, closed)).toBe(false);
  expect(canConfine(dist, { ...closed, uid: 0, namespaces: () => true })).toBe(false);
  expect(canConfine(dist, { ...closed, platform: 'win32' })).toBe(true);
});

it('is not there through a helper that is not setuid', () => {
  const helper = path.join(dist, 'chrome-sandbox');
  writeFileSync(helper, '');
  chmodSync(helper, 0o755);
  expect(canConfine(dist, closed)).toBe(false);
});

it('is missed with exit code 1 and what an administrator can do, unless the person gives it up', () => {
  expect(() => checkSandbox(dist, [], closed)).toThrow(
    expect.objectContaining({
      exitCode: 1,
      advice: expect.stringMatching(/sysctl[\s\S]*4755/) as string,
    }) as Error,
  );
  expect(() => checkSandbox(dist, ['--no-sandbox'], closed)).not.toThrow();
});
