import { beforeEach, expect, it } from 'vitest';
import { makeAuthority, type Authority } from '../identity/authority';
import { signCheckpoint } from '../identity/checkpoint';
import { SampleRecord } from '../record/testing';
import { memorySink, memorySource } from './bytes-io';
import { verifyBundle } from './verify';
import { writeBundle } from './write';

/** Checkpoints in the events of a whole record, as its verifier sees them. The sample's clock begins at 01:00. */

let record: SampleRecord;
beforeEach(async () => {
  record = await SampleRecord.open();
});

const HOUR = 3_600_000;
const START = Date.parse('2026-03-16T01:00:00.000Z');
const head = (size: number, hours: number, root = 'ab'.repeat(32), by: Authority = record.authority) =>
  signCheckpoint(by, { size, root, at: new Date(START + hours * HOUR).toISOString() });

async function sealed() {
  await record.inspect();
  await record.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await record.sign(role);
  await record.seal();
  await record.attach();
  await record.close();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  const report = await verifyBundle(memorySource(sink.bytes()), {
    anchors: [{ certificate: record.authority.certificate, from: 'test' }],
  });
  const codes = (list: typeof report.notes) => list.map(({ code }) => code);
  const notes = codes(report.notes).filter((code) => code.startsWith('clock.'));
  const { verdict, subIndication } = report;
  return { verdict, subIndication, reasons: codes(report.reasons), notes, report };
}

const say = (text: string) => record.write('representative', 'chat.said', { text });

it('the hub’s own checkpoints pass, however many events carry the same', async () => {
  record.checkpoint = await head(7, -1);
  await say('一');
  record.checkpoint = await head(8, -0.5, 'cd'.repeat(32));
  expect(await sealed()).toMatchObject({ verdict: 'passed', notes: [] });
});

it('a forged one is undecided and told once, with the event', async () => {
  const genuine = await head(7, -1);
  record.checkpoint = genuine.replace('\n7\n', '\n6\n');
  const { hash } = await say('一');
  await say('二');
  record.checkpoint = genuine;
  const { report, ...found } = await sealed();
  expect(found).toMatchObject({
    verdict: 'indeterminate',
    subIndication: 'SIG_CONSTRAINTS_FAILURE',
    reasons: ['checkpoint.invalid'],
  });
  expect(report.reasons[0]).toMatchObject({ event: hash });
});

it('one of another hub is undecided, even one that calls itself this one', async () => {
  const other = await makeAuthority('示例海关');
  const theirs = await head(7, -1, undefined, other);
  for (const checkpoint of [theirs, theirs.replaceAll(other.fingerprint, record.authority.fingerprint)]) {
    record = await SampleRecord.open({ authority: record.authority });
    record.checkpoint = checkpoint;
    await say('一');
    record.checkpoint = null;
    expect(await sealed()).toMatchObject({ verdict: 'indeterminate', reasons: ['checkpoint.invalid'] });
  }
});

it('two histories of one hub are undecided; the same head signed twice is none', async () => {
  record.checkpoint = await head(7, -2);
  await say('一');
  record.checkpoint = await head(7, -1);
  await say('二');
  expect(await sealed()).toMatchObject({ verdict: 'passed' });
  record = await SampleRecord.open({ authority: record.authority });
  record.checkpoint = await head(7, -1);
  await say('一');
  record.checkpoint = await head(7, -1, 'cd'.repeat(32));
  await record.write('lead', 'chat.said', { text: '二' });
  expect(await sealed()).toMatchObject({
    verdict: 'indeterminate',
    reasons: ['checkpoint.two-histories'],
  });
});

it('a forged history is no second history of the hub', async () => {
  const genuine = await head(7, -1);
  const stranger = await head(7, -1, 'cd'.repeat(32), await makeAuthority('示例海关'));
  const line = (text: string) => text.split('\n').at(-2)!;
  record.checkpoint = genuine;
  await say('一');
  record.checkpoint = (await head(7, -1, 'cd'.repeat(32))).replace(
    /\S+\n$/,
    `${line(stranger).split(' ').at(-1)}\n`,
  );
  await say('二');
  record.checkpoint = genuine;
  expect((await sealed()).reasons).toEqual(['checkpoint.invalid']);
});

it('a time before the checkpoint leaves the verdict open, told once for each author with the worst', async () => {
  record.checkpoint = await head(7, 2);
  const { hash } = await say('一');
  await say('二');
  record.checkpoint = null;
  const { report, ...found } = await sealed();
  expect(found).toMatchObject({
    verdict: 'indeterminate',
    subIndication: 'TIMESTAMP_ORDER_FAILURE',
    reasons: ['clock.before-checkpoint'],
  });
  expect(report.reasons[0]).toMatchObject({
    event: hash,
    en: expect.stringContaining('120') as string,
  });
});

it('a time before the checkpoint by as much as the clock was measured to be slow is a note', async () => {
  const hub = record.authority.fingerprint;
  await record.write('representative', 'clock.compared', { with: hub, aheadMs: 2 * HOUR, roundTripMs: 20 });
  record.checkpoint = await head(7, 2);
  await say('一');
  record.checkpoint = null;
  expect(await sealed()).toMatchObject({ verdict: 'passed', notes: ['clock.measured-apart'] });
});

it('an older checkpoint after a newer one leaves the verdict open', async () => {
  record.checkpoint = await head(9, -0.5);
  await say('一');
  record.checkpoint = await head(7, -1);
  await say('二');
  record.checkpoint = null;
  expect(await sealed()).toMatchObject({
    verdict: 'indeterminate',
    subIndication: 'TIMESTAMP_ORDER_FAILURE',
    reasons: ['clock.checkpoint-back'],
  });
});

it('an event takes nothing else for a checkpoint', async () => {
  const genuine = await head(7, -1);
  for (const bomb of [
    '',
    'x'.repeat(2000),
    genuine.repeat(5),
    '9'.repeat(1e6),
    `${genuine}\n`,
    '\n'.repeat(1999),
  ]) {
    record.checkpoint = bomb;
    await expect(say('一')).rejects.toMatchObject({ code: 'event.invalid' });
  }
});
