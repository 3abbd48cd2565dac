import { expect, it } from 'vitest';
import { SampleRecord } from '../../shared/record/testing';
import { inspectedWith, saidWith, signedAndSealed } from '../fixtures/set-clock';
import { bundleOf, check, codesOf } from './kit';

/** Somebody sets their clock in the middle of a case. What they sign stays theirs; but not all of the times can be true. */

const HOUR = 3_600_000;

it.each([
  ['forward', 3 * HOUR, ['clock.set-back'], '3 h', '3 小时'],
  ['back', -HOUR / 12, ['clock.before-cause', 'clock.set-back'], '5 min', '5 分钟'],
])('a clock set %s and right again leaves the verdict open', async (_where, off, codes, en, zh) => {
  const record = await inspectedWith(off);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'SIG_CONSTRAINTS_FAILURE' });
  expect(codesOf(report).sort()).toEqual(codes);
  // That it went forward is told, but a machine that slept looks the same.
  expect(report.notes.map(({ code }) => code)).toContain('clock.set-forward');
  for (const reason of report.reasons) {
    expect(reason.en).toContain('丙仓管');
    if (reason.code === 'clock.set-back') {
      expect(reason.en).toContain(` ${en}`);
      expect(reason.zh).toContain(zh);
    }
    expect(record.signed.has(reason.event ?? '')).toBe(true);
  }
});

it('a clock set forward for good contradicts those of everybody who goes on', async () => {
  const record = await SampleRecord.open();
  await record.inspect();
  await saidWith(record, 3 * HOUR, '时钟已改');
  await signedAndSealed(record);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'SIG_CONSTRAINTS_FAILURE' });
  expect(codesOf(report)).toContain('clock.before-cause');
});

it('a clock that a time server puts right by half a minute passes with a note', async () => {
  const record = await inspectedWith(30_000);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
  const told = report.notes.map(({ code }) => code).filter((code) => code.startsWith('clock.'));
  expect(told).toEqual(['clock.set-forward', 'clock.step-back']);
});

it('a clock set back to before the certificate leaves the verdict open', async () => {
  const record = await inspectedWith(-3 * HOUR);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  expect(codesOf(report)).toEqual(['certificate.out-of-time', 'clock.set-back', 'clock.before-cause']);
});
