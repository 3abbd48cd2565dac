import { beforeAll, describe, expect, it } from 'vitest';
import { base64, utf8 } from '../../shared/bytes';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { toPem } from '../../shared/identity/pem';
import { samplePerson } from '../../shared/record/testing';
import { trustInFile, trustInText, withTrust } from './trust';

let authority: Authority;
beforeAll(async () => {
  authority = await makeAuthority('示例海关');
});

describe('an authority that somebody names', () => {
  it('is read from PEM, DER and the digits as tools print them', async () => {
    const { certificate, fingerprint } = authority;
    const pem = toPem('CERTIFICATE', certificate);
    const byCertificate = [{ fingerprint, from: 'certificate', certificate: base64(certificate) }];
    expect(await trustInText(`notes before\n${pem}`)).toEqual(byCertificate);
    expect(await trustInFile(utf8(pem))).toEqual(byCertificate);
    expect(await trustInFile(certificate)).toEqual(byCertificate);
    expect(await trustInText(pem + pem)).toHaveLength(2);
    const upper = fingerprint.toUpperCase();
    const spellings = [
      fingerprint,
      ` ${upper}\n`,
      `sha256 Fingerprint=${(upper.match(/../g) ?? []).join(':')}`,
      (fingerprint.match(/.{8}/g) ?? []).join(' '),
    ];
    for (const text of spellings)
      expect(await trustInText(text)).toEqual([{ fingerprint, from: 'fingerprint' }]);
  });

  it('is nobody where there is no certificate, or only one of a person', async () => {
    for (const text of [
      '',
      'c0ffee',
      'f'.repeat(63),
      '-----BEGIN CERTIFICATE-----\n%%\n-----END CERTIFICATE-----',
    ])
      await expect(trustInText(text), text).rejects.toMatchObject({ code: 'trust.unreadable' });
    for (const bytes of [new Uint8Array(), Uint8Array.of(0x30, 0x03, 1), Uint8Array.of(0xff, 0xfe)])
      await expect(trustInFile(bytes)).rejects.toMatchObject({ code: 'trust.unreadable' });
    const { signer } = await samplePerson(authority, { name: '甲关员', roles: ['officer'], badge: 'A-1' });
    await expect(trustInFile(signer.certificate)).rejects.toMatchObject({ code: 'trust.not-authority' });
  });

  it('keeps what its trust rested on first', () => {
    const first = { fingerprint: 'a'.repeat(64), from: 'certificate' } as const;
    const other = { fingerprint: 'b'.repeat(64), from: 'fingerprint' } as const;
    expect(withTrust([first], [{ ...first, from: 'compared' }, other])).toEqual([first, other]);
    const given = { ...other, from: 'certificate', certificate: 'AQ==' } as const;
    expect(withTrust([other], [given])).toEqual([{ ...given, from: 'fingerprint' }]);
  });
});
