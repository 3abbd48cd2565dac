import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signSignal, verifySignal } from '../shared/identity/signal';
import { readCertificate } from '../shared/identity/certificate';
import { MAX_SIGNAL_BYTES, type SignalPayload } from '../shared/protocol/signal';
import { MAX_MEMBERS } from './live/calls';
import { TestHub, type TestApp, type TestSocket } from './test-app';

let hub: TestHub;
let lead: TestApp;
let guest: TestApp;
let id: string;

beforeAll(async () => {
  hub = await TestHub.start({ grace: 60_000 });
  lead = await hub.officer('甲关员', 'A-1');
  id = await lead.open();
  guest = await hub.guest('representative', id);
});
afterAll(() => hub.remove());

const RUN = 'a'.repeat(32);
const open: TestSocket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.say({ t: 'leave', case: id });
});

/** Joins and waits for the roster that says so. */
async function join(app: TestApp, of = id): Promise<{ socket: TestSocket; session: string }> {
  const socket = await app.live();
  open.push(socket);
  socket.say({ t: 'join', case: of, run: RUN });
  const { session } = await socket.hears('roster', ({ members }) =>
    members.some(({ fingerprint }) => fingerprint === app.fingerprint),
  );
  return { socket, session };
}

const offer = (from: TestApp, to: TestApp, session: string, n = 0): SignalPayload => ({
  v: 1,
  case: id,
  session,
  generation: 0,
  n,
  from: from.fingerprint,
  to: to.fingerprint,
  data: { type: 'offer', sdp: 'v=0' },
});

async function signal(from: TestApp, to: TestApp, payload: SignalPayload) {
  const signed = await signSignal(from.me.signer.privateKey, payload);
  return { t: 'signal', to: to.fingerprint, case: id, ...signed } as const;
}

describe('news', () => {
  it('reaches everybody who has a part in the case, and nobody else', async () => {
    const outsider = await hub.officer('戊关员', 'Z-9');
    const [mine, theirs] = [await guest.live(), await outsider.live()];
    const said = await lead.say(id, '新');
    const { frontier } = await lead.push(id, said);
    expect(await mine.hears('news')).toEqual({ t: 'news', case: id, frontier });
    theirs.say({ t: 'watch', cases: [id] });
    theirs.say({ t: 'ping', n: 7 });
    // Answers come in order: had there been news, it would have come before the pong.
    const heard: string[] = [];
    theirs.socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
    expect(await theirs.hears('pong')).toEqual({ t: 'pong', n: 7 });
    expect(heard.filter((text) => text.includes('news'))).toEqual([]);
    mine.say({ t: 'watch', cases: [id] });
    expect((await mine.hears('news')).frontier).toEqual(frontier);
  });
});

describe('a call', () => {
  it('has a roster in the order of joining, and one session while anybody is in it', async () => {
    const first = await join(lead);
    const second = await join(guest);
    const roster = await first.socket.hears('roster', ({ members }) => members.length === 2);
    expect(roster.members.map(({ fingerprint }) => fingerprint)).toEqual([
      lead.fingerprint,
      guest.fingerprint,
    ]);
    expect(second.session).toBe(first.session);
    first.socket.say({ t: 'leave', case: id });
    await second.socket.hears('roster', ({ members }) => members.length === 1);
    second.socket.say({ t: 'leave', case: id });
    expect((await join(lead)).session).not.toBe(first.session);
  });

  it('carries signals as they are, and only between its members and from who sends them', async () => {
    const outsider = await hub.guest('observer', id);
    const a = await join(lead);
    const b = await join(guest);
    const message = await signal(lead, guest, offer(lead, guest, a.session));
    a.socket.say(message);
    const { from, payload, signature } = await b.socket.hears('signal');
    expect({ from, payload, signature }).toEqual({
      from: lead.fingerprint,
      payload: message.payload,
      signature: message.signature,
    });
    const { publicKey } = await readCertificate(lead.me.signer.certificate);
    expect(await verifySignal(publicKey, { payload, signature })).toMatchObject({ data: { type: 'offer' } });

    // In another's name, to another than it says, with a sender of its own choice, from outside the call.
    b.socket.say(await signal(guest, lead, offer(lead, lead, a.session)));
    expect(await b.socket.hears('error')).toEqual({ t: 'error', code: 'hub.signal-sender', case: id });
    b.socket.say({ ...(await signal(guest, lead, offer(guest, lead, a.session))), to: outsider.fingerprint });
    expect((await b.socket.hears('error')).code).toBe('hub.signal-sender');
    const outside = await outsider.live();
    outside.say(await signal(outsider, lead, offer(outsider, lead, a.session)));
    expect((await outside.hears('error')).code).toBe('hub.not-in-call');
    outside.say(JSON.stringify({ ...message, from: lead.fingerprint }));
    expect((await outside.hears('error')).code).toBe('hub.bad-message');
    await outside.ends();
  });

  it('is for those who have a part in the case, four at most', async () => {
    const stranger = await (await hub.officer('己关员', 'Z-8')).live();
    stranger.say({ t: 'join', case: id, run: RUN });
    expect(await stranger.hears('error')).toEqual({ t: 'error', code: 'hub.no-access', case: id });
    for (let n = 0; n < MAX_MEMBERS; n++) await join(await hub.guest('observer', id));
    const late = await lead.live();
    late.say({ t: 'join', case: id, run: RUN });
    expect((await late.hears('error')).code).toBe('call.full');
  });

  it('keeps the seat of a member whose socket broke, and what was said meanwhile', async () => {
    const a = await join(lead);
    const b = await join(guest);
    b.socket.socket.terminate();
    a.socket.say(await signal(lead, guest, offer(lead, guest, a.session)));
    const again = await join(guest);
    expect(again.session).toBe(a.session);
    expect((await again.socket.hears('signal')).from).toBe(lead.fingerprint);
    // What an old socket says no longer counts once a new one has the seat.
    const newer = await join(guest);
    again.socket.say({ t: 'leave', case: id });
    again.socket.say({ t: 'ping', n: 1 });
    await again.socket.hears('pong');
    a.socket.say(await signal(lead, guest, offer(lead, guest, a.session, 1)));
    await newer.socket.hears('signal');
  });

  it('outlives a new start of the hub', async () => {
    const a = await join(lead);
    await join(guest);
    await hub.stop();
    await a.socket.ends();
    await hub.start({ grace: 60_000 });
    const back = await lead.live();
    open.push(back);
    back.say({ t: 'join', case: id, run: RUN });
    const { session, members } = await back.hears('roster');
    expect(session).toBe(a.session);
    expect(members.map(({ fingerprint }) => fingerprint)).toEqual([lead.fingerprint, guest.fingerprint]);
  });

  it('is left when the member stays away', async () => {
    const short = await TestHub.start({ grace: 1 });
    const officer = await short.officer('甲关员', 'A-1');
    const other = await short.officer('乙关员', 'A-2');
    const here = await officer.open();
    const { socket } = await join(officer, here);
    const away = await join(other, here);
    away.socket.socket.terminate();
    const { members } = await socket.hears('roster', (roster) => roster.members.length === 1);
    expect(members[0]?.fingerprint).toBe(officer.fingerprint);
    await short.remove();
  });
});

