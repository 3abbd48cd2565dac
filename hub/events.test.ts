import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64, fromBase64, utf8 } from '../shared/bytes';
import { readCertificate } from '../shared/identity/certificate';
import { readCrl } from '../shared/identity/crl';
import { verifyReceipt } from '../shared/identity/receipt';
import { CaseList, Certificates, EventRange, MAX_EVENTS_PER_REQUEST } from '../shared/protocol/hub';
import { caseIdFor } from '../shared/record/case-id';
import { fromWire } from '../shared/record/event';
import { SAMPLE_CASE } from '../shared/record/test-office';
import { randomId, TestHub, type TestApp, type Written } from './test-app';

let hub: TestHub;
let lead: TestApp;
let second: TestApp;
let outsider: TestApp;

beforeAll(async () => {
  hub = await TestHub.start();
  lead = await hub.officer('甲关员', 'A-1');
  second = await hub.officer('乙关员', 'A-2');
  outsider = await hub.officer('戊关员', 'Z-9');
});
afterAll(() => hub.remove());

const range = async (by: TestApp, id: string, author: string, from = 0) =>
  EventRange.parse((await by.send('GET', `/v1/cases/${id}/events?author=${author}&from=${from}`)).json());

describe('events', () => {
  it('come back byte for byte, with receipts that the authority signed', async () => {
    const id = await lead.open();
    const said = [await lead.say(id, '一'), await lead.say(id, '二')];
    const { receipts, frontier } = await lead.push(id, ...said);
    const authority = await readCertificate(lead.me.authority);
    for (const [i, receipt] of receipts.entries()) {
      expect(receipt).toMatchObject({ kind: 'event', case: id, hash: said[i]!.event.hash, hub: hub.hub.id });
      expect(await verifyReceipt(receipt, authority)).toBe(true);
    }
    expect(frontier).toEqual({ [lead.fingerprint]: { seq: 2, head: said[1]!.event.hash } });
    const stored = await range(second, id, lead.fingerprint, 1);
    expect(stored.events.map(fromWire)).toEqual(said.map(({ signed }) => signed));
    expect(stored.frontier).toEqual(frontier);
  });

  it('sent again give the same receipts and change nothing', async () => {
    const id = await lead.open();
    const said = await lead.say(id, '一');
    const first = await lead.push(id, said);
    // Only the checkpoint is as of now.
    const again = { ...first, checkpoint: expect.any(String) as string };
    expect(await lead.push(id, said)).toEqual(again);
    expect(await second.push(id, said)).toEqual(again);
    expect((await range(lead, id, lead.fingerprint)).events).toHaveLength(2);
  });

  it('may be brought by others who have a part in the case', async () => {
    const id = await lead.open();
    const guest = await hub.guest('representative', id);
    const said = await guest.say(id, '货物在此');
    const { frontier } = await second.push(id, said);
    expect(frontier[guest.fingerprint]).toEqual({ seq: 0, head: said.event.hash });
  });

  it('that do not follow on are refused with the place that is missing, and nothing of the request is kept', async () => {
    const id = await lead.open();
    const [one, two, three] = [await lead.say(id, '1'), await lead.say(id, '2'), await lead.say(id, '3')];
    const guest = await hub.guest('representative', id);
    const answer = await lead.pushRaw(id, await guest.say(id, '好'), three);
    expect(answer.status).toBe(409);
    expect(answer.json()).toEqual({ code: 'hub.gap', params: { author: lead.fingerprint, seq: 3, next: 1 } });
    expect((await range(lead, id, guest.fingerprint)).events).toHaveLength(0);
    // In any order within one request they do follow on.
    expect((await lead.push(id, three, one, two)).frontier[lead.fingerprint]?.seq).toBe(3);
  });

  it('that fork are both kept and shown to everybody', async () => {
    const id = await lead.open();
    const one = await lead.say(id, '原样');
    await lead.push(id, one);
    const place = { seq: one.event.seq, prev: one.event.prev };
    const other = await lead.say(id, '另一种', place);
    const { receipts, forks, frontier } = await lead.push(id, other);
    expect(receipts).toHaveLength(1);
    const fork = { author: lead.fingerprint, seq: 1, hash: other.event.hash };
    expect(forks).toEqual([fork]);
    expect(frontier[lead.fingerprint]?.head).toBe(other.event.hash);
    const seen = await range(second, id, lead.fingerprint, 1);
    expect(seen.events.map(fromWire)).toEqual([one.signed, other.signed]);
    expect(seen.forks).toEqual([fork]);
    const list = CaseList.parse((await second.send('GET', '/v1/cases')).json());
    expect(list.cases.find((one) => one.id === id)?.forks).toEqual([fork]);
    // Both branches go on.
    await lead.push(id, await lead.say(id, '续', { seq: 2, prev: one.event.hash }));
    await lead.push(id, await lead.say(id, '续2', { seq: 2, prev: other.event.hash }));
  });

  it('are refused when forged, foreign, oversized, or of another case', async () => {
    const id = await lead.open();
    const otherCase = await lead.open();
    const guest = await hub.guest('representative', id);
    const foreignGuest = await hub.guest('representative', otherCase);
    const said = await guest.say(id, '一');
    const refused = async (by: TestApp, ...written: Written[]) =>
      (await by.pushRaw(id, ...written)).json() as { code: string };
    const tampered = {
      ...said,
      signed: {
        ...said.signed,
        bytes: utf8(new TextDecoder().decode(said.signed.bytes).replace('一', '二')),
      },
    };
    const forged = await guest.say(id, '假', { author: lead.fingerprint });
    const spaced = {
      ...said,
      signed: { ...said.signed, bytes: utf8(` ${new TextDecoder().decode(said.signed.bytes)}`) },
    };
    const stranger = await guest.say(id, '谁', { author: 'f'.repeat(64) });
    expect(await refused(lead, tampered)).toMatchObject({ code: 'hub.bad-signature' });
    expect(await refused(lead, forged)).toMatchObject({ code: 'hub.bad-signature' });
    expect(await refused(lead, spaced)).toMatchObject({ code: 'event.invalid' });
    expect(await refused(lead, stranger)).toMatchObject({ code: 'hub.unknown-author' });
    expect(await refused(lead, await foreignGuest.say(id, '外'))).toMatchObject({ code: 'hub.no-part' });
    expect(await refused(lead, await lead.say(otherCase, '外'))).toMatchObject({ code: 'hub.other-case' });
    const events = [{ bytes: base64(new Uint8Array(300 * 1024)), signature: 'AAAA' }];
    expect((await lead.send('POST', `/v1/cases/${id}/events`, { events })).status).toBe(400);
    const nine = new Uint8Array(9 * 1024 * 1024).fill(0x20);
    expect(
      (await lead.send('POST', `/v1/cases/${id}/events`, nine, { 'content-type': 'application/json' }))
        .status,
    ).toBe(413);
    const many = Array.from({ length: MAX_EVENTS_PER_REQUEST + 1 }, () => ({
      bytes: 'AAAA',
      signature: 'AAAA',
    }));
    expect((await lead.send('POST', `/v1/cases/${id}/events`, { events: many })).status).toBe(400);
    expect((await range(lead, id, guest.fingerprint)).events).toHaveLength(0);
  });

  it('that open a case come from its lead officer and name this hub', async () => {
    const nonce = randomId();
    const openBy = async (by: TestApp, authority: string) => {
      const id = caseIdFor(by.fingerprint, nonce);
      const opening = await by.write(id, 'case.opened', { case: SAMPLE_CASE, nonce, authority }, { seq: 0 });
      return { id, answer: (await by.pushRaw(id, opening)).json() as { code?: string } };
    };
    expect((await openBy(second, hub.hub.id)).answer).toMatchObject({ code: 'hub.not-lead' });
    expect((await openBy(lead, '0'.repeat(64))).answer).toMatchObject({ code: 'hub.other-authority' });
    const unopened = randomId();
    expect((await lead.pushRaw(unopened, await lead.say(unopened, '早'))).json()).toMatchObject({
      code: 'hub.unknown-case',
    });
  });

  it('stay when their author is shut out, and others may still bring them', async () => {
    const id = await lead.open();
    const guest = await hub.guest('witness', id);
    const said = await guest.say(id, '我看到了');
    await hub.hub.revoke(guest.fingerprint);
    expect((await guest.pushRaw(id, said)).json()).toMatchObject({ code: 'certificate.revoked' });
    await lead.push(id, said);
    const { body, headers } = await hub.stranger().send('GET', '/v1/crl');
    expect(headers['content-type']).toBe('application/pkix-crl');
    const { since } = await readCrl(body, lead.me.authority);
    expect([...since.keys()]).toContain(guest.me.person.serial);
    expect([...since.keys()]).not.toContain(lead.me.person.serial);
  });
});

