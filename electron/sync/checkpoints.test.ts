import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hub } from '../../hub/embedded';
import { readCheckpoint } from '../../shared/record/checkpoint';
import { clockFindings } from '../../shared/record/clock';
import { HubClient } from '../hub-client/client';
import {
  LEAD,
  Scene,
  agreed,
  becomeOfficer,
  openCase,
  stateOf,
  synced,
  type Machine,
} from './machine.fixture';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HOUR = 3_600_000;
let scene: Scene;
let hub: Hub;
let lead: Machine;
let company: Machine;
let id: string;
/** How far the company's clock is off. */
let off: number;

beforeEach(async () => {
  off = 0;
  scene = new Scene();
  hub = await scene.hub();
  lead = await scene.machine();
  company = await scene.machine(undefined, undefined, () => new Date(Date.now() + off));
  await becomeOfficer(lead, hub, LEAD);
  id = await openCase(lead, company);
  await agreed(id, lead, company);
});

afterEach(() => scene.clear());

const sizeOf = (text: string | null) => (text === null ? -1 : (readCheckpoint(text)?.size ?? -2));
const followed = (machine: Machine) => sizeOf(machine.checkpoints.latest(hub.id));
const findings = (machine: Machine) => clockFindings(machine.cases.log(id).folded.ordered);

/** Says something on the company's machine; resolves when its hub's next checkpoint has been followed there. */
async function say(text: string) {
  const before = followed(company);
  const event = await company.cases.write(id, 'chat.said', { text });
  await synced(company, id);
  await vi.waitUntil(() => followed(company) > before, { timeout: 60_000 });
  return event;
}

test('events carry the last checkpoint that the hub proved; those written offline the last one before', async () => {
  const [first, second] = [await say('一'), await say('二')];
  expect(sizeOf(first.checkpoint)).toBeGreaterThan(0);
  expect(sizeOf(second.checkpoint)).toBeGreaterThan(sizeOf(first.checkpoint));
  await hub.close();
  await company.windows.when(() => !company.side.sync.status(id).online);
  const offline = await company.cases.write(id, 'chat.said', { text: '离线' });
  expect(offline.checkpoint).toBe(company.checkpoints.latest(hub.id));
  expect(findings(company)).toEqual([]);
});

test('a clock set back and forward in the middle of a case is told on both machines, by how much', async () => {
  await say('一');
  off = -2 * HOUR;
  const back = await say('钟拨慢了');
  off = 3 * HOUR;
  const forward = await say('钟拨快了');
  off = 0;
  await say('钟对了');
  await agreed(id, lead, company);
  expect(stateOf(lead, id)).toEqual(stateOf(company, id));
  expect(findings(lead)).toEqual(findings(company));
  const told = findings(lead).map(({ kind, event, byMs }) => [kind, event, Math.round(byMs / HOUR)]);
  expect(told).toContainEqual(['set-back', back.hash, 2]);
  expect(told).toContainEqual(['before-checkpoint', back.hash, 2]);
  expect(told).toContainEqual(['set-forward', forward.hash, 5]);
  expect(told).toContainEqual(['set-back', expect.any(String), 3]);
});

test('a hub put back from an old copy is named, and events keep what it had proven before', async () => {
  await hub.close();
  const backup = await scene.copyOf(scene.hubFolder);
  hub = await scene.hub({ dataDir: scene.hubFolder, port: hub.port });
  await say('一');
  await say('二');
  const proven = company.checkpoints.latest(hub.id);
  const { port } = hub;
  await hub.close();
  await company.windows.when(() => !company.side.sync.status(id).online);
  await scene.hub({ dataDir: backup, port });
  const told = await company.windows.until('hub-changed', ({ hubs }) =>
    hubs.some(({ error }) => error?.code === 'hub.history-rewritten'),
  );
  expect(told.hubs).toHaveLength(1);
  const late = await company.cases.write(id, 'chat.said', { text: '三' });
  await synced(company, id);
  expect(late.checkpoint).toBe(proven);
  expect(company.checkpoints.latest(hub.id)).toBe(proven);
});

test('an event with a forged checkpoint is taken in neither by other machines nor by the hub', async () => {
  const { checkpoint } = await say('一');
  const log = company.cases.log(id);
  const { signer } = company.book.all()[0]!;
  const clocks = { wall: () => new Date(), mono: () => ({ run: '0'.repeat(32), ms: 0 }) };
  const forged = checkpoint!.replace(/time \S+/, `time ${new Date(Date.now() - 24 * HOUR).toISOString()}`);
  expect(forged).not.toBe(checkpoint);
  const { signed, event } = await log.write(signer, clocks, 'chat.said', { text: '昨天' }, forged);
  log.remove(event.hash);
  await synced(lead, id);
  expect(await lead.cases.ingest(id, [signed])).toEqual({
    accepted: 0,
    refused: [{ hash: event.hash, code: 'record.bad-checkpoint' }],
  });
  const client = new HubClient({
    urls: () => [hub.url],
    pin: hub.tlsFingerprint,
    client: company.book.all()[0]!.pem,
  });
  scene.atEnd(async () => client.close());
  await expect(client.push(id, [signed])).rejects.toMatchObject({ code: 'hub.bad-checkpoint' });
});

test('the clocks of machine and hub are compared once a call, and the difference is on the record', async () => {
  off = -HOUR;
  await company.side.handlers['call.join']({ case: id });
  const clocks = () => company.cases.log(id).inspection?.clocks ?? [];
  await company.windows.when(() => clocks().length === 1);
  const [found] = clocks();
  expect(found).toMatchObject({ with: hub.id, author: company.book.all()[0]!.person.fingerprint });
  expect(Math.abs(found!.aheadMs - HOUR)).toBeLessThan(found!.roundTripMs / 2 + 50);
  await company.side.handlers['call.leave']({ case: id });
  await company.side.handlers['call.join']({ case: id });
  await company.windows.when(() => clocks().length === 2);
});
