import { beforeAll, describe, expect, it } from 'vitest';
import { REVOCATIONS_PATH } from '../../shared/bundle/names';
import type { Bytes } from '../../shared/bytes';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { signCrl } from '../../shared/identity/crl';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf, flipped, pack, unpack, type Files } from './kit';

/** The authority's revocation list in a bundle: of a certificate taken back before or after it was used, forged, foreign. */

let record: SampleRecord;
let files: Files;
beforeAll(async () => {
  record = await SampleRecord.sealed();
  files = await unpack(await bundleOf(record));
});

const since = (at: string, serial = record.members.lead.person.serial) => new Map([[serial, new Date(at)]]);
const list = (revoked: Map<string, Date>, by: Authority = record.authority): Promise<Bytes> =>
  signCrl(by, revoked, new Date('2026-03-17T00:00:00.000Z'));
const found = async (crl: Uint8Array) =>
  check(await pack(new Map([...files, [REVOCATIONS_PATH, crl]])), record.authority);

describe('a revocation list', () => {
  it('may be absent, and is written where there is one', async () => {
    expect(files.has(REVOCATIONS_PATH)).toBe(false);
    record.revocations = await list(since('2026-03-16T23:00:00.000Z', 'ab12'));
    const bundle = await bundleOf(record);
    record.revocations = null;
    expect((await unpack(bundle)).has(REVOCATIONS_PATH)).toBe(true);
    expect(await check(bundle, record.authority)).toMatchObject({ verdict: 'passed', reasons: [] });
  });

  it('of a certificate taken back after everything was written changes nothing', async () => {
    const report = await found(await list(since('2026-03-16T23:00:00.000Z')));
    expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
  });

  it('of a certificate taken back before leaves it undecided, and says from where on', async () => {
    const { ordered } = record.log.folded;
    const signed = ordered.find(({ type }) => type === 'signoff.prepared')!;
    const report = await found(await list(since(signed.wall)));
    expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'REVOKED_NO_POE' });
    expect(report.reasons).toEqual([
      expect.objectContaining({ code: 'certificate.revoked', event: signed.hash }),
    ]);
  });

  it('that is forged, foreign or no list fails', async () => {
    const good = await list(since('2026-03-16T23:00:00.000Z'));
    const namesake = await makeAuthority('示例海关');
    const foreign = await list(since('2026-03-16T23:00:00.000Z'), namesake);
    const forged = flipped(good, good.length - 5, 1);
    const changed = flipped(good, 60, 1);
    for (const bad of [foreign, forged, changed, Uint8Array.of(...good, 0), Uint8Array.of(1, 2)]) {
      const report = await found(bad);
      expect(report.verdict).toBe('failed');
      expect(codesOf(report)).toEqual(['revocations.invalid']);
      expect(report.reasons[0]?.file).toBe(REVOCATIONS_PATH);
    }
  });
});
