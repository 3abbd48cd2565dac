import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/hash';
import type { BlobRef } from '../../shared/record/primitives';
import type { Store } from '../services';
import { CHUNK } from './chunks';
import { openStore } from './store';

const dataKey = Buffer.alloc(32, 7);
const ID = '0123456789abcdef0123456789abcdef';
let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanjian-blobs-'));
  store = openStore(folder, dataKey);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const reopen = async (): Promise<void> => {
  await store.close();
  store = openStore(folder, dataKey);
};

function picture(size: number): { bytes: Uint8Array<ArrayBuffer>; ref: BlobRef } {
  const bytes = new Uint8Array(randomBytes(size));
  return { bytes, ref: { sha256: sha256Hex(bytes), size, mime: 'image/jpeg' } };
}

const fileOf = ({ sha256 }: BlobRef, suffix = ''): string => join(folder, 'blobs', ID, sha256 + suffix);

describe('a stored blob', () => {
  it.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])(
    'of %i bytes reads back at any offset and as a stream',
    async (size) => {
      const { bytes, ref } = picture(size);
      await store.blobs.put(ID, ref, bytes);
      await reopen();
      expect(store.blobs.list(ID)).toEqual([ref.sha256]);
      expect(store.blobs.ref(ID, ref.sha256)).toEqual(ref);
      const places = [0, 1, size - 1, Math.floor(size / 2), CHUNK - 1, CHUNK].filter(
        (offset) => offset <= size,
      );
      for (const offset of places) {
        for (const length of [1, 100, CHUNK + 5, size + 9]) {
          const part = await store.blobs.read(ID, ref.sha256, offset, length);
          expect(Buffer.compare(part, bytes.subarray(offset, offset + length))).toBe(0);
        }
      }
      const streamed: Uint8Array[] = [];
      for await (const chunk of store.blobs.stream(ID, ref.sha256)) streamed.push(chunk);
      expect(Buffer.compare(Buffer.concat(streamed), bytes)).toBe(0);
    },
  );

  it('that is not there, or past its end, is said so', async () => {
    const { bytes, ref } = picture(10);
    await expect(store.blobs.read(ID, ref.sha256, 0, 1)).rejects.toMatchObject({ code: 'blob.absent' });
    await store.blobs.put(ID, ref, bytes);
    await expect(store.blobs.read(ID, ref.sha256, 11, 1)).rejects.toMatchObject({ code: 'blob.range' });
    await expect(store.blobs.read('f'.repeat(32), ref.sha256, 0, 1)).rejects.toMatchObject({
      code: 'blob.absent',
    });
  });

  it('with a bit flipped, its end cut off, two chunks swapped or its file gone is damaged', async () => {
    const { bytes, ref } = picture(3 * CHUNK + 10);
    await store.blobs.put(ID, ref, bytes);
    const path = fileOf(ref);
    const whole = readFileSync(path);
    const damaged = { code: 'store.damaged' };

    const flipped = Buffer.from(whole);
    flipped[20 + CHUNK + 500]! ^= 4;
    writeFileSync(path, flipped);
    await expect(store.blobs.read(ID, ref.sha256, CHUNK, 1)).rejects.toMatchObject(damaged);

    const sealed = CHUNK + 28;
    writeFileSync(
      path,
      Buffer.concat([
        whole.subarray(0, 20),
        whole.subarray(20 + sealed, 20 + 2 * sealed),
        whole.subarray(20, 20 + sealed),
        whole.subarray(20 + 2 * sealed),
      ]),
    );
    await expect(store.blobs.read(ID, ref.sha256, 0, 1)).rejects.toMatchObject(damaged);

    writeFileSync(path, whole);
    truncateSync(path, 20 + 3 * sealed);
    await expect(store.blobs.read(ID, ref.sha256, 3 * CHUNK, 1)).rejects.toMatchObject(damaged);

    rmSync(path);
    await expect(store.blobs.read(ID, ref.sha256, 0, 1)).rejects.toMatchObject(damaged);
  });

  it('is not begun when the disk has no room for it', async () => {
    await store.close();
    store = openStore(folder, dataKey, { free: async () => 70 * 1024 * 1024 });
    const { bytes, ref } = picture(1000);
    await store.blobs.put(ID, ref, bytes);
    const large: BlobRef = { ...ref, sha256: 'a'.repeat(64), size: 10 * 1024 * 1024 };
    await expect(store.blobs.receive(ID, large)).rejects.toMatchObject({ code: 'store.disk-full' });
    expect(readdirSync(join(folder, 'blobs', ID))).toEqual([ref.sha256]);
  });
});

