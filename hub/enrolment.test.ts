import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../shared/identity/certificate';
import { parseInvitation } from '../shared/identity/invitation';
import { InvitationList, InviteResponse } from '../shared/protocol/hub';
import { KEY_ALGORITHM } from '../shared/record/signing';
import { SAMPLE_CASE } from '../shared/record/test-office';
import { WRONG_PER_HOUR, WRONG_PER_MINUTE } from './guess-guard';
import { enrolBody, TestHub, type TestApp } from './test-app';

let now = Date.parse('2026-03-16T01:00:00.000Z');
const minutes = (n: number): void => void (now += n * 60_000);
let hub: TestHub;
let lead: TestApp;

beforeEach(async () => {
  hub = await TestHub.start({ clock: () => new Date(now) });
  lead = await hub.officer('甲关员', 'A-1');
});
afterEach(() => hub.remove());

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

const invite = async (by: TestApp, request: Record<string, unknown>) => {
  const answer = await by.send('POST', '/v1/invitations', { validMinutes: 60, ...request });
  if (answer.status !== 200) throw answer.json();
  return InviteResponse.parse(answer.json());
};

describe('enrolment', () => {
  it('gives an officer a certificate that says name and badge', async () => {
    const { person, authority, signer } = lead.me;
    expect(person).toMatchObject({ name: '甲关员', roles: ['officer'], badge: 'A-1' });
    expect(await verifyCertificate(signer.certificate, authority, new Date(now))).toEqual(person);
    expect((await lead.send('GET', '/v1/cases')).json()).toEqual({ cases: [] });
  });

  it('ties a representative to the case and the company that the opening names', async () => {
    const id = await lead.open();
    const { invitation, secret } = await invite(lead, { role: 'representative', case: id });
    expect(invitation).toMatchObject({ role: 'representative', case: id, usedAt: null, revokedAt: null });
    const guest = hub.stranger();
    await guest.enrol(secret, '丙仓管');
    expect(guest.me.person).toMatchObject({
      name: '丙仓管',
      roles: ['representative'],
      case: id,
      uscc: SAMPLE_CASE.company.uscc,
    });
    const other = { role: 'representative', case: id, uscc: '9144030071526726XG' };
    expect(await codeOf(invite(lead, other))).toBe('hub.bad-request');
  });

  it('takes an invitation once, however many come at the same time', async () => {
    const { secret } = await hub.hub.invite({ role: 'officer', name: '乙', badge: 'A-2', validMinutes: 5 });
    const tries = await Promise.all(Array.from({ length: 8 }, () => codeOf(hub.stranger().enrol(secret))));
    expect(tries.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(tries.filter((code) => code === 'invitation.used')).toHaveLength(7);
  });

  it('answers the same key again with the same certificate, when the first answer got lost', async () => {
    const { secret } = await hub.hub.invite({ role: 'officer', name: '乙', badge: 'A-2', validMinutes: 5 });
    const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
    const [first, again] = [hub.stranger(), hub.stranger()];
    await first.enrol(secret, undefined, keys);
    await again.enrol(secret, undefined, keys);
    expect(again.fingerprint).toBe(first.fingerprint);
  });

  it('refuses wrong, expired and revoked invitations, and a proof by another key', async () => {
    expect(await codeOf(hub.stranger().enrol('WRXNG234'))).toBe('invitation.unknown');
    const expiring = await hub.hub.invite({ role: 'officer', name: '乙', badge: 'A-2', validMinutes: 5 });
    const revoked = await invite(lead, { role: 'officer', name: '乙', badge: 'A-2' });
    expect((await lead.send('DELETE', `/v1/invitations/${revoked.invitation.id}`)).status).toBe(204);
    expect(await codeOf(hub.stranger().enrol(revoked.secret))).toBe('invitation.revoked');
    const pair = () => crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
    const [mine, other] = [await pair(), await pair()];
    const mixed = { publicKey: mine.publicKey, privateKey: other.privateKey };
    expect(await codeOf(hub.stranger().enrol(expiring.secret, undefined, mixed))).toBe('hub.bad-proof');
    minutes(5);
    expect(await codeOf(hub.stranger().enrol(expiring.secret))).toBe('invitation.expired');
  });

  it('asks for a name where neither invitation nor request has one, and does not use the invitation up', async () => {
    const { secret } = await hub.hub.invite({ role: 'officer', badge: ' a-2 ', validMinutes: 5 });
    expect(await codeOf(hub.stranger().enrol(secret))).toBe('hub.bad-request');
    const app = hub.stranger();
    await app.enrol(secret, '乙关员');
    expect(app.me.person).toMatchObject({ name: '乙关员', badge: 'A-2' });
  });

  it('refuses bodies that do not fit, without a word of what is inside', async () => {
    for (const body of [{}, { secret: 'x' }, [], 'text', { secret: 'A'.repeat(40_000) }]) {
      const answer = await hub.stranger().send('POST', '/v1/enrol', body);
      expect([400, 413]).toContain(answer.status);
      expect(answer.json()).toMatchObject({
        code: expect.stringMatching(/^hub\.(bad-request|too-large)$/) as string,
      });
    }
  });
});

describe('guessing', () => {
  const guess = (n: number, from: TestApp = hub.stranger()) =>
    codeOf(from.enrol(`WRNG${String(n).padStart(4, '0')}`));

  it('is limited a minute, and right ones wait as well', async () => {
    const { secret } = await hub.hub.invite({ role: 'officer', name: '乙', badge: 'A-2', validMinutes: 60 });
    for (let n = 0; n < WRONG_PER_MINUTE; n++) expect(await guess(n)).toBe('invitation.unknown');
    const answer = await hub.stranger().send('POST', '/v1/enrol', await enrolBody(secret, await keyPair()));
    expect(answer.status).toBe(429);
    expect(answer.json()).toEqual({ code: 'hub.too-many-guesses', params: { seconds: 60 } });
    minutes(1);
    expect(await codeOf(hub.stranger().enrol(secret))).toBe('accepted');
  });

  it('closes enrolment for a while when there is too much of it', async () => {
    for (let n = 0; n < WRONG_PER_HOUR; n++) {
      if (n > 0 && n % WRONG_PER_MINUTE === 0) minutes(1);
      expect(await guess(n)).toBe('invitation.unknown');
    }
    minutes(1);
    expect(await guess(0)).toBe('hub.enrolment-closed');
    minutes(60);
    expect(await guess(0)).toBe('invitation.unknown');
  });

  const keyPair = () => crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
});

describe('invitations', () => {
  it('are made, seen and taken back by officers of the case only', async () => {
    const id = await lead.open();
    const guest = await hub.guest('representative', id);
    const outsider = await hub.officer('戊关员', 'Z-9');
    expect(await codeOf(invite(guest, { role: 'officer', badge: 'A-3' }))).toBe('hub.officers-only');
    expect(await codeOf(invite(outsider, { role: 'observer', case: id }))).toBe('hub.no-access');
    expect(await codeOf(invite(lead, { role: 'observer', case: 'f'.repeat(32) }))).toBe('hub.unknown-case');
    const { invitation } = await invite(lead, { role: 'observer', case: id });
    const seen = async (by: TestApp) =>
      InvitationList.parse((await by.send('GET', '/v1/invitations')).json()).invitations.map((one) => one.id);
    expect(await seen(lead)).toContain(invitation.id);
    expect(await seen(outsider)).not.toContain(invitation.id);
    expect((await outsider.send('DELETE', `/v1/invitations/${invitation.id}`)).status).toBe(403);
    expect((await guest.send('GET', '/v1/invitations')).status).toBe(403);
  });

  it('carry everything that an app needs, as link and as code', async () => {
    const { link, code, secret } = await hub.hub.invite({ role: 'officer', badge: 'A-2', validMinutes: 5 });
    const { url, tlsFingerprint } = hub.hub;
    expect(parseInvitation(link)).toMatchObject({ urls: [url], tls: { full: tlsFingerprint }, secret });
    expect(parseInvitation(code ?? '')).toMatchObject({ urls: [url], secret });
  });
});

describe('a certificate', () => {
  it('that was taken back opens nothing any more, and its sockets close', async () => {
    const socket = await lead.live();
    expect(await hub.hub.revoke(lead.fingerprint)).toBe(true);
    expect(await socket.hears('error')).toEqual({ t: 'error', code: 'certificate.revoked' });
    await socket.ends();
    const answer = await lead.send('GET', '/v1/cases');
    expect([answer.status, answer.json()]).toEqual([
      403,
      { code: 'certificate.revoked', params: { name: '甲关员' } },
    ]);
    expect(await hub.hub.revoke('0'.repeat(64))).toBe(false);
    expect(await hub.hub.hasOfficer()).toBe(false);
  });

  it('that ran out, is of another hub, or is not there at all is refused in words', async () => {
    const other = await TestHub.start();
    const foreigner = await other.officer('甲关员', 'A-1');
    const here = hub.stranger();
    await here.become(
      foreigner.me.signer.certificate,
      foreigner.me.authority,
      foreigner.me.signer.privateKey,
    );
    expect((await here.send('GET', '/v1/cases')).json()).toMatchObject({ code: 'certificate.foreign' });
    const nobody = hub.stranger();
    expect((await nobody.send('GET', '/v1/cases')).json()).toMatchObject({ code: 'hub.certificate-needed' });
    await expect(nobody.live()).rejects.toThrow('401');
    minutes(3 * 365 * 24 * 60);
    expect((await lead.send('GET', '/v1/cases')).json()).toMatchObject({ code: 'certificate.expired' });
    await other.remove();
  });
});
