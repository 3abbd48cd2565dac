import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toAppError } from '../../shared/errors';
import { LEAD, SAMPLE_CASE, Scene, agreed, openCase, synced, type Machine } from '../sync/machine.fixture';
import { sharedUrls, ownUrl } from './addresses';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let scene: Scene;
let lead: Machine;
let company: Machine;

beforeEach(async () => {
  scene = new Scene();
  lead = await scene.machine();
  company = await scene.machine();
  await lead.side.handlers['identity.found-office']({ ...LEAD, office: '示例海关' });
});

afterEach(() => scene.clear());

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'no error',
    (error: unknown) => toAppError(error).code,
  );

async function invite(id: string) {
  return lead.side.handlers['invitations.create']({
    role: 'representative',
    case: id,
    name: '丙仓管',
    validMinutes: 5,
  });
}

async function openSample(): Promise<string> {
  const { parseCaseFile } = await import('../../shared/customs/case-file');
  const parsed = parseCaseFile(SAMPLE_CASE);
  if (!parsed.ok) throw new Error('the sample case is not valid');
  return lead.cases.openCase(parsed.case);
}

test('the first officer founds an office on loopback and is enrolled with it like anybody else', async () => {
  const officer = lead.book.officer();
  expect(officer?.person).toMatchObject({ ...LEAD, roles: ['officer'] });
  await lead.windows.when(() => lead.windows.all('hub-changed').at(-1)?.hubs[0]?.connected);
  const status = await lead.side.handlers['hub.status'](undefined);
  expect(status).toMatchObject({ embedded: true, listening: { host: '127.0.0.1' }, error: null });
  expect(status.hubs).toMatchObject([{ name: '示例海关', connected: true, error: null }]);
  const again = lead.side.handlers['identity.found-office']({ ...LEAD, office: 'x' });
  expect(await codeOf(again)).toBe('identity.already-officer');
});

test('the company joins with the code that is read over the telephone, once', async () => {
  const id = await openSample();
  const { code } = await invite(id);
  const preview = await company.side.handlers['identity.read-invitation']({ text: code });
  expect(lead.book.officer()?.hub.tlsFingerprint.toUpperCase()).toMatch(
    new RegExp(`^${preview.fingerprint.replaceAll(' ', '')}`),
  );
  const spoken = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  const joined = await company.side.handlers['identity.join']({ text: spoken });
  expect(joined.case).toBe(id);
  expect(company.book.forCase(id)?.person).toMatchObject({
    name: '丙仓管',
    roles: ['representative'],
    case: id,
  });
  await synced(company, id);
  const other = await scene.machine();
  expect(await codeOf(other.side.handlers['identity.join']({ text: code }))).toBe('invitation.used');
  expect(other.book.all()).toEqual([]);
});

test('an invitation that is mistyped, none at all, revoked, or from this officer’s own hub says which', async () => {
  const id = await openSample();
  const { code, link, invitation } = await invite(id);
  const join = (machine: Machine, text: string) => codeOf(machine.side.handlers['identity.join']({ text }));
  const wrong = (code[8] === 'A' ? 'B' : 'A') + code.slice(9);
  expect(await join(company, code.slice(0, 8) + wrong)).toBe('invitation.mistyped');
  expect(await join(company, '你好')).toBe('invitation.malformed');
  expect(await join(lead, link)).toBe('identity.same-hub');
  await lead.side.handlers['invitations.revoke']({ id: invitation.id });
  expect(await join(company, link)).toBe('invitation.revoked');
  const [listed] = await lead.side.handlers['invitations.list']({ case: id });
  expect(listed).toMatchObject({ id: invitation.id, usedAt: null });
  expect(await codeOf(company.side.handlers['invitations.list']({}))).toBe('identity.officers-only');
  await lead.side.handlers['hub.listen']({ host: '127.0.0.1', port: await freePort() });
  expect(await join(company, link)).toBe('hub.unreachable');
});

test('a machine keeps its identities over a restart, one for each case', async () => {
  const first = await openCase(lead, company);
  const second = await openCase(lead, company);
  const before = company.book.all().map(({ person }) => person);
  expect(before.length).toBe(2);
  await company.close();
  company = await scene.machine(company.folder, company.dataKey);
  expect(new Set(company.book.all().map(({ person }) => person.fingerprint))).toEqual(
    new Set(before.map(({ fingerprint }) => fingerprint)),
  );
  expect(company.book.forCase(first)?.person.case).toBe(first);
  await company.cases.write(second, 'chat.said', { text: '我是丙' });
  await synced(company, second);
});

