import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { eventPath, eventSignaturePath } from '../../shared/bundle/names';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { encodeEvent, decodeEvent, type EventDraft, type RecordEvent } from '../../shared/record/event';
import { extentOf } from '../../shared/record/outcome';
import { signBytes } from '../../shared/record/signing';
import { SampleRecord, type SampleRole } from '../../shared/record/testing';
import { bundleOf, check, codesOf, pack, unpack, type Files } from './kit';
import { from, leftOut } from './left-out';
import { richRecord } from './rich';

/** Sound parts of records, left out, put elsewhere, or written twice. Every archive is laid out as it should be. */

let trusted: Authority;
let record: SampleRecord;
let other: SampleRecord;
let files: Files;

beforeAll(async () => {
  trusted = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
  record = await SampleRecord.sealed({ authority: trusted });
  other = await SampleRecord.sealed({ authority: trusted, attached: false });
  files = await unpack(await bundleOf(record));
});

const ordered = (): RecordEvent[] => record.log.folded.ordered;
const without = (...gone: string[]): Files => new Map([...files].filter(([name]) => !gone.includes(name)));
const found = async (attacked: Files): Promise<{ verdict: string; codes: string[] }> => {
  const report = await check(await pack(attacked), trusted);
  return { verdict: report.verdict, codes: codesOf(report) };
};

describe('left out', () => {
  const named = (type: RecordEvent['type']): RecordEvent[] =>
    ordered().filter((event) => event.type === type);

  it('the last event: nobody says any more that this is all', async () => {
    const attacked = leftOut(files, record, ordered().slice(-1));
    expect(await found(attacked)).toEqual({ verdict: 'indeterminate', codes: ['closing.none'] });
  });

  it('the seal on the report and all that came later, with every file of theirs', async () => {
    const gone = from(record, 'report.attached');
    expect(await found(leftOut(files, record, gone))).toEqual({
      verdict: 'indeterminate',
      codes: ['report.none', 'closing.none'],
    });
    const [attached] = gone as [RecordEvent];
    const { verdict, codes } = await found(leftOut(files, record, [attached]));
    expect(verdict).toBe('failed');
    expect(codes).toContain('chain.missing');
    const filesLeft = await found(
      without(...gone.flatMap((one) => [eventPath(one), eventSignaturePath(one)])),
    );
    expect(filesLeft.codes).toEqual(expect.arrayContaining(['report.appended', 'file.unknown']));
  });

  it('the seal: what rests on it is in the air, and without that too the record is not sealed', async () => {
    const attacked = await found(leftOut(files, record, named('seal.applied')));
    expect(attacked.verdict).toBe('failed');
    expect(attacked.codes).toContain('chain.missing');
    const all = leftOut(files, record, from(record, 'seal.applied'));
    expect(await found(all)).toEqual({ verdict: 'indeterminate', codes: ['seal.none'] });
  });

  it('an event in the middle', async () => {
    const event = ordered().find(({ type }) => type === 'still.received')!;
    const { verdict, codes } = await found(without(eventPath(event), eventSignaturePath(event)));
    expect(verdict).toBe('failed');
    expect(codes).toContain('chain.missing');
  });

  it.each(['originals/', 'thumbnails/', 'report/', 'verify.html'])('a file of %s', async (folder) => {
    const name = [...files.keys()].find((file) => file.startsWith(folder))!;
    expect(await found(without(name))).toEqual({ verdict: 'failed', codes: ['blob.missing'] });
  });

  it.each<SampleRole>(['second', 'representative', 'lead'])('everything by the %s', async (role) => {
    const { fingerprint } = record.members[role].signer;
    const own = [...files.keys()].filter((name) => name.includes(fingerprint.slice(0, 16)));
    const { verdict, codes } = await found(without(...own));
    expect(verdict).toBe('failed');
    expect(codes).toContain('chain.missing');
  });
});

