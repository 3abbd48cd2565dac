import { KeyUsageFlags } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority, type Authority, type Holder } from '../../shared/identity/authority';
import { SampleRecord, type SampleRole } from '../../shared/record/testing';
import { replace, type Forgery } from './forged';
import { bundleOf, check, codesOf, pack, unpack } from './kit';

/** Whole inspections, soundly written, by people who are not who they should be. */

let trusted: Authority;
beforeAll(async () => {
  trusted = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
});

async function inspectedBy(role: SampleRole, change: (holder: Holder) => Partial<Forgery>) {
  const record = await SampleRecord.open({ authority: trusted });
  const { name, roles, badge, case: id, uscc } = record.members[role].person;
  const holder = JSON.parse(JSON.stringify({ name, roles, badge, case: id, uscc })) as Holder;
  await replace(record, role, {
    holder,
    usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
    hash: 'SHA-256',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
    ...change(holder),
  });
  await record.inspect();
  await record.prepare();
  for (const signer of ['representative', 'lead', 'second'] as const) await record.sign(signer);
  await record.seal();
  await record.attach();
  return check(await bundleOf(record), trusted);
}

describe('a certificate of the true authority', () => {
  it('as it should be passes, or nothing here would mean anything', async () => {
    expect(await inspectedBy('second', () => ({}))).toMatchObject({ verdict: 'passed', reasons: [] });
  });

  it.each<[string, SampleRole, (holder: Holder) => Partial<Forgery>, string, string]>([
    [
      'that had expired',
      'second',
      () => ({ notAfter: '2026-02-01T00:00:00Z' }),
      'indeterminate',
      'certificate.out-of-time',
    ],
    [
      'that is not valid yet',
      'second',
      () => ({ notBefore: '2026-06-01T00:00:00Z' }),
      'indeterminate',
      'certificate.out-of-time',
    ],
    [
      'with the key usage of an authority',
      'second',
      () => ({ usage: KeyUsageFlags.keyCertSign }),
      'failed',
      'certificate.unsuitable',
    ],
    [
      'for signatures without commitment',
      'second',
      () => ({ usage: KeyUsageFlags.digitalSignature }),
      'failed',
      'certificate.unsuitable',
    ],
    ['signed over SHA-1', 'second', () => ({ hash: 'SHA-1' as const }), 'failed', 'certificate.algorithm'],
    [
      'of an officer who is not in this case',
      'second',
      (holder) => ({ holder: { ...holder, badge: 'Z-9' } }),
      'failed',
      'seal.rejected',
    ],
    [
      'of an administrator',
      'second',
      ({ name }) => ({ holder: { name, roles: ['administrator'] } }),
      'failed',
      'seal.rejected',
    ],
    [
      'of another case',
      'representative',
      (holder) => ({ holder: { ...holder, case: '0'.repeat(32) } }),
      'failed',
      'seal.rejected',
    ],
    [
      'of another company',
      'representative',
      (holder) => ({ holder: { ...holder, uscc: '91350211M000100Y43' } }),
      'failed',
      'seal.rejected',
    ],
    [
      'of an observer',
      'representative',
      (holder) => ({ holder: { ...holder, roles: ['observer'] } }),
      'failed',
      'seal.rejected',
    ],
  ])('%s does not pass', async (_what, role, change, verdict, code) => {
    const report = await inspectedBy(role, change);
    expect({ verdict: report.verdict, codes: codesOf(report) }).toEqual({
      verdict,
      codes: expect.arrayContaining([code]) as string[],
    });
  });
});

describe('a stranger’s authority', () => {
  it('that certified and signed everything anew is unknown, whatever it calls itself', async () => {
    const stranger = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
    const report = await check(await bundleOf(await SampleRecord.sealed({ authority: stranger })), trusted);
    expect(report).toMatchObject({
      verdict: 'indeterminate',
      indication: 'INDETERMINATE',
      subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
      authority: { name: '示例海关', fingerprint: stranger.fingerprint, trusted: false, anchor: null },
    });
    expect(codesOf(report)).toEqual(['authority.unknown']);
  });

  it('that puts the true authority’s certificate in the place of its own has certified nobody', async () => {
    const stranger = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
    const files = await unpack(await bundleOf(await SampleRecord.sealed({ authority: stranger })));
    files.set('certificates/authority.cer', trusted.certificate);
    const report = await check(await pack(files), trusted);
    expect(report).toMatchObject({ verdict: 'failed', authority: { trusted: true, anchor: 'pinned' } });
    expect(codesOf(report)).toContain('certificate.foreign');
  });
});