test('the office’s relays are kept over a restart, with a secret that is never given back', async () => {
  const urls = ['turn:192.0.2.1:3478?transport=udp'];
  const { handlers } = lead.side;
  expect(await handlers['hub.turn'](undefined)).toEqual({ urls: [], hasSecret: false, relayOnly: false });
  expect(await codeOf(handlers['hub.set-turn']({ urls, relayOnly: false }))).toBe('hub.turn-secret-missing');
  expect(await codeOf(company.side.handlers['hub.set-turn']({ urls: [], relayOnly: false }))).toBe(
    'hub.none',
  );
  const kept = { urls, hasSecret: true, relayOnly: true };
  expect(await handlers['hub.set-turn']({ urls, secret: 'north gate 17', relayOnly: true })).toEqual(kept);
  // The secret stays where it is left out.
  expect(await handlers['hub.set-turn']({ urls, relayOnly: true })).toEqual(kept);
  await lead.close();
  lead = await scene.machine(lead.folder, lead.dataKey);
  expect(await lead.side.handlers['hub.turn'](undefined)).toEqual(kept);
  const none = { urls: [], relayOnly: false };
  expect(await lead.side.handlers['hub.set-turn'](none)).toEqual({ ...none, hasSecret: false });
});

test('the hub listens elsewhere with the same certificate, and everybody on this machine follows', async () => {
  const id = await openSample();
  await synced(lead, id);
  const before = lead.book.officer()!.hub;
  const port = await freePort();
  const status = await lead.side.handlers['hub.listen']({ host: '127.0.0.1', port });
  expect(status).toMatchObject({ listening: { port }, error: null });
  await lead.cases.write(id, 'chat.said', { text: '换了地址' });
  await synced(lead, id);
  const after = lead.book.officer()!.hub;
  expect(after.urls).toEqual([`https://127.0.0.1:${port}`]);
  expect(after.tlsFingerprint).toBe(before.tlsFingerprint);
});

test('whoever joined before the hub moved is told where it is now, and nobody else’s hub is taken for it', async () => {
  const id = await openCase(lead, company);
  await agreed(id, lead, company);
  const hub = company.book.all()[0]!.hub;
  const port = await freePort();
  await lead.side.handlers['hub.listen']({ host: '127.0.0.1', port });
  await company.windows.when(() => !company.side.sync.status(id).online);
  await company.cases.write(id, 'chat.said', { text: '还在旧地址' });
  const url = `https://127.0.0.1:${port}`;
  expect(await codeOf(company.side.handlers['hub.move']({ hub: 'f'.repeat(64), url }))).toBe('hub.unknown');
  await company.side.handlers['hub.move']({ hub: hub.id, url });
  await agreed(id, lead, company);
  expect(company.book.all()[0]!.hub).toMatchObject({
    urls: [url, ...hub.urls],
    tlsFingerprint: hub.tlsFingerprint,
  });
});

test('where the port is taken the app starts without its hub, says so, and offers one that is free', async () => {
  const id = await openSample();
  await synced(lead, id);
  const { listening } = await lead.side.handlers['hub.status'](undefined);
  await lead.close();
  const squatter = createServer().listen(listening!.port, '127.0.0.1');
  scene.atEnd(async () => squatter.close());
  lead = await scene.machine(lead.folder, lead.dataKey);
  const status = await lead.side.handlers['hub.status'](undefined);
  expect(status).toMatchObject({ embedded: true, listening: null, error: { code: 'hub.port-in-use' } });
  const free = Number(status.error?.params['free']);
  expect(free).toBeGreaterThan(0);
  await lead.cases.write(id, 'chat.said', { text: '照常记录' });
  await lead.side.handlers['hub.listen']({ host: '127.0.0.1', port: free });
  await synced(lead, id);
});

test('an address that cannot be listened on leaves the hub where it was', async () => {
  const { listening } = await lead.side.handlers['hub.status'](undefined);
  expect(await codeOf(lead.side.handlers['hub.listen']({ host: '192.0.2.7', port: 0 }))).toBe(
    'hub.address-unavailable',
  );
  expect((await lead.side.handlers['hub.status'](undefined)).listening).toEqual(listening);
});

test('an invitation names every address that others reach, and loopback only where there is no other', () => {
  const addresses = [
    { address: '10.0.0.5', loopback: false, interface: 'a' },
    { address: '127.0.0.1', loopback: true, interface: 'lo' },
  ];
  expect(sharedUrls('0.0.0.0', 4000, addresses)).toEqual(['https://10.0.0.5:4000']);
  expect(sharedUrls('0.0.0.0', 4000, addresses.slice(1))).toEqual(['https://127.0.0.1:4000']);
  expect(sharedUrls('10.0.0.5', 4000, addresses)).toEqual(['https://10.0.0.5:4000']);
  expect(ownUrl('0.0.0.0', 4000)).toBe('https://127.0.0.1:4000');
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
