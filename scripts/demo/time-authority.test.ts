import { afterEach, expect, it, vi } from 'vitest';
import { timeServer } from './time-authority';

afterEach(() => vi.unstubAllEnvs());

it('is there where OpenSSL is', async () => {
  const said: string[] = [];
  const server = await timeServer((line) => said.push(line));
  try {
    expect(server?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(said).toEqual([]);
  } finally {
    await server?.close();
  }
});

it('is done without where OpenSSL is not installed, and that is said', async () => {
  vi.stubEnv('PATH', '/nowhere');
  const said: string[] = [];
  expect(await timeServer((line) => said.push(line))).toBeNull();
  expect(said).toEqual([expect.stringContaining('OpenSSL is not installed')]);
});
