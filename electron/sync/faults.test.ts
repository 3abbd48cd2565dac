import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hub } from '../../hub/embedded';
import type { BlobRef } from '../../shared/record/primitives';
import { HubClient } from '../hub-client/client';
import {
  LEAD,
  Scene,
  agreed,
  becomeOfficer,
  openCase,
  stateOf,
  synced,
  takeStill,
  type Machine,
} from './machine.fixture';
import { startWire, type Wire } from './proxy.fixture';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let scene: Scene;
let hub: Hub;
let lead: Machine;
let company: Machine;
let id: string;

beforeEach(async () => {
  scene = new Scene();
  hub = await scene.hub();
  lead = await scene.machine();
  company = await scene.machine();
  await becomeOfficer(lead, hub, LEAD);
  id = await openCase(lead, company);
  await agreed(id, lead, company);
});

afterEach(() => scene.clear());

async function sameBytes({ sha256, size }: BlobRef): Promise<boolean> {
  const [one, other] = await Promise.all(
    [lead, company].map((machine) => machine.store.blobs.read(id, sha256, 0, size)),
  );
  return Buffer.compare(one!, other!) === 0;
}

/** How much of a file the hub has, asked past every wire. */
async function hubHas(blob: BlobRef): Promise<{ received: number }> {
  const client = new HubClient({
    urls: () => [hub.url],
    pin: hub.tlsFingerprint,
    client: company.book.all()[0]!.pem,
  });
  const progress = await client.blobProgress(id, blob);
  client.close();
  return progress;
}

/** From here on a machine reaches the hub over a wire that can be cut. */
async function overWire(machine: Machine): Promise<Wire> {
  const wire = await startWire(hub.url);
  scene.atEnd(() => wire.close());
  const [identity] = machine.book.all();
  machine.book.setUrls(identity!.hub.id, [wire.url]);
  return wire;
}

/** The app starts anew on the same disk: everything it knew that was not on the disk is gone. */
async function restart(machine: Machine): Promise<Machine> {
  await machine.close();
  return scene.machine(machine.folder, machine.dataKey);
}

/** What the rest of the traffic of a test may cost: TLS, requests, events, the thumbnail. */
const OTHER_BYTES = 200_000;
const CUT = 3_000_000;
const SIZE = 6_000_000;

test('an upload that is cut in the middle goes on where it was, and arrives byte for byte', async () => {
  const wire = await overWire(company);
  company = await restart(company);
  await synced(company, id);
  const before = wire.carried.up;
  wire.cutAfter('up', CUT);
  const original = await takeStill(lead, company, id, SIZE);
  await company.windows.when(() => wire.cuts === 1 && !company.side.sync.status(id).online);
  const { received } = await hubHas(original);
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThanOrEqual(CUT);
  wire.mend();
  await lead.windows.until('blob-arrived', ({ sha256 }) => sha256 === original.sha256);
  await synced(company, id);
  expect(wire.carried.up - before).toBeLessThan(CUT + (SIZE - received) + OTHER_BYTES);
  expect(await sameBytes(original)).toBe(true);
});

test('a download that is cut in the middle goes on where it was, also after a restart', async () => {
  const wire = await overWire(lead);
  lead = await restart(lead);
  await synced(lead, id);
  const before = wire.carried.down;
  wire.cutAfter('down', CUT);
  const original = await takeStill(lead, company, id, SIZE);
  await lead.windows.when(() => wire.cuts === 1 && !lead.side.sync.status(id).online);
  lead = await restart(lead);
  const { offset } = await lead.store.blobs.receive(id, original);
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThanOrEqual(CUT);
  wire.mend();
  await lead.windows.when(() => lead.store.blobs.has(id, original.sha256));
  await synced(lead, id);
  expect(wire.carried.down - before).toBeLessThan(CUT + (SIZE - offset) + OTHER_BYTES);
  expect(await sameBytes(original)).toBe(true);
});

test('somebody else at the hub’s address learns nothing, and the status says so', async () => {
  const [identity] = company.book.all();
  const impostor = await scene.hub();
  company.book.setUrls(identity!.hub.id, [impostor.url]);
  company = await restart(company);
  const event = await company.cases.write(id, 'chat.said', { text: '不可外传' });
  await company.side.sync.now(id);
  expect(company.side.sync.status(id)).toMatchObject({
    online: false,
    unsentEvents: 1,
    error: { code: 'hub.other-certificate' },
  });
  expect(company.store.receipts.has(id, event.hash)).toBe(false);
  expect(await impostor.people()).toEqual([]);
});

test('a copied store finds the hub ahead of itself for its own key, says so and signs no more', async () => {
  await company.close();
  const copy = await scene.copyOf(company.folder);
  company = await scene.machine(company.folder, company.dataKey);
  await company.cases.write(id, 'chat.said', { text: '原件写下' });
  await synced(company, id);
  const clone = await scene.machine(copy, company.dataKey);
  await clone.windows.when(() => clone.side.sync.status(id).error?.code === 'sync.clone');
  await expect(clone.cases.write(id, 'chat.said', { text: '副本写下' })).rejects.toMatchObject({
    code: 'record.clone',
  });
  await company.cases.write(id, 'chat.said', { text: '原件再写' });
  await synced(company, id);
});

test('a fork that a copied store wrote while it was away is kept and shown on every machine', async () => {
  await company.close();
  const copy = await scene.copyOf(company.folder);
  await hub.close();
  const clone = await scene.machine(copy, company.dataKey);
  await clone.cases.write(id, 'chat.said', { text: '副本写下' });
  await clone.close();
  hub = await scene.hub({ dataDir: scene.hubFolder, port: hub.port });
  company = await scene.machine(company.folder, company.dataKey);
  await company.cases.write(id, 'chat.said', { text: '原件写下' });
  await synced(company, id);
  await scene.machine(copy, company.dataKey);
  const forks = (machine: Machine) => machine.cases.log(id).inspection?.forks.length;
  await lead.windows.when(() => forks(lead) === 1);
  await company.windows.when(() => forks(company) === 1);
  expect(stateOf(lead, id)).toEqual(stateOf(company, id));
});

test('a hub that was put back from a backup gets what it lost, and nothing here is lost with it', async () => {
  await hub.close();
  const backup = await scene.copyOf(scene.hubFolder);
  hub = await scene.hub({ dataDir: scene.hubFolder, port: hub.port });
  const original = await takeStill(lead, company, id, 100_000);
  await lead.windows.until('blob-arrived', ({ sha256 }) => sha256 === original.sha256);
  await agreed(id, lead, company);
  const { port } = hub;
  await hub.close();
  await lead.windows.when(() => !lead.side.sync.status(id).online);
  await company.windows.when(() => !company.side.sync.status(id).online);
  const restored = await scene.hub({ dataDir: backup, port });
  const late = await scene.machine();
  await becomeOfficer(late, restored, { name: '乙关员', badge: 'DEMO-0002' });
  await late.windows.when(() => late.cases.ids().includes(id) && late.store.blobs.has(id, original.sha256));
  await agreed(id, lead, late);
  expect(stateOf(late, id)).toEqual(stateOf(lead, id));
});