describe('access', () => {
  it('is for those who have a part in the case', async () => {
    const id = await lead.open();
    const guest = await hub.guest('representative', id);
    const other = await lead.open();
    const paths = (of: string) => [
      `/v1/cases/${of}/certificates`,
      `/v1/cases/${of}/events?author=${lead.fingerprint}&from=0`,
      `/v1/cases/${of}/blobs/${'a'.repeat(64)}`,
    ];
    const status = async (by: TestApp, where: string) => (await by.send('GET', where)).status;
    for (const where of paths(other)) expect(await status(guest, where)).toBe(403);
    for (const where of paths(id)) expect(await status(outsider, where)).toBe(403);
    for (const where of paths(randomId())) expect(await status(lead, where)).toBe(404);
    expect((await guest.pushRaw(other, await guest.say(other, '进'))).status).toBe(403);
    expect((await outsider.pushRaw(id, await lead.say(id, '代'))).status).toBe(403);
    const casesOf = async (by: TestApp) =>
      CaseList.parse((await by.send('GET', '/v1/cases')).json()).cases.map((one) => one.id);
    expect(await casesOf(guest)).toEqual([id]);
    expect(await casesOf(second)).toEqual(expect.arrayContaining([id, other]));
    expect(await casesOf(outsider)).toEqual([]);
  });

  it('gives everybody in a case the certificates of all', async () => {
    const id = await lead.open();
    const guest = await hub.guest('representative', id);
    const answer = Certificates.parse((await guest.send('GET', `/v1/cases/${id}/certificates`)).json());
    const facts = await Promise.all(answer.certificates.map((der) => readCertificate(fromBase64(der))));
    const fingerprints = facts.map((one) => one.fingerprint);
    expect(fingerprints).toEqual(
      expect.arrayContaining([lead.fingerprint, second.fingerprint, guest.fingerprint]),
    );
    expect(fingerprints).not.toContain(outsider.fingerprint);
  });

  it('answers what it does not know in words', async () => {
    expect((await lead.send('GET', '/v1/nothing')).json()).toEqual({ code: 'hub.unknown-route', params: {} });
    const wrong = await lead.send('GET', `/v1/cases/${randomId()}/events?author=x`);
    expect([wrong.status, wrong.json()]).toEqual([
      400,
      { code: 'hub.bad-request', params: { field: 'author' } },
    ]);
    expect((await lead.send('GET', '/v1/time')).status).toBe(200);
  });
});

