import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concat, type Bytes, utf8 } from '../bytes';
import {
  derToRaw,
  KEY_ALGORITHM,
  otherForm,
  rawToDer,
  SIGN_ALGORITHM,
  signBytes,
  verifyBytes,
} from '../record/signing';
import { issueCertificate, makeAuthority, openAuthority, type Authority, type Holder } from './authority';
import { readCertificate, verifyCertificate } from './certificate';
import { certificateParts } from './certificate-shape';
import { toPem } from './pem';
import { signReceipt, verifyReceipt } from './receipt';
import { signSignal, verifySignal } from './signal';

const AT = new Date('2026-03-16T01:00:00.000Z');
const CASE = '0123456789abcdef0123456789abcdef';
const OFFICER: Holder = { name: '甲关员', roles: ['officer'], badge: 'A-1' };
const REPRESENTATIVE: Holder = {
  name: '丙 "仓管", O=X',
  roles: ['representative'],
  case: CASE,
  uscc: '91110000710926094P',
};

let authority: Authority;
let keys: CryptoKeyPair;
let spki: Bytes;
const directory = mkdtempSync(path.join(os.tmpdir(), 'yuanjian-certificate-'));

const device = () => crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
const spkiOf = async (key: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.exportKey('spki', key));
const file = (name: string, data: string | Uint8Array): string => {
  const where = path.join(directory, name);
  writeFileSync(where, data);
  return where;
};
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The same certificate with its signature (r, s) respelt as (r, n − s), which every ECDSA check accepts. */
function otherSpelling(der: Bytes): Bytes {
  const { signature } = certificateParts(der)!;
  const other = rawToDer(otherForm(derToRaw(signature)!));
  const body = concat(
    der.subarray(4, der.length - signature.length - 3),
    Uint8Array.of(3, other.length + 1, 0),
    other,
  );
  return concat(Uint8Array.of(0x30, 0x82, body.length >> 8, body.length & 255), body);
}

