import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hub } from '../../hub/embedded';
import { readCrl } from '../../shared/identity/crl';
import type { SignedEvent } from '../../shared/record/event';
import { LEAD, Scene, agreed, becomeOfficer, openCase, stateOf, type Machine } from './machine.fixture';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let scene: Scene;
let hub: Hub;
let lead: Machine;
let second: Machine;
let company: Machine;
let id: string;

beforeEach(async () => {
  scene = new Scene();
  hub = await scene.hub();
  lead = await scene.machine();
  second = await scene.machine();
  company = await scene.machine();
  await becomeOfficer(lead, hub, LEAD);
  id = await openCase(lead, company);
  await becomeOfficer(second, hub, { name: '乙关员', badge: 'DEMO-0002' });
  await second.windows.when(
    () =>
      second.cases.ids().includes(id) &&
      second.cases.log(id).inspection?.participants.filter(({ joined }) => joined).length === 3,
  );
  await agreed(id, lead, second, company);
});

afterEach(() => scene.clear());

/** Takes the company's certificate back; resolves when these machines have the list, and it is in force. */
async function takeBack(...knowing: Machine[]): Promise<void> {
  const { fingerprint, serial } = company.book.all()[0]!.person;
  await hub.revoke(fingerprint);
  for (const { store } of knowing) {
    const since = await vi.waitUntil(
      async () => {
        const list = store.secrets.get(`crl/${hub.id}`);
        return list && (await readCrl(list, hub.authority)).since.get(serial);
      },
      { timeout: 30_000 },
    );
    // Times in the list are rounded up to whole seconds.
    await vi.waitUntil(() => Date.now() >= since.getTime(), { timeout: 5000 });
  }
}

/** Writes on the company's machine; the event, as it is signed, for somebody else to bring. */
async function companyWrites(text: string): Promise<SignedEvent & { hash: string }> {
  const { hash } = await company.cases.write(id, 'chat.said', { text });
  return { ...company.store.events.signed(id, hash)!, hash };
}

test('what somebody wrote before the certificate was taken back stays, and what comes after is refused', async () => {
  await company.side.stop();
  const early = await companyWrites('早');
  await takeBack(lead);
  const late = await companyWrites('晚');
  const refused = { accepted: 0, refused: [{ hash: late.hash, code: 'certificate.revoked' }] };
  expect(await lead.cases.ingest(id, [early])).toEqual({ accepted: 1, refused: [] });
  expect(await lead.cases.ingest(id, [late])).toEqual(refused);
  await lead.close();
  lead = await scene.machine(lead.folder, lead.dataKey);
  expect(await lead.cases.ingest(id, [late])).toEqual(refused);
  await agreed(id, lead, second);
  expect(second.cases.log(id).has(early.hash)).toBe(true);
  expect(stateOf(second, id)).toEqual(stateOf(lead, id));
});

test('an event that somebody built on before knowing better stays, so that no two records part', async () => {
  await Promise.all([company.side.stop(), second.side.stop()]);
  await takeBack(lead);
  const late = await companyWrites('晚');
  expect(await second.cases.ingest(id, [late])).toEqual({ accepted: 1, refused: [] });
  const answer = await second.cases.write(id, 'chat.said', { text: '收到' });
  await second.close();
  second = await scene.machine(second.folder, second.dataKey);
  await lead.windows.when(() => lead.cases.log(id).has(answer.hash) && lead.cases.log(id).has(late.hash));
  await agreed(id, lead, second);
  expect(stateOf(second, id)).toEqual(stateOf(lead, id));
});