describe('a socket', () => {
  it('is closed, with a reason, for what does not fit, for too much, and for too many', async () => {
    for (const bad of ['', 'nonsense', '{"t":"shout"}', '{"t":"join","case":"x"}']) {
      const socket = await guest.live();
      socket.say(bad);
      expect((await socket.hears('error')).code).toBe('hub.bad-message');
      expect(await socket.ends()).toBe(1008);
    }
    const large = await guest.live();
    large.say('x'.repeat(MAX_SIGNAL_BYTES + 1));
    expect(await large.ends()).toBe(1009);
    const fast = await guest.live();
    for (let n = 0; n < 2000; n++) fast.say({ t: 'ping', n });
    expect((await fast.hears('error')).code).toBe('hub.too-fast');
    await fast.ends();
  });

  it('that no longer answers is found out', async () => {
    const strict = await TestHub.start({ heartbeat: 50 });
    const officer = await strict.officer('甲关员', 'A-1');
    const lively = await officer.live();
    const silent = await officer.live({ autoPong: false });
    await silent.ends();
    lively.say({ t: 'ping', n: 2 });
    expect((await lively.hears('pong')).n).toBe(2);
    await strict.remove();
  });

  it('is opened at its own path only', async () => {
    const answer = await guest.send('GET', '/v1/elsewhere', undefined, {
      connection: 'Upgrade',
      upgrade: 'websocket',
    });
    expect(answer.json()).toMatchObject({ code: 'hub.unknown-route' });
  });
});

describe('the ways to each other', () => {
  const turn = { urls: ['turn:192.0.2.1:3478'], secret: 'north gate 17', relayOnly: true };

  it('are told to those of a case who try them before a call, and to nobody else', async () => {
    hub.hub.setTurn(turn);
    const told = await lead.send('GET', `/v1/cases/${id}/paths`);
    expect(told.status).toBe(200);
    expect(told.json()).toMatchObject({ relayOnly: true, iceServers: [{ urls: turn.urls }] });
    expect(told.body.toString()).not.toContain(turn.secret);
    expect((await guest.send('GET', `/v1/cases/${id}/paths`)).status).toBe(200);
    const outsider = await hub.officer('己关员', 'Z-8');
    expect((await outsider.send('GET', `/v1/cases/${id}/paths`)).status).toBe(403);
    hub.hub.setTurn(null);
  });

  it('are told to those in a call alone, before its roster, and to all of them anew when they change', async () => {
    const outsider = await guest.live();
    const heard: string[] = [];
    outsider.socket.on('message', (data: Buffer) =>
      heard.push((JSON.parse(data.toString()) as { t: string }).t),
    );
    hub.hub.setTurn(turn);
    const inside = await lead.live();
    open.push(inside);
    const order: string[] = [];
    inside.socket.on('message', (data: Buffer) =>
      order.push((JSON.parse(data.toString()) as { t: string }).t),
    );
    inside.say({ t: 'join', case: id, run: RUN });
    const first = await inside.hears('paths');
    expect(first).toMatchObject({ case: id, relayOnly: true, iceServers: [{ urls: turn.urls }] });
    expect(JSON.stringify(first)).not.toContain(turn.secret);
    await inside.hears('roster');
    expect(order.indexOf('paths')).toBeLessThan(order.indexOf('roster'));

    hub.hub.setTurn(null);
    expect(await inside.hears('paths', ({ iceServers }) => iceServers.length === 0)).toMatchObject({
      relayOnly: false,
    });
    outsider.say({ t: 'ping', n: 1 });
    await outsider.hears('pong');
    expect(heard).not.toContain('paths');
  });
});