beforeAll(async () => {
  authority = await makeAuthority('示例海关查验中心', AT);
  keys = await device();
  spki = await spkiOf(keys.publicKey);
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('a certificate of the authority', () => {
  it.each([OFFICER, REPRESENTATIVE])('says of $name what it was issued for', async (holder) => {
    const der = await issueCertificate(authority, holder, spki, AT);
    const person = await verifyCertificate(der, authority.certificate, AT);
    expect(person).toMatchObject(holder);
    expect((await readCertificate(der)).person).toEqual(person);
    expect(person.serial).toMatch(/^[4-7][0-9a-f]{31}$/);
  });

  it('is accepted by OpenSSL, also as the signer of a CMS', async () => {
    const pem = toPem('CERTIFICATE', await issueCertificate(authority, OFFICER, spki, AT));
    const ca = file('ca.pem', toPem('CERTIFICATE', authority.certificate));
    const person = file('person.pem', pem);
    const key = file(
      'person.key',
      toPem('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))),
    );
    const content = file('content.txt', '查验记录');
    const cms = path.join(directory, 'content.p7s');
    const at = String(AT.getTime() / 1000);
    expect(openssl('verify', '-x509_strict', '-attime', at, '-CAfile', ca, person)).toContain('OK');
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      content,
      '-signer',
      person,
      '-inkey',
      key,
      '-outform',
      'DER',
      '-out',
      cms,
    );
    const verify = [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      content,
      '-CAfile',
      ca,
      '-attime',
      at,
    ];
    expect(openssl(...verify)).toBe('查验记录');
    expect(openssl(...verify, '-purpose', 'any')).toBe('查验记录');
    const text = openssl('x509', '-in', person, '-noout', '-text');
    expect(text).toContain('URI:urn:yuanjian:role:officer, URI:urn:yuanjian:badge:A-1');
    expect(text).toContain('CA:FALSE');
  });

  it('is for officers two years long, for others ninety days', async () => {
    const year = 365 * 24 * 3600 * 1000;
    const officer = await readCertificate(await issueCertificate(authority, OFFICER, spki, AT));
    const guest = await readCertificate(await issueCertificate(authority, REPRESENTATIVE, spki, AT));
    expect(officer.notAfter.getTime() - AT.getTime()).toBe(2 * year);
    expect(guest.notAfter.getTime() - AT.getTime()).toBe(90 * 24 * 3600 * 1000);
  });

  it('is refused before, after, revoked, and from another authority of the same name', async () => {
    const der = await issueCertificate(authority, OFFICER, spki, AT);
    const { serial } = await readCertificate(der);
    const other = await makeAuthority('示例海关查验中心', AT);
    const check = (at: Date, ca = authority, revoked: string[] = []) =>
      verifyCertificate(der, ca.certificate, at, new Set(revoked));
    await expect(check(new Date('2026-03-15T00:00:00Z'))).rejects.toThrow('certificate.not-yet-valid');
    await expect(check(new Date('2029-01-01T00:00:00Z'))).rejects.toThrow('certificate.expired');
    await expect(check(AT, authority, [serial])).rejects.toThrow('certificate.revoked');
    await expect(check(AT, other)).rejects.toThrow('certificate.foreign');
    await expect(verifyCertificate(authority.certificate, authority.certificate, AT)).rejects.toThrow(
      'certificate.unsuitable',
    );
    await expect(verifyCertificate(der, der, AT)).rejects.toThrow('certificate.foreign');
  });

  it('is refused when any byte of it was changed', async () => {
    const der = await issueCertificate(authority, OFFICER, spki, AT);
    for (let at = 0; at < der.length; at++) {
      const changed = Uint8Array.from(der);
      changed[at]! ^= 1;
      await expect(verifyCertificate(changed, authority.certificate, AT)).rejects.toThrow(/^certificate\./);
    }
    const respelt = otherSpelling(der);
    await expect(verifyCertificate(respelt, authority.certificate, AT)).rejects.toThrow(
      'certificate.foreign',
    );
    const longer = concat(der, Uint8Array.of(0));
    await expect(verifyCertificate(longer, authority.certificate, AT)).rejects.toThrow(/^certificate\./);
    await expect(readCertificate(utf8('not a certificate'))).rejects.toThrow('certificate.malformed');
    await expect(readCertificate(new Uint8Array())).rejects.toThrow('certificate.malformed');
  });

  it('opens again from what was kept of the authority', async () => {
    const kept = new Uint8Array(await crypto.subtle.exportKey('pkcs8', authority.privateKey));
    const again = await openAuthority(authority.certificate, kept);
    expect(again).toMatchObject({ fingerprint: authority.fingerprint, name: authority.name });
    const der = await issueCertificate(again, OFFICER, spki, AT);
    expect((await verifyCertificate(der, authority.certificate, AT)).badge).toBe('A-1');
  });

  it('is not issued for a key on another curve', async () => {
    const p384 = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, [
      'sign',
      'verify',
    ]);
    await expect(issueCertificate(authority, OFFICER, await spkiOf(p384.publicKey), AT)).rejects.toThrow(
      'certificate.unsuitable',
    );
  });
});

describe('a certificate that the authority would not issue', () => {
  const san = (...uris: string[]) =>
    new SubjectAlternativeNameExtension(uris.map((value) => ({ type: 'url' as const, value })));
  const usage = (flags: number) => new KeyUsagesExtension(flags, true);
  const SIGNING = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  const issue = async (...extensions: Extension[]): Promise<Bytes> => {
    const params = {
      subject: [{ CN: ['甲'] }],
      issuer: new X509Certificate(authority.certificate).subjectName,
      notBefore: AT,
      notAfter: new Date(AT.getTime() + 1000),
      signingAlgorithm: SIGN_ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      extensions,
    };
    for (;;) {
      const der = new Uint8Array((await X509CertificateGenerator.create(params)).rawData);
      if (certificateParts(der)) return der;
    }
  };

  it('is refused: authority, other usage, other names, unknown critical extension', async () => {
    const role = san('urn:yuanjian:role:officer');
    const bad: [string, ...Extension[]][] = [
      ['cA', new BasicConstraintsExtension(true), usage(SIGNING), role],
      ['keyUsage', usage(KeyUsageFlags.digitalSignature), role],
      ['keyUsage', role],
      ['subjectAltName', usage(SIGNING)],
      ['subjectAltName', usage(SIGNING), san('urn:yuanjian:role:emperor')],
      [
        'subjectAltName',
        usage(SIGNING),
        san('urn:yuanjian:role:officer', 'urn:yuanjian:badge:A-1', 'urn:yuanjian:badge:A-2'),
      ],
      ['subjectAltName', usage(SIGNING), san('urn:yuanjian:role:officer', 'https://example.cn')],
      ['critical', usage(SIGNING), role, new Extension('1.2.3.4', true, Uint8Array.of(5, 0))],
      ['twice', usage(SIGNING), role, role],
    ];
    for (const [rule, ...extensions] of bad) {
      await expect(
        verifyCertificate(await issue(...extensions), authority.certificate, AT),
      ).rejects.toMatchObject({
        code: 'certificate.unsuitable',
        params: { rule },
      });
    }
    expect(
      await verifyCertificate(await issue(usage(SIGNING), role), authority.certificate, AT),
    ).toMatchObject({ roles: ['officer'] });
  });
});

describe('what keys sign', () => {
  const receipt = { kind: 'event', case: CASE, hash: 'a'.repeat(64), at: AT.toISOString() } as const;

  it('a receipt is the word of its authority alone, for these facts alone', async () => {
    const { publicKey, fingerprint } = await readCertificate(authority.certificate);
    const signature = await signReceipt(authority, receipt);
    const signed = { ...receipt, hub: fingerprint, signature, index: 0 };
    expect(await verifyReceipt(signed, { publicKey, fingerprint })).toBe(true);
    for (const change of [
      { kind: 'blob' },
      { hash: 'b'.repeat(64) },
      { case: 'f'.repeat(32) },
      { at: '2026-03-16T01:00:00.001Z' },
      { hub: 'c'.repeat(64) },
    ]) {
      expect(await verifyReceipt({ ...signed, ...change } as typeof signed, { publicKey, fingerprint })).toBe(
        false,
      );
    }
    expect(await verifyReceipt(signed, { publicKey: keys.publicKey, fingerprint })).toBe(false);
  });

  it('a signal is its sender’s, to the byte', async () => {
    const payload = {
      v: 1,
      case: CASE,
      session: CASE,
      generation: 0,
      n: 0,
      from: 'a'.repeat(64),
      to: 'b'.repeat(64),
      data: { type: 'offer', sdp: 'v=0 a=fingerprint:sha-256 AA:BB' },
    } as const;
    const signed = await signSignal(keys.privateKey, payload);
    expect(await verifySignal(keys.publicKey, signed)).toEqual(payload);
    const swapped = { ...signed, payload: signed.payload.replace('AA:BB', 'AA:BC') };
    await expect(verifySignal(keys.publicKey, swapped)).rejects.toThrow('signal.forged');
    await expect(verifySignal(keys.publicKey, { ...signed, signature: '!' })).rejects.toThrow(
      'signal.forged',
    );
    await expect(verifySignal((await device()).publicKey, signed)).rejects.toThrow('signal.forged');
    // The prefix keeps a signature over the bare text, such as an event's, from passing as a signal's.
    const bare = await signBytes(keys.privateKey, utf8(signed.payload));
    expect(await verifyBytes(keys.publicKey, bare, utf8(signed.payload))).toBe(true);
  });
});
