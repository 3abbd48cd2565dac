import { expect, it } from 'vitest';
import { explained } from './explain';

it.each([
  ['getaddrinfo ENOTFOUND github.com'],
  ['HttpError: 403 Forbidden\n  at …'],
  ['cannot download https://github.com/x: connect ETIMEDOUT'],
])('a download that failed names --dir and the mirror: %s', (message) => {
  const { message: what, advice } = explained(new Error(message));
  expect(what).toMatch(/could not be downloaded/);
  expect(advice).toMatch(/--dir[\s\S]*ELECTRON_BUILDER_BINARIES_MIRROR/);
});

it('any other failure is told as it is', () => {
  const { message, advice } = explained(new Error('icon.png must be at least 256x256'));
  expect(message).toContain('256x256');
  expect(advice).not.toContain('--dir');
});