describe('receiving a blob', () => {
  it('goes on where it was after a restart, and ends byte for byte', async () => {
    const { bytes, ref } = picture(5 * CHUNK + 123);
    expect(await store.blobs.receive(ID, ref)).toEqual({ offset: 0, size: ref.size, verified: false });
    await store.blobs.write(ID, ref.sha256, 0, bytes.subarray(0, 100_000));
    expect((await store.blobs.receive(ID, ref)).offset).toBe(100_000);
    await reopen();
    expect((await store.blobs.receive(ID, ref)).offset).toBe(CHUNK);

    const heard: string[] = [];
    store.blobs.onWhole((id, sha256) => heard.push(`${id} ${sha256}`));
    const middle = await store.blobs.write(ID, ref.sha256, CHUNK, bytes.subarray(CHUNK, 4 * CHUNK));
    expect(middle).toEqual({ offset: 4 * CHUNK, size: ref.size, verified: false });
    expect(store.blobs.has(ID, ref.sha256)).toBe(false);
    const end = await store.blobs.write(ID, ref.sha256, 4 * CHUNK, bytes.subarray(4 * CHUNK));
    expect(end).toEqual({ offset: ref.size, size: ref.size, verified: true });
    expect(heard).toEqual([`${ID} ${ref.sha256}`]);
    expect(await store.blobs.receive(ID, ref)).toEqual(end);
    expect(Buffer.compare(await store.blobs.read(ID, ref.sha256, 0, ref.size), bytes)).toBe(0);
    expect(readdirSync(join(folder, 'blobs', ID))).toEqual([ref.sha256]);
  });

  it('leaves out what overlaps, refuses a gap, more than was said, and what nobody announced', async () => {
    const { bytes, ref } = picture(2000);
    const write = (offset: number, part: Uint8Array) => store.blobs.write(ID, ref.sha256, offset, part);
    await expect(write(0, bytes)).rejects.toMatchObject({ code: 'blob.not-expected' });
    await store.blobs.receive(ID, ref);
    await write(0, bytes.subarray(0, 500));
    await write(0, bytes.subarray(0, 300));
    await expect(write(501, bytes.subarray(501))).rejects.toMatchObject({
      code: 'blob.gap',
      params: { expected: 500 },
    });
    await expect(write(500, new Uint8Array(1501))).rejects.toMatchObject({ code: 'blob.range' });
    expect((await write(400, bytes.subarray(400))).verified).toBe(true);
  });

  it('drops bytes that are not what the event names, and can begin anew', async () => {
    const { bytes, ref } = picture(CHUNK + 1);
    await store.blobs.receive(ID, ref);
    const wrong = Uint8Array.from(bytes);
    wrong[9]! ^= 1;
    await expect(store.blobs.write(ID, ref.sha256, 0, wrong)).rejects.toMatchObject({
      code: 'blob.hash-differs',
    });
    expect(store.blobs.has(ID, ref.sha256)).toBe(false);
    expect((await store.blobs.receive(ID, ref)).offset).toBe(0);
    expect((await store.blobs.write(ID, ref.sha256, 0, bytes)).verified).toBe(true);
  });

  it('cuts off a torn tail', async () => {
    const { bytes, ref } = picture(4 * CHUNK);
    await store.blobs.receive(ID, ref);
    await store.blobs.write(ID, ref.sha256, 0, bytes.subarray(0, 3 * CHUNK));
    await store.close();
    const part = fileOf(ref, '.part');
    truncateSync(part, statSync(part).size - 1);
    store = openStore(folder, dataKey);
    expect((await store.blobs.receive(ID, ref)).offset).toBe(2 * CHUNK);
    expect((await store.blobs.write(ID, ref.sha256, 2 * CHUNK, bytes.subarray(2 * CHUNK))).verified).toBe(
      true,
    );
  });

  it('survives the process being killed in the middle', { timeout: 60_000 }, async () => {
    const { bytes, ref } = picture(40 * CHUNK + 5);
    const source = join(folder, 'source');
    writeFileSync(source, bytes);
    await store.close();

    // A process of its own receives until it is killed, with no chance to tidy up.
    const script = `
      import { readFileSync } from 'node:fs';
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, 'store.ts'))});
      const bytes = readFileSync(${JSON.stringify(source)});
      const ref = ${JSON.stringify(ref)};
      const { blobs } = openStore(${JSON.stringify(folder)}, Buffer.alloc(32, 7));
      await blobs.receive('${ID}', ref);
      for (let at = 0; at < 30 * ${CHUNK}; at += 50_000) {
        await blobs.write('${ID}', ref.sha256, at, bytes.subarray(at, at + 50_000));
        process.stdout.write('.');
      }
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let written = 0;
    for await (const data of child.stdout as AsyncIterable<Buffer>) {
      written += data.length;
      if (written >= 20) break;
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(written).toBeGreaterThanOrEqual(20);

    store = openStore(folder, dataKey);
    const { offset } = await store.blobs.receive(ID, ref);
    expect(offset % CHUNK).toBe(0);
    expect(offset).toBeGreaterThanOrEqual(Math.floor((20 * 50_000) / CHUNK) * CHUNK);
    expect((await store.blobs.write(ID, ref.sha256, offset, bytes.subarray(offset))).verified).toBe(true);
    expect(Buffer.compare(await store.blobs.read(ID, ref.sha256, 0, ref.size), bytes)).toBe(0);
  });
});