describe('what came after the seal, left out with all of its files', () => {
  it('a timestamp over the seal, and one over a signature', async () => {
    const rich = await richRecord(trusted);
    const all = await unpack(await bundleOf(rich));
    const stamps = from(rich, 'timestamp.given');
    expect(stamps.map(({ type }) => type)).toEqual(['timestamp.given', 'timestamp.given', 'record.closed']);
    for (let i = 0; i < 2; i++) {
      const later = await found(leftOut(all, rich, stamps.slice(i)));
      expect(later).toEqual({ verdict: 'indeterminate', codes: ['closing.none'] });
      const alone = await found(leftOut(all, rich, stamps.slice(i, i + 1)));
      expect(alone.verdict).toBe('failed');
      expect(alone.codes).toContain('chain.missing');
    }
  });

  describe('an amendment', () => {
    let amended: SampleRecord;
    let whole: Files;
    const since = (type: RecordEvent['type']): Promise<{ verdict: string; codes: string[] }> =>
      found(leftOut(whole, amended, from(amended, type)));
    beforeAll(async () => {
      amended = await SampleRecord.sealed({ authority: trusted, attached: false });
      await amended.attach();
      await amend(amended);
      whole = await unpack(await bundleOf(amended));
    });

    it('is told, and the whole passes', async () => {
      const report = await check(await pack(whole), trusted);
      expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
      expect(report.summary).toMatchObject({
        amendments: [
          {
            name: '甲关员',
            reason: '更正',
            text: '第 1 项实为仿冒品',
            sealedAt: expect.any(String) as string,
          },
        ],
        closing: { part: 'lead', name: '甲关员', events: amended.inspection.count - 1 },
      });
    });

    it.each(['amendment.made', 'amendment.confirmed', 'amendment.sealed', 'record.closed'] as const)(
      'from %s on',
      async (type) => {
        expect(await since(type)).toEqual({ verdict: 'indeterminate', codes: ['closing.none'] });
      },
    );

    it('under a closing that stays', async () => {
      const gone = from(amended, 'amendment.made').slice(0, -1);
      const { verdict, codes } = await found(leftOut(whole, amended, gone));
      expect(verdict).toBe('failed');
      expect(codes).toContain('chain.missing');
    });
  });

  it('in a record that was closed before: its last events are outside, and without them it is as it was then', async () => {
    const again = await SampleRecord.sealed({ authority: trusted });
    const before = again.inspection.closing!;
    await amend(again);
    const all = await unpack(await bundleOf(again));
    expect(await found(all)).toEqual({ verdict: 'passed', codes: [] });
    const last = again.log.folded.ordered.slice(-1);
    expect(await found(leftOut(all, again, last))).toEqual({
      verdict: 'indeterminate',
      codes: ['closing.outside'],
    });
    const older = await check(await pack(leftOut(all, again, from(again, 'amendment.made'))), trusted);
    expect(older).toMatchObject({
      verdict: 'passed',
      summary: { amendments: [], closing: { at: before.wall, events: before.count } },
    });
  });

  async function amend(sealed: SampleRecord): Promise<void> {
    const seal = sealed.inspection.seal!.event;
    const said = { reason: '更正', text: '第 1 项实为仿冒品' };
    const { hash: amendment } = await sealed.write('lead', 'amendment.made', { seal, ...said });
    await sealed.write('second', 'amendment.confirmed', { amendment, remark: '' });
    const extent = extentOf(sealed.log.causes, sealed.log.folded.ordered);
    await sealed.write('lead', 'amendment.sealed', { amendment, ...extent });
  }
});