it('two machines that bring what they have in any order and pieces end where everybody else does', async () => {
  const id = await lead.open();
  const writers = [lead, second, await hub.guest('representative', id)];
  const logs: Written[][] = [];
  for (const writer of writers) {
    logs.push(await Promise.all([]));
    for (let n = 0; n < 6; n++) logs.at(-1)!.push(await writer.say(id, `${n}`));
  }
  const step = fc.record({
    by: fc.nat(1),
    log: fc.nat(2),
    from: fc.nat(5),
    count: fc.integer({ min: 1, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const { by, log, from, count } of steps) {
        const answer = await [lead, second][by]!.pushRaw(id, ...logs[log]!.slice(from, from + count));
        expect([200, 409]).toContain(answer.status);
      }
      const { frontier } = await range(lead, id, lead.fingerprint);
      for (const [i, { fingerprint }] of writers.entries()) {
        const stored = (await range(second, id, fingerprint)).events.map(fromWire);
        const mine = stored.slice(fingerprint === lead.fingerprint ? 1 : 0);
        // Always an unbroken beginning of what was written, and the frontier is its end.
        expect(mine).toEqual(logs[i]!.slice(0, mine.length).map(({ signed }) => signed));
        if (mine.length > 0) expect(frontier[fingerprint]?.head).toBe(logs[i]![mine.length - 1]!.event.hash);
      }
    }),
    { numRuns: 12 },
  );
  await lead.push(id, ...logs.flat());
  const { frontier } = await second.push(id, ...logs.flat().reverse());
  expect(frontier).toEqual(
    Object.fromEntries(
      logs.map((log, i) => [writers[i]!.fingerprint, { seq: i === 0 ? 6 : 5, head: log[5]!.event.hash }]),
    ),
  );
});
