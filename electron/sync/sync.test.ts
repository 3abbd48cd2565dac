import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hub } from '../../hub/embedded';
import { HubClient } from '../hub-client/client';
import { verifyReceipt } from '../../shared/identity/receipt';
import { readCertificate } from '../../shared/identity/certificate';
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
});

afterEach(() => scene.clear());

const bothSynced = (): Promise<void> => agreed(id, lead, company);
const said = (machine: Machine): string[] =>
  machine.cases.log(id).inspection?.chat.map(({ text }) => text) ?? [];

test('the company that was invited has the case, and both have said that they joined', async () => {
  await bothSynced();
  expect(stateOf(company, id)).toEqual(stateOf(lead, id));
  const joined = company.cases
    .log(id)
    .inspection?.participants.map(({ part, joined }) => [part, joined !== null]);
  expect(joined?.sort()).toEqual([
    ['lead', true],
    ['representative', true],
  ]);
});

test('what one writes the other has without asking, and the hub has signed for it', async () => {
  const event = await lead.cases.write(id, 'chat.said', { text: '请拍箱号' });
  await company.windows.when(() => said(company).includes('请拍箱号'));
  await bothSynced();
  expect(lead.store.receipts.has(id, event.hash)).toBe(true);
  expect(company.store.receipts.has(id, event.hash)).toBe(true);
});

test('the second officer gets the case by synchronisation alone', async () => {
  await bothSynced();
  const second = await scene.machine();
  await becomeOfficer(second, hub, { name: '乙关员', badge: 'DEMO-0002' });
  await second.windows.until('cases-changed', () => true);
  await second.windows.when(
    () => second.cases.log(id).inspection?.participants.find(({ part }) => part === 'second')?.joined,
  );
  await lead.windows.when(
    () => lead.cases.log(id).inspection?.participants.find(({ part }) => part === 'second')?.joined,
  );
  await agreed(id, lead, company, second);
  expect(stateOf(second, id)).toEqual(stateOf(lead, id));
});

test('without the hub both go on writing, the status says what is unsent, and they catch up when it returns', async () => {
  await bothSynced();
  const { port } = hub;
  await hub.close();
  await lead.windows.when(() => !lead.side.sync.status(id).online);
  await company.windows.when(() => !company.side.sync.status(id).online);
  for (let i = 0; i < 3; i++) {
    await lead.cases.write(id, 'chat.said', { text: `甲 ${i}` });
    await company.cases.write(id, 'chat.said', { text: `丙 ${i}` });
  }
  expect(lead.side.sync.status(id)).toMatchObject({
    online: false,
    unsentEvents: 3,
    error: { code: 'hub.unreachable' },
  });
  expect(stateOf(company, id)).not.toEqual(stateOf(lead, id));
  await scene.hub({ dataDir: scene.hubFolder, port });
  await bothSynced();
  await lead.windows.when(() => said(lead).length === 6);
  await company.windows.when(() => said(company).length === 6);
  await bothSynced();
  expect(stateOf(company, id)).toEqual(stateOf(lead, id));
});

test('a still travels through the hub byte for byte, and the lead acknowledges it', async () => {
  const original = await takeStill(lead, company, id, 300_000);
  await lead.windows.until('blob-arrived', ({ sha256 }) => sha256 === original.sha256);
  await lead.windows.when(() => lead.cases.log(id).inspection?.stills[0]?.received);
  await bothSynced();
  const [sent, got] = await Promise.all(
    [company, lead].map((machine) => machine.store.blobs.read(id, original.sha256, 0, original.size)),
  );
  expect(Buffer.compare(sent!, got!)).toBe(0);
  expect(lead.store.receipts.has(id, original.sha256)).toBe(true);
});

test('a still whose call was lost in its middle comes from the hub, without the part that is here', async () => {
  await bothSynced();
  const { port } = hub;
  await hub.close();
  await lead.windows.when(() => !lead.side.sync.status(id).online);
  // Without the hub, events and files go from one to the other as they do in a call.
  const tell = (from: Machine, to: Machine) =>
    to.cases.ingest(id, from.cases.missing(id, to.cases.log(id).frontier));
  const [original] = await Promise.all([
    takeStill(lead, company, id, 300_000),
    lead.windows
      .when(() => lead.cases.log(id).inspection?.stills[0]?.requested)
      .then(() => tell(lead, company)),
  ]);
  await tell(company, lead);
  await lead.store.blobs.receive(id, original);
  const half = await company.store.blobs.read(id, original.sha256, 0, 150_000);
  await lead.store.blobs.write(id, original.sha256, 0, half);

  const asked = vi.spyOn(HubClient.prototype, 'blob');
  await scene.hub({ dataDir: scene.hubFolder, port });
  await lead.windows.until('blob-arrived', ({ sha256 }) => sha256 === original.sha256);
  await bothSynced();
  const from = asked.mock.calls.filter(([, { sha256 }]) => sha256 === original.sha256).map(([, , at]) => at);
  asked.mockRestore();
  expect(new Set(from)).toEqual(new Set([150_000]));
  const [sent, got] = await Promise.all(
    [company, lead].map((machine) => machine.store.blobs.read(id, original.sha256, 0, original.size)),
  );
  expect(Buffer.compare(sent!, got!)).toBe(0);
});

test('receipts are the hub’s own words', async () => {
  const event = await lead.cases.write(id, 'chat.said', { text: '收到' });
  await synced(lead, id);
  const link = lead.book.officer()!;
  const client = new HubClient({ urls: () => [hub.url], pin: hub.tlsFingerprint, client: link.pem });
  const { receipts } = await client.push(id, [lead.store.events.signed(id, event.hash)!]);
  client.close();
  const authority = await readCertificate(hub.authority);
  expect(receipts.map(({ hash }) => hash)).toEqual([event.hash]);
  expect(await verifyReceipt(receipts[0]!, authority)).toBe(true);
  expect(await verifyReceipt({ ...receipts[0]!, hash: 'f'.repeat(64) }, authority)).toBe(false);
});

test('two people meet in the case’s call through the hub, and a hub that starts anew does not end it', async () => {
  await bothSynced();
  const own = await lead.side.handlers['call.join']({ case: id });
  await company.side.handlers['call.join']({ case: id });
  const roster = await lead.windows.until('call-roster', ({ members }) => members.length === 2);
  expect(roster.session).toBe(own.session);
  const there = roster.members.find(({ fingerprint }) => fingerprint !== own.me)!.fingerprint;
  const offer = { type: 'offer' as const, sdp: 'v=0' };
  const signal = (generation: number) =>
    lead.side.handlers['call.signal']({ case: id, session: own.session, to: there, generation, data: offer });
  await signal(0);
  await company.windows.until(
    'call-signal',
    ({ data, generation }) => generation === 0 && data.type === 'offer',
  );
  const { port } = hub;
  await hub.close();
  await lead.windows.until('call-hub', ({ connected }) => !connected);
  await company.windows.until('call-hub', ({ connected }) => !connected);
  await scene.hub({ dataDir: scene.hubFolder, port });
  await lead.windows.until('call-hub', ({ connected }) => connected);
  await company.windows.until('call-hub', ({ connected }) => connected);
  await signal(1);
  await company.windows.until('call-signal', ({ generation }) => generation === 1);
  expect(new Set(company.windows.all('call-roster').map(({ session }) => session))).toEqual(
    new Set([own.session]),
  );
  expect(company.windows.all('call-tampered')).toEqual([]);
});