describe('put elsewhere', () => {
  it('two events of one author under each other’s names', async () => {
    const [one, two] = ordered().filter(({ author }) => author === record.members.lead.signer.fingerprint);
    const attacked = new Map(files);
    for (const path of [eventPath, eventSignaturePath]) {
      attacked.set(path(one!), files.get(path(two!))!);
      attacked.set(path(two!), files.get(path(one!))!);
    }
    const { verdict, codes } = await found(attacked);
    expect(verdict).toBe('failed');
    expect(codes).toContain('event.changed');
  });

  it('a valid still of another case, with its event and its author', async () => {
    const taken = other.log.folded.ordered.find(({ type }) => type === 'still.captured')!;
    const theirs = await unpack(await bundleOf(other));
    const attacked = new Map(files);
    for (const name of [eventPath(taken), eventSignaturePath(taken), `certificates/${taken.author}.cer`])
      attacked.set(name, theirs.get(name)!);
    for (const name of theirs.keys())
      if (name.startsWith('originals/')) attacked.set(name, theirs.get(name)!);
    const { verdict, codes } = await found(attacked);
    expect(verdict).toBe('failed');
    expect(codes).toContain('event.other-case');
  });

  it('a picture of another case under the name of this one’s', async () => {
    const name = [...files.keys()].find((file) => file.startsWith('originals/'))!;
    const picture = utf8('a sound picture of somewhere else');
    expect(await found(new Map(files).set(name, picture))).toEqual({
      verdict: 'failed',
      codes: ['blob.changed'],
    });
  });

  it('another page that checks bundles, as sound as it may be', async () => {
    const page = utf8('<!doctype html><title>verify</title><p>Passed</p>');
    expect(await found(new Map(files).set('verify.html', page))).toEqual({
      verdict: 'failed',
      codes: ['blob.changed'],
    });
    const theirs = await unpack(await bundleOf(other));
    const report = await check(await pack(theirs.set('verify.html', page)), trusted);
    expect(codesOf(report)).toEqual(['file.unknown', 'report.none']);
  });

  it('every event of another case by the same authority', async () => {
    const theirs = await unpack(await bundleOf(other));
    const attacked = new Map(files);
    for (const [name, bytes] of theirs) if (/^(events|certificates)\//.test(name)) attacked.set(name, bytes);
    const { verdict, codes } = await found(attacked);
    expect(verdict).toBe('failed');
    expect(codes).toContain('event.other-case');
  });
});

/** By the lead: without effect is then everything of theirs that nothing signed rests on, so the closing too. */
describe('written twice', () => {
  /** An event beside one that is there, by the same author, soundly signed. */
  async function beside(event: RecordEvent, role: SampleRole, change: Partial<EventDraft>): Promise<Files> {
    const { v, suite, blobs, hash, ...draft } = event;
    const bytes = encodeEvent({ ...draft, ...change } as EventDraft);
    const forked = decodeEvent(bytes);
    const signature = await signBytes(other.members[role].signer.privateKey, bytes);
    const theirs = await unpack(await bundleOf(other));
    return theirs.set(eventPath(forked), bytes).set(eventSignaturePath(forked), signature);
  }

  it('a place in a log that the signatures rest on is told, and the verdict is open', async () => {
    const answered = other.log.folded.ordered.find(({ type }) => type === 'result.proposed')!;
    const body = { result: 'not-conforms', disposal: 'return', text: '' } as const;
    const attacked = await beside(answered, 'lead', { type: 'result.proposed', body });
    expect(await found(attacked)).toEqual({
      verdict: 'indeterminate',
      codes: ['report.none', 'chain.fork', 'closing.none'],
    });
  });

  it('the first event, with another nonce, opens no other case', async () => {
    const opened = other.log.folded.ordered[0]!;
    if (opened.type !== 'case.opened') throw new TypeError('the record opens otherwise');
    const body = { ...opened.body, nonce: 'f'.repeat(32) };
    const attacked = await beside(opened, 'lead', { type: 'case.opened', body });
    expect(await found(attacked)).toEqual({
      verdict: 'indeterminate',
      codes: ['report.none', 'chain.fork', 'closing.none'],
    });
  });
});
