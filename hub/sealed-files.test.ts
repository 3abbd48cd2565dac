import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../shared/hash';
import { BlobProgress } from '../shared/protocol/hub';
import { flip, SealedHub, sealingWith } from './sealed.fixture';
import { CHUNK } from './store/chunks';

const sealing = sealingWith(randomBytes(32));
let at: SealedHub;

beforeEach(async () => {
  at = await SealedHub.begin({ sealing });
});
afterEach(() => at.remove());

describe('a sealed file', () => {
  const SEALED_CHUNK = CHUNK + 28;

  it('reads back whole and in any range', async () => {
    const size = 3 * CHUNK + 17;
    const picture = await at.named(size);
    expect((await at.put(picture)).status).toBe(200);
    expect(await at.gives(picture)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [CHUNK - 1, CHUNK + 1],
      [10, 2 * CHUNK],
      [3 * CHUNK, size],
      [size - 1, size],
    ] as const) {
      const range = `bytes=${from}-${to - 1}`;
      const part = await at.lead.send('GET', picture.url, undefined, { range });
      expect(part.body.equals(picture.bytes.subarray(from, to)), range).toBe(true);
    }
  });

  it('that is cut in the middle goes on after a new start and ends byte for byte', async () => {
    const picture = await at.named(2_000_000);
    const { bytes } = picture;
    const reached = async () => {
      while ((await at.receivedOf(picture)) < 1_200_000);
    };
    const cut = { after: 1_200_000, when: reached };
    const first = at.put(picture, 0, bytes.length, cut);
    await expect(first).rejects.toThrow('cut');
    await at.whileStopped();
    expect(await at.receivedOf(picture)).toBe(1_200_000);
    expect((await at.put(picture, 1_200_000, 1_200_100)).status).toBe(200);
    const rest = await at.put(picture, 1_200_100);
    expect(BlobProgress.parse(rest.json()).receipt?.hash).toBe(sha256Hex(bytes));
    expect(await at.gives(picture)).toBe(true);
    expect(readFileSync(picture.file).length).toBe(20 + bytes.length + 28 * Math.ceil(bytes.length / CHUNK));
  });

  it('whose last chunk was torn goes on from the chunk before', async () => {
    const picture = await at.named(4 * CHUNK);
    await at.put(picture, 0, 2 * CHUNK + 500);
    await at.whileStopped(() => truncateSync(`${picture.file}.part`, 20 + 2 * SEALED_CHUNK + 400));
    const stands = await at.receivedOf(picture);
    const answer = await at.put(picture, stands);
    expect([answer.status, answer.json()]).toEqual([
      409,
      { code: 'hub.blob-offset', params: { received: 2 * CHUNK } },
    ]);
    expect(await at.receivedOf(picture)).toBe(2 * CHUNK);
    expect((await at.put(picture, 2 * CHUNK)).status).toBe(200);
    expect(await at.gives(picture)).toBe(true);
  });

  it('that arrived garbled is thrown away and can be sent again', async () => {
    const picture = await at.named(3 * CHUNK);
    await at.put(picture, 0, 2 * CHUNK);
    await at.whileStopped(() => flip(`${picture.file}.part`, 1000));
    const answer = await at.put(picture, 2 * CHUNK);
    expect([answer.status, answer.json()]).toMatchObject([422, { code: 'hub.blob-mismatch' }]);
    expect((await at.put(picture)).status).toBe(200);
    expect(await at.gives(picture)).toBe(true);
  });

  it('that was whole when the hub died, but had no receipt yet, is sent again', async () => {
    const picture = await at.named(CHUNK + 9);
    await at.put(picture);
    await at.whileStopped(() => {
      renameSync(picture.file, `${picture.file}.part`);
      at.inDatabase((db) => db.exec('UPDATE blobs SET received_at = NULL, receipt = NULL'));
    });
    expect(await at.receivedOf(picture)).toBe(0);
    expect(BlobProgress.parse((await at.put(picture)).json()).receipt).not.toBeNull();
    expect(await at.gives(picture)).toBe(true);
  });

  it('with a bit flipped, its end cut off, two chunks swapped or gone is said to be damaged', async () => {
    const picture = await at.named(3 * CHUNK + 10);
    await at.put(picture);
    const kept = readFileSync(picture.file);
    const from = async (start: number) => {
      const answer = await at.lead.send('GET', picture.url, undefined, { range: `bytes=${start}-` });
      return [answer.status, answer.json()];
    };
    const damaged = [500, { code: 'hub.data-damaged', params: {} }];
    flip(picture.file, 20 + SEALED_CHUNK + 500);
    expect(await from(CHUNK)).toEqual(damaged);
    // Found after the answer has begun, it ends there: who goes on from where it ended is told.
    await expect(at.gives(picture)).rejects.toThrow();

    const chunk = (n: number) => kept.subarray(20 + n * SEALED_CHUNK, 20 + (n + 1) * SEALED_CHUNK);
    writeFileSync(
      picture.file,
      Buffer.concat([kept.subarray(0, 20), chunk(1), chunk(0), chunk(2), chunk(3)]),
    );
    expect(await from(0)).toEqual(damaged);
    writeFileSync(picture.file, kept.subarray(0, 20 + 3 * SEALED_CHUNK));
    expect(await from(3 * CHUNK)).toEqual(damaged);
    rmSync(picture.file);
    expect(await from(0)).toEqual(damaged);
    writeFileSync(picture.file, kept);
    expect(await at.gives(picture)).toBe(true);
  });
});
