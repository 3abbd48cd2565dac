import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_SPEED_BYTES } from '../shared/protocol/hub';
import { TestHub, type TestApp } from './test-app';

let hub: TestHub;
let lead: TestApp;
beforeAll(async () => {
  hub = await TestHub.start();
  lead = await hub.officer('甲关员', 'A-1');
});
afterAll(() => hub.remove());

it('gives as many bytes as it is asked for, which nothing on the way makes fewer, and counts those that it gets', async () => {
  const { status, body } = await lead.send('GET', '/v1/speed?bytes=100000');
  expect(status).toBe(200);
  expect(body).toHaveLength(100_000);
  expect(new Set(body.subarray(0, 4096)).size).toBeGreaterThan(200);
  const up = await lead.send('PUT', '/v1/speed', new Uint8Array(randomBytes(300_000)));
  expect(up.json()).toEqual({ received: 300_000 });
});

it.each(['', '?bytes=0', '?bytes=-1', '?bytes=1e9', '?bytes=5&case=x', `?bytes=${MAX_SPEED_BYTES + 1}`])(
  'refuses %s',
  async (query) => {
    expect([400, 413]).toContain((await lead.send('GET', `/v1/speed${query}`)).status);
  },
);

it('takes no more than it says, and nothing from somebody without a certificate', async () => {
  const large = new Uint8Array(MAX_SPEED_BYTES + 1);
  expect((await lead.send('PUT', '/v1/speed', large)).status).toBe(413);
  const stranger = hub.stranger();
  expect((await stranger.send('GET', '/v1/speed?bytes=10')).status).toBe(401);
  expect((await stranger.send('PUT', '/v1/speed', new Uint8Array(10))).status).toBe(401);
});
