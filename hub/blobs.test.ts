import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../shared/hash';
import { readCertificate } from '../shared/identity/certificate';
import { verifyReceipt } from '../shared/identity/receipt';
import { BlobProgress, Receipt } from '../shared/protocol/hub';
import { randomId, TestHub, type TestApp } from './test-app';

let hub: TestHub;
let lead: TestApp;
let guest: TestApp;
let id: string;

beforeAll(async () => {
  hub = await TestHub.start();
  lead = await hub.officer('甲关员', 'A-1');
  id = await lead.open();
  guest = await hub.guest('representative', id);
});
afterAll(() => hub.remove());

/** Random bytes that a stored event of the case names. */
async function named(size: number): Promise<{ bytes: Uint8Array; sha256: string; url: string }> {
  const bytes = Uint8Array.from(randomBytes(size));
  const sha256 = sha256Hex(bytes);
  const still = await guest.write(id, 'still.captured', {
    still: randomId(),
    item: 'door',
    original: { sha256, size, mime: 'image/jpeg' },
    thumbnail: { sha256: sha256Hex(bytes.subarray(0, 10)), size: 10, mime: 'image/jpeg' },
    width: 1920,
    height: 1080,
    method: 'grab-frame',
    camera: 'test camera',
    track: { width: 1920, height: 1080, frameRate: 30 },
  });
  await guest.push(id, still);
  return { bytes, sha256, url: `/v1/cases/${id}/blobs/${sha256}` };
}

const rangeOf = (bytes: Uint8Array, from: number, size: number) => ({
  'content-range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
});

const put = (by: TestApp, url: string, bytes: Uint8Array, from: number, size: number) =>
  by.send('PUT', url, bytes, rangeOf(bytes, from, size));

const progress = async (by: TestApp, url: string) => {
  const { status, headers } = await by.send('HEAD', url);
  const receipt = headers['x-receipt'];
  return {
    status,
    received: Number(headers['x-received']),
    receipt: receipt === undefined ? null : Receipt.parse(JSON.parse(String(receipt))),
  };
};

/** Resolves when the hub says that it has so many bytes. */
async function reached(url: string, received: number): Promise<void> {
  while ((await progress(lead, url)).received < received);
}

describe('a blob', () => {
  it('arrives in segments and is kept for good with a receipt', async () => {
    const { bytes, sha256, url } = await named(300_000);
    expect(await progress(guest, url)).toEqual({ status: 200, received: 0, receipt: null });
    const first = await put(guest, url, bytes.subarray(0, 100_000), 0, bytes.length);
    expect(BlobProgress.parse(first.json())).toEqual({ received: 100_000, size: 300_000, receipt: null });
    expect((await lead.send('GET', url)).status).toBe(404);
    const last = await put(guest, url, bytes.subarray(100_000), 100_000, bytes.length);
    const { receipt } = BlobProgress.parse(last.json());
    expect(receipt).toMatchObject({ kind: 'blob', case: id, hash: sha256, hub: hub.hub.id });
    expect(await verifyReceipt(receipt!, await readCertificate(lead.me.authority))).toBe(true);
    expect(await progress(lead, url)).toEqual({ status: 200, received: 300_000, receipt });
    expect(new Uint8Array(readFileSync(path.join(hub.dataDir, 'blobs', id, sha256)))).toEqual(bytes);
  });

  it('is read whole and in ranges', async () => {
    const { bytes, url } = await named(50_000);
    await put(guest, url, bytes, 0, bytes.length);
    expect(new Uint8Array((await lead.send('GET', url)).body)).toEqual(bytes);
    const rest = await lead.send('GET', url, undefined, { range: 'bytes=49000-' });
    expect([rest.status, rest.headers['content-range']]).toEqual([206, 'bytes 49000-49999/50000']);
    expect(new Uint8Array(rest.body)).toEqual(bytes.subarray(49_000));
    const middle = await lead.send('GET', url, undefined, { range: 'bytes=10-19' });
    expect(new Uint8Array(middle.body)).toEqual(bytes.subarray(10, 20));
    expect((await lead.send('GET', url, undefined, { range: 'bytes=50000-' })).status).toBe(416);
  });

  it('that is cut in the middle of a segment goes on where it was, also in a new start of the hub', async () => {
    const { bytes, sha256, url } = await named(2_000_000);
    const cut = { after: 1_200_000, when: () => reached(url, 1_200_000) };
    const first = guest.send('PUT', url, bytes, rangeOf(bytes, 0, bytes.length), cut);
    await expect(first).rejects.toThrow('cut');
    const second = bytes.subarray(1_200_000, 1_500_000);
    const answer = await put(guest, url, second, 1_200_000, bytes.length);
    expect(BlobProgress.parse(answer.json()).received).toBe(1_500_000);
    await hub.stop();
    await hub.start();
    const after = await progress(guest, url);
    expect(after.received).toBe(1_500_000);
    const rest = await put(guest, url, bytes.subarray(after.received), after.received, bytes.length);
    expect(BlobProgress.parse(rest.json()).receipt?.hash).toBe(sha256);
    expect(new Uint8Array((await lead.send('GET', url)).body)).toEqual(bytes);
  });

  it('with other bytes than its name says is thrown away and can be sent again', async () => {
    const { bytes, sha256, url } = await named(1000);
    const wrong = Uint8Array.from(bytes);
    wrong[500]! ^= 1;
    const answer = await put(guest, url, wrong, 0, bytes.length);
    expect([answer.status, answer.json()]).toEqual([422, { code: 'hub.blob-mismatch', params: {} }]);
    expect(existsSync(path.join(hub.dataDir, 'blobs', id, `${sha256}.part`))).toBe(false);
    expect((await put(guest, url, bytes, 0, bytes.length)).status).toBe(200);
  });

  it('goes on at no other place than the one reached', async () => {
    const { bytes, url } = await named(1000);
    await put(guest, url, bytes.subarray(0, 400), 0, 1000);
    const answer = await put(guest, url, bytes.subarray(500), 500, 1000);
    expect([answer.status, answer.json()]).toEqual([
      409,
      { code: 'hub.blob-offset', params: { received: 400 } },
    ]);
    const both = await Promise.all([1, 2].map(() => put(guest, url, bytes.subarray(400), 400, 1000)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await progress(guest, url)).receipt).not.toBeNull();
  });

  it('that no event names, or of another size, is not taken', async () => {
    const { bytes, url } = await named(1000);
    const unnamed = `/v1/cases/${id}/blobs/${'e'.repeat(64)}`;
    expect((await put(guest, unnamed, bytes, 0, 1000)).status).toBe(404);
    expect((await put(guest, url, bytes, 0, 2000)).status).toBe(416);
    const nothing = await guest.send('PUT', url, bytes, { 'content-range': 'bytes */1000' });
    expect(nothing.json()).toMatchObject({ code: 'hub.bad-range' });
    expect((await progress(guest, url)).received).toBe(0);
    const traversal = await guest.send('GET', `/v1/cases/${id}/blobs/..%2f..%2fauthority.key`);
    expect([400, 404]).toContain(traversal.status);
  });
});
