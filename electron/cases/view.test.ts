import { describe, expect, it } from 'vitest';
import { SampleRecord } from '../../shared/record/testing';
import { CaseLog } from '../../shared/record/log';
import { jpegSize, mayDecode } from '../../shared/jpeg/size';
import { blobsNamed, eventsBeyond, isNamed } from './missing';
import { jpeg } from './test-machines';
import { caseSummary, caseView, damagedSummary } from './view';

const SYNC = { online: true, unsentEvents: 0, unsentBlobs: 0, missingBlobs: 0, syncedAt: null, error: null };

describe('what a window is shown', () => {
  it('of a case in progress', async () => {
    const record = await SampleRecord.open();
    const first = record.log.folded.ordered[0]!;
    await record.write('lead', 'chat.said', { text: '请打开箱门' });
    const { representative } = record.members;
    const view = caseView(record.log, {
      me: representative.person,
      receipts: new Set([first.hash]),
      present: [],
      sync: SYNC,
    });
    expect(view?.me).toEqual({
      fingerprint: representative.person.fingerprint,
      name: representative.person.name,
      part: 'representative',
    });
    expect(view?.phase).toBe('open');
    expect(view?.contentBlockers.length).toBeGreaterThan(0);
    expect(
      view?.timeline.map(({ type, part, rejected, synced }) => ({ type, part, rejected, synced })),
    ).toEqual([
      { type: 'case.opened', part: 'lead', rejected: null, synced: true },
      { type: 'chat.said', part: 'lead', rejected: null, synced: false },
    ]);
    // It crosses the bridge as plain data.
    expect(structuredClone(view)).toEqual(view);
  });

  it('of a sealed one, as a line of the desk', async () => {
    const record = await SampleRecord.sealed();
    const summary = caseSummary(record.log, record.members.lead.person, SYNC);
    const items = record.file.instruction.items.length;
    expect(summary).toMatchObject({
      id: record.id,
      declaration: record.file.declaration.number,
      phase: 'sealed',
      standstill: null,
      begun: true,
      part: 'lead',
      answered: items,
      items,
      result: 'conforms',
      blockers: 0,
    });
  });

  it('of one that stands still, says so', async () => {
    const record = await SampleRecord.open();
    const line = () => caseSummary(record.log, record.members.lead.person, SYNC)?.standstill;
    expect(line()).toBeNull();
    expect(caseSummary(record.log, record.members.lead.person, SYNC)?.begun).toBe(false);
    await record.write('lead', 'inspection.suspended', { reason: 'goods', text: '' });
    expect(line()).toBe('suspended');
    await record.write('lead', 'inspection.ended', { how: 'on-site', reason: '货物未备妥' });
    expect(line()).toBe('ended');
  });

  it('of a call that somebody joined and did not leave, says since when', async () => {
    const record = await SampleRecord.open();
    const { person } = record.members.lead;
    const line = () => caseSummary(record.log, person, SYNC)?.unfinishedCall;
    const session = 'ab'.repeat(16);
    expect(line()).toBeNull();
    await record.write('representative', 'call.joined', { session, camera: '', microphone: '' });
    expect(line()).toBeNull();
    await record.write('lead', 'call.joined', { session, camera: '', microphone: '' });
    // Killed and started again without coming back: the later time counts.
    await record.write('lead', 'call.joined', { session, camera: '', microphone: '' });
    const since = record.log.inspection?.calls[0]?.joined.at(-1)?.wall;
    expect(line()).toEqual({ session, since });
    await record.write('lead', 'call.left', { session, reason: 'left' });
    expect(line()).toBeNull();
  });

  it('of one whose opening has not come is nothing, of a damaged one its reason', () => {
    const empty = new CaseLog('0'.repeat(32), new Map());
    expect(caseSummary(empty, null, SYNC)).toBeNull();
    expect(caseView(empty, { me: null, receipts: new Set(), present: [], sync: SYNC })).toBeNull();
    const error = { code: 'store.damaged', params: { what: 'event' } };
    expect(damagedSummary('0'.repeat(32), error).sync.error).toEqual(error);
  });
});

describe('what somebody else lacks', () => {
  it('is everything without a frontier, nothing with ours, and the rest with an old one', async () => {
    const record = await SampleRecord.open();
    const old = record.log.frontier;
    await record.write('representative', 'chat.said', { text: '一' });
    await record.write('lead', 'chat.said', { text: '二' });
    const types = (frontier: typeof old) => eventsBeyond(record.log, frontier).map(({ type }) => type);
    expect(types({})).toEqual(['case.opened', 'chat.said', 'chat.said']);
    expect(types(record.log.frontier)).toEqual([]);
    expect(types(old)).toEqual(['chat.said', 'chat.said']);
  });

  it('is nothing of an author of whom they are ahead', async () => {
    const record = await SampleRecord.open();
    const { fingerprint } = record.members.lead.person;
    const ahead = { [fingerprint]: { seq: 9, head: 'f'.repeat(64) } };
    expect(eventsBeyond(record.log, ahead)).toEqual([]);
    const fork = { [fingerprint]: { seq: 0, head: 'f'.repeat(64) } };
    expect(eventsBeyond(record.log, fork)).toHaveLength(1);
  });

  it('of files is what events name', async () => {
    const record = await SampleRecord.sealed();
    const named = blobsNamed(record.log);
    expect(new Set(named.map(({ sha256 }) => sha256))).toEqual(new Set(record.blobs.keys()));
    expect(isNamed(record.log, named[0]!)).toBe(true);
    expect(isNamed(record.log, { ...named[0]!, mime: 'application/pdf' })).toBe(false);
  });
});

describe('the size of a JPEG', () => {
  it('is read from its frame header', () => {
    expect(jpegSize(jpeg(1920, 1080))).toEqual({ width: 1920, height: 1080 });
  });

  it('decides whether it is decoded at all', () => {
    expect(mayDecode(jpeg(8000, 8000))).toBe(true);
    expect(mayDecode(jpeg(8001, 8000))).toBe(false);
    expect(mayDecode(jpeg(65535, 65535))).toBe(false);
    expect(mayDecode(new Uint8Array(100))).toBe(false);
  });

  it('of anything that is not a whole one is none', () => {
    const whole = jpeg(640, 480);
    expect(jpegSize(whole.slice(0, -2))).toBeNull();
    expect(jpegSize(whole.slice(1))).toBeNull();
    expect(jpegSize(new Uint8Array(0))).toBeNull();
    expect(jpegSize(jpeg(0, 480))).toBeNull();
    const withoutFrame = Uint8Array.from([...whole.slice(0, 2), ...whole.slice(15)]);
    expect(jpegSize(withoutFrame)).toBeNull();
    // Cut anywhere before its picture begins, and closed again.
    for (let length = 0; length < 23; length++) {
      expect(jpegSize(Uint8Array.from([...whole.slice(0, length), 0xff, 0xd9]))).toBeNull();
    }
  });
});
