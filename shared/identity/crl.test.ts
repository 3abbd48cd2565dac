import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_ALGORITHM } from '../record/signing';
import { issueCertificate, makeAuthority, type Authority } from './authority';
import { readCertificate } from './certificate';
import { readCrl, signCrl } from './crl';
import { toPem } from './pem';

const AT = new Date('2026-03-16T01:00:00.000Z');
const folder = mkdtempSync(path.join(os.tmpdir(), 'yuanjian-crl-'));
let authority: Authority;
let person: Uint8Array;
let serial: string;

beforeAll(async () => {
  authority = await makeAuthority('示例海关查验中心', AT);
  const { publicKey } = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const holder = { name: '甲关员', roles: ['officer' as const], badge: 'A-1' };
  person = await issueCertificate(authority, holder, spki, AT);
  serial = (await readCertificate(person)).serial;
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, bytes: Uint8Array | string): string => {
  const where = path.join(folder, name);
  writeFileSync(where, bytes);
  return where;
};

/** What OpenSSL says on both of its streams, whether or not it is content. */
function openssl(...args: string[]): string {
  try {
    return execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'sh', ...args], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('a list of certificates that were taken back', () => {
  it('is read as it was signed, with the later list bearing the larger number', async () => {
    const none = await readCrl(await signCrl(authority, new Map(), AT), authority.certificate);
    expect(none).toEqual({ number: 0, since: new Map() });
    const when = new Date('2026-03-16T02:00:00.250Z');
    const one = await readCrl(
      await signCrl(authority, new Map([[serial, when]]), when),
      authority.certificate,
    );
    expect(one.number).toBe(when.getTime());
    expect(one.since).toEqual(new Map([[serial, new Date('2026-03-16T02:00:01.000Z')]]));
  });

  it('is accepted by OpenSSL, which then refuses the certificate', async () => {
    const ca = file('ca.pem', toPem('CERTIFICATE', authority.certificate));
    const cert = file('person.pem', toPem('CERTIFICATE', person));
    const since = new Map([[serial, AT]]);
    const list = file('list.crl', await signCrl(authority, since, AT));
    expect(openssl('crl', '-inform', 'DER', '-in', list, '-CAfile', ca, '-verify', '-noout')).toContain(
      'verify OK',
    );
    const text = openssl('crl', '-inform', 'DER', '-in', list, '-noout', '-text');
    expect(text).toContain(serial.toUpperCase());
    expect(text).toMatch(/X509v3 CRL Number/);
    const pem = file('list.pem', openssl('crl', '-inform', 'DER', '-in', list));
    const at = String(AT.getTime() / 1000);
    const verify = ['verify', '-x509_strict', '-crl_check', '-attime', at, '-CAfile', ca];
    expect(openssl(...verify, '-CRLfile', pem, cert)).toContain('certificate revoked');
    const empty = file('empty.crl', await signCrl(authority, new Map(), AT));
    const emptyPem = file('empty.pem', openssl('crl', '-inform', 'DER', '-in', empty));
    expect(openssl(...verify, '-CRLfile', emptyPem, cert)).toContain('person.pem: OK');
  });

  it('of another authority, with a bit changed or bytes after it is refused', async () => {
    const list = await signCrl(authority, new Map([[serial, AT]]), AT);
    const other = await makeAuthority('示例海关查验中心', AT);
    const refused = { code: 'certificate.list-invalid' };
    await expect(readCrl(list, other.certificate)).rejects.toMatchObject(refused);
    await expect(readCrl(Uint8Array.of(...list, 0), authority.certificate)).rejects.toMatchObject(refused);
    for (let at = 0; at < list.length; at += 7) {
      const changed = list.slice();
      changed[at]! ^= 0x01;
      await expect(readCrl(changed, authority.certificate), `byte ${at}`).rejects.toMatchObject(refused);
    }
  });
});
