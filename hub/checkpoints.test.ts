import { DatabaseSync } from '@photostructure/sqlite';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromBase64, fromHex } from '../shared/bytes';
import { readCertificate } from '../shared/identity/certificate';
import { verifyCheckpoint } from '../shared/identity/checkpoint';
import { receiptBytes } from '../shared/identity/receipt';
import { CheckpointAnswer, ProofAnswer, type Receipt } from '../shared/protocol/hub';
import { verifyConsistency, verifyInclusion } from '../shared/record/merkle';
import { TestHub, type TestApp } from './test-app';

let hub: TestHub;
let lead: TestApp;
let id: string;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-03-16T02:00:00.000Z');
  hub = await TestHub.start({ clock: () => now });
  lead = await hub.officer('甲关员', 'A-1');
  id = await lead.open();
});
afterEach(() => hub.remove());

async function read(text: string) {
  const checkpoint = await verifyCheckpoint(text, await readCertificate(lead.me.authority));
  if (!checkpoint) throw new Error('not the hub’s');
  return { ...checkpoint, rootBytes: fromHex(checkpoint.root) };
}
const ask = async (query: string) => (await lead.send('GET', `/v1/checkpoint${query}`)).json();
const latest = async () => read(CheckpointAnswer.parse(await ask('')).checkpoint);
const proof = async (query: string) => ProofAnswer.parse(await ask(query)).proof.map(fromBase64);
const say = async (text: string) => lead.push(id, await lead.say(id, text));

async function isUnder(receipt: Receipt, head: Awaited<ReturnType<typeof latest>>): Promise<boolean> {
  const path = await proof(`/inclusion?index=${receipt.index}&size=${head.size}`);
  return verifyInclusion(receiptBytes(receipt), receipt.index, head.size, path, head.rootBytes);
}

it('every answer to events is under the checkpoint that comes with it, at the hub’s time', async () => {
  for (let i = 1; i <= 9; i++) {
    now = new Date(now.getTime() + 60_000);
    const { receipts, checkpoint } = await say(`${i}`);
    const head = await read(checkpoint);
    expect(head).toMatchObject({ size: i + 1, at: now.toISOString() });
    expect(receipts[0]).toMatchObject({ index: i });
    expect(await isUnder(receipts[0]!, head)).toBe(true);
    expect(await isUnder({ ...receipts[0]!, at: '2026-03-16T00:00:00.000Z' }, head)).toBe(false);
  }
});

it('every checkpoint continues every earlier one, also over a new start of the hub', async () => {
  const heads = [await latest()];
  for (let i = 0; i < 7; i++) {
    if (i === 3) {
      await hub.stop();
      await hub.start();
    }
    await say(`${i}`);
    heads.push(await latest());
  }
  for (const [i, from] of heads.entries()) {
    for (const to of heads.slice(i)) {
      const path = await proof(`/proof?from=${from.size}&to=${to.size}`);
      expect(verifyConsistency(from.size, to.size, path, from.rootBytes, to.rootBytes)).toBe(true);
    }
  }
});

it('proofs of trees that are not there are refused, and strangers get nothing', async () => {
  for (const query of ['/proof?from=1&to=99', '/proof?from=0&to=1', '/inclusion?index=1&size=1'])
    expect(await ask(query)).toMatchObject({ code: 'hub.no-such-tree', params: { size: 1 } });
  for (const query of ['/proof?from=-1&to=1', '/proof?from=1', '/inclusion?index=1e3&size=1'])
    expect(await ask(query)).toMatchObject({ code: 'hub.bad-request' });
  expect((await hub.stranger().send('GET', '/v1/checkpoint')).status).toBe(401);
});

it('the live socket brings one on connecting and after each receipt', async () => {
  const live = await lead.live();
  expect(await read((await live.hears('checkpoint')).checkpoint)).toMatchObject({ size: 1 });
  await say('一');
  expect(await read((await live.hears('checkpoint')).checkpoint)).toMatchObject({ size: 2 });
});

it('a hub from before it kept a tree enters its receipts, in the order in which they were given', async () => {
  const said = await lead.say(id, '一');
  const { receipts } = await lead.push(id, said);
  await say('二');
  const before = await latest();
  await hub.stop();
  const database = new DatabaseSync(path.join(hub.dataDir, 'hub.db'));
  database.exec(
    `DROP TABLE tree; ALTER TABLE events DROP COLUMN leaf; ALTER TABLE blobs DROP COLUMN leaf; PRAGMA user_version = 1`,
  );
  database.close();
  await hub.start({ clock: () => now });
  expect(await latest()).toMatchObject({ size: before.size, root: before.root });
  expect((await lead.push(id, said)).receipts).toEqual(receipts);
});
