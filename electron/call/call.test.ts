import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  issueCertificate,
  makeAuthority,
  type Authority,
  type Holder,
} from '../../shared/identity/authority';
import { readCertificate } from '../../shared/identity/certificate';
import type { Pushes } from '../../shared/ipc/contract';
import type { SignalData } from '../../shared/protocol/signal';
import { HubLinks } from '../hub-client/links';
import { makeDeviceKey, openIdentity } from '../identity/stored';
import { Recorder } from '../sync/recorder.fixture';
import { CallDesk } from './desk';
import type { KeyOf } from './incoming';
import { PATHS, SESSION, startRelay, type Relay } from './relay.fixture';

const CASE = 'c'.repeat(32);
const OFFER: SignalData = { type: 'offer', sdp: 'v=0\r\na=fingerprint:sha-256 11:22:33\r\n' };

interface Side {
  me: string;
  desk: CallDesk;
  windows: Recorder;
  stop: () => void;
}

let relay: Relay;
let authority: Authority;
let keys: Map<string, CryptoKey>;
const sides: Side[] = [];

beforeEach(async () => {
  relay = await startRelay();
  authority = await makeAuthority('office');
  keys = new Map();
});

afterEach(async () => {
  for (const { stop } of sides.splice(0)) stop();
  await relay.close();
});

async function person(holder: Holder, options: { known?: boolean } = {}): Promise<Side> {
  const key = await makeDeviceKey();
  const certificate = await issueCertificate(authority, holder, key.spki);
  const hub = {
    id: authority.fingerprint,
    name: 'office',
    urls: [relay.url],
    tlsFingerprint: relay.tlsFingerprint,
  };
  const identity = await openIdentity({
    pkcs8: key.pkcs8,
    certificate,
    authority: authority.certificate,
    hub,
  });
  const me = identity.person.fingerprint;
  if (options.known !== false) keys.set(me, (await readCertificate(certificate)).publicKey);
  const source = {
    all: () => [identity],
    get: () => identity,
    forCase: () => identity,
    onChange: () => () => undefined,
  };
  const links = new HubLinks(source, () => new Date());
  const windows = new Recorder();
  const keyOf: KeyOf = async (_id, fingerprint) => keys.get(fingerprint) ?? null;
  const desk = new CallDesk({ links, windows, keyOf, iceServers: () => [], joined: () => () => undefined });
  links.start();
  const side = { me, desk, windows, stop: () => links.stop() };
  sides.push(side);
  return side;
}

const officer = (): Promise<Side> => person({ name: '甲关员', roles: ['officer'], badge: 'DEMO-01' });
const company = (): Promise<Side> =>
  person({ name: '丙仓管', roles: ['representative'], case: CASE, uscc: 'X' });

async function inCall(): Promise<{ lead: Side; rep: Side }> {
  const lead = await officer();
  const rep = await company();
  await lead.desk.join(CASE);
  await rep.desk.join(CASE);
  await lead.windows.until('call-roster', ({ members }) => members.length === 2);
  return { lead, rep };
}

const signalTo = (to: string, generation = 0, data: SignalData = OFFER) => ({
  case: CASE,
  session: SESSION,
  to,
  generation,
  data,
});

test('who joins is told how to reach the others, and hears it again when it changes', async () => {
  const lead = await officer();
  expect((await lead.desk.join(CASE)).paths).toEqual(PATHS);
  const paths = { iceServers: [], relayOnly: false };
  relay.inject(lead.me, { t: 'paths', case: CASE, ...paths });
  const told = await lead.windows.until('call-paths', ({ paths: { relayOnly } }) => !relayOnly);
  expect(told).toEqual({ case: CASE, paths });
});

test('two people join, see each other, and an offer arrives as it was sent', async () => {
  const { lead, rep } = await inCall();
  await lead.desk.signal(signalTo(rep.me));
  const { from, session, generation, data } = await rep.windows.until('call-signal', () => true);
  expect({ from, session, generation, data }).toEqual({
    from: lead.me,
    session: SESSION,
    generation: 0,
    data: OFFER,
  });
});

test('a hub that swaps the fingerprint in an offer is found out and the offer does not arrive', async () => {
  const { lead, rep } = await inCall();
  relay.meddle((signal) => ({ ...signal, payload: signal.payload.replace('11:22:33', '66:66:66') }));
  await lead.desk.signal(signalTo(rep.me));
  const told: Pushes['call-tampered'] = await rep.windows.until('call-tampered', () => true);
  expect(told).toEqual({ case: CASE, from: lead.me, error: { code: 'call.tampered', params: {} } });
  expect(rep.windows.all('call-signal')).toEqual([]);
});

test('a hub that says an offer came from somebody else is found out', async () => {
  const { lead, rep } = await inCall();
  const second = await person({ name: '乙关员', roles: ['officer'], badge: 'DEMO-02' });
  relay.meddle((signal) => ({ ...signal, from: second.me }));
  await lead.desk.signal(signalTo(rep.me));
  expect((await rep.windows.until('call-tampered', () => true)).from).toBe(second.me);
  expect(rep.windows.all('call-signal')).toEqual([]);
});

test('signals arrive in the order in which they were sent, and one that the hub repeats is passed over', async () => {
  const { lead, rep } = await inCall();
  const candidate = (n: number): SignalData => ({ type: 'offer', sdp: `n=${n}` });
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => lead.desk.signal(signalTo(rep.me, 1, candidate(n)))),
  );
  relay.inject(rep.me, relay.passed[3]!);
  relay.inject(rep.me, relay.passed[19]!);
  await lead.desk.signal(signalTo(rep.me, 2, candidate(99)));
  await rep.windows.until('call-signal', ({ generation }) => generation === 2);
  const seen = rep.windows.all('call-signal').map(({ data }) => (data.type === 'offer' ? data.sdp : ''));
  expect(seen).toEqual([...Array.from({ length: 20 }, (_, n) => `n=${n}`), 'n=99']);
});

test('somebody who has no part in the case is neither shown nor heard', async () => {
  const { lead, rep } = await inCall();
  const stranger = await person({ name: '路人', roles: ['officer'], badge: 'X' }, { known: false });
  void stranger.desk.join(CASE).catch(() => undefined);
  await stranger.desk.signal(signalTo(rep.me));
  const told = await rep.windows.until('call-tampered', () => true);
  expect(told).toMatchObject({ from: stranger.me, error: { code: 'call.stranger' } });
  const shown = rep.windows
    .all('call-roster')
    .flatMap(({ members }) => members.map(({ fingerprint }) => fingerprint));
  expect(new Set(shown)).toEqual(new Set([lead.me, rep.me]));
});

test('the loss of the hub is told and changes nothing else; a hub that is not there refuses a new call', async () => {
  const { lead, rep } = await inCall();
  await relay.close();
  expect(await lead.windows.until('call-hub', () => true)).toEqual({ case: CASE, connected: false });
  expect(lead.desk.isIn(CASE)).toBe(true);
  const late = await company();
  await expect(late.desk.join(CASE)).rejects.toMatchObject({ code: 'hub.unreachable' });
  expect(rep.windows.all('call-tampered')).toEqual([]);
});

test('a signal without a call is refused', async () => {
  const lead = await officer();
  await expect(lead.desk.signal(signalTo('d'.repeat(64)))).rejects.toMatchObject({ code: 'call.not-joined' });
});
