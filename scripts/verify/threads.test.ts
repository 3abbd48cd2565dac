import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../electron/export/file-io';
import { nativeHasher } from '../../electron/export/native-hash';
import { plainDigester } from '../../shared/bundle/digest';
import { verifyBundle } from '../../shared/bundle/verify';
import { writeLargeBundle } from '../bench/large-bundle';
import { threadsFor, type Threads } from './threads';

const SIZE = 9 * 1024 * 1024 + 5;
const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-threads-'));
let file: FileHandle;
let threads: Threads;

beforeAll(async () => {
  writeFileSync(path.join(dir, 'noise'), randomBytes(SIZE));
  file = await open(path.join(dir, 'noise'));
  threads = threadsFor(file.fd);
});
afterAll(async () => {
  await threads.close();
  await file.close();
  rmSync(dir, { recursive: true });
});

describe('the threads', () => {
  it('find what one thread finds, whatever the stretch, beside each other', async () => {
    const plain = plainDigester(await fileSource(file), nativeHasher);
    const stretches = [
      [0, SIZE],
      [1, 300_000],
      [SIZE - 3, 3],
      [7, 0],
      [1000, 262_144],
    ] as const;
    let done = 0;
    const found = await Promise.all(
      stretches.map(([offset, size]) => threads.digest(offset, size, (bytes) => (done += bytes))),
    );
    for (const [i, [offset, size]] of stretches.entries())
      expect(found[i]).toEqual(await plain.digest(offset, size, () => undefined));
    expect(done).toBe(stretches.reduce((sum, [, size]) => sum + size, 0));
  });

  it('say that a file ends too early, or cannot be read', async () => {
    const read = (fd: Threads, size: number) => fd.digest(0, size, () => undefined);
    await expect(read(threads, SIZE + 1)).rejects.toMatchObject({ code: 'bundle.truncated' });
    const closed = threadsFor(987_654);
    await expect(read(closed, 1)).rejects.toMatchObject({ code: 'EBADF' });
    await closed.close();
  });
});

it('a check that is given up ends with the reason, in the middle of the pictures', async () => {
  const [bundle, authority] = [path.join(dir, 'large.asice'), path.join(dir, 'authority.pem')];
  await writeLargeBundle(bundle, authority, 200 * 1024 * 1024);
  const handle = await open(bundle);
  const working = threadsFor(handle.fd);
  const stop = new AbortController();
  const told: number[] = [];
  const check = verifyBundle(await fileSource(handle), {
    anchors: [],
    digester: working,
    signal: stop.signal,
    onProgress: (done, total) => {
      told.push(done / total);
      if (done > total / 4) stop.abort(new Error('enough'));
    },
  });
  await expect(check).rejects.toThrow('enough');
  expect(told.at(-1)).toBeLessThan(0.9);
  await working.close();
  await handle.close();
});
