import { expect, it } from 'vitest';
import type { Clocks } from '../../shared/record/log';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf } from './kit';

/** Somebody sets their clock in the middle of a case. What they sign stays theirs; the verdict tells of the clock. */

const HOUR = 3_600_000;

/** An inspection, sealed, in which the representative's clock is off by so much from one event on, until another. */
async function inspectedWith(off: number): Promise<SampleRecord> {
  const record = await SampleRecord.open();
  await record.inspect();
  const { clocks } = record;
  const shifted: Clocks = { ...clocks, wall: () => new Date(clocks.wall().getTime() + off) };
  const say = async (text: string, by: Clocks): Promise<void> => {
    const { event, signed } = await record.log.write(record.members.representative.signer, by, 'chat.said', {
      text,
    });
    record.signed.set(event.hash, signed);
  };
  await say('按时', clocks);
  await say('时钟已改', shifted);
  await say('时钟改回', clocks);
  await record.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await record.sign(role);
  await record.seal();
  await record.attach();
  return record;
}

it.each([
  ['forward', 3 * HOUR, ['clock.set-back', 'clock.set-forward'], '3 h', '3 小时'],
  ['back', -HOUR / 12, ['clock.before-cause', 'clock.set-back', 'clock.set-forward'], '5 min', '5 分钟'],
])('a clock set %s and right again passes with a note of each', async (_where, off, codes, en, zh) => {
  const record = await inspectedWith(off);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
  const told = report.notes.filter(({ code }) => code.startsWith('clock.'));
  expect([...new Set(told.map(({ code }) => code))].sort()).toEqual(codes);
  for (const note of told) {
    expect(note.en).toContain('丙仓管');
    if (note.code !== 'clock.before-cause') {
      expect(note.en).toContain(` ${en}`);
      expect(note.zh).toContain(zh);
    }
    expect(record.signed.has(note.event ?? '')).toBe(true);
  }
});

it('a clock set back to before the certificate leaves the verdict open', async () => {
  const record = await inspectedWith(-3 * HOUR);
  const report = await check(await bundleOf(record), record.authority);
  expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  expect(codesOf(report)).toEqual(['certificate.out-of-time']);
});
