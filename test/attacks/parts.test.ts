import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { eventPath, eventSignaturePath } from '../../shared/bundle/names';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { encodeEvent, decodeEvent, type EventDraft, type RecordEvent } from '../../shared/record/event';
import { signBytes } from '../../shared/record/signing';
import { SampleRecord, type SampleRole } from '../../shared/record/testing';
import { bundleOf, check, codesOf, pack, unpack, type Files } from './kit';

/** Sound parts of records, left out, put elsewhere, or written twice. Every archive is laid out as it should be. */

let trusted: Authority;
let record: SampleRecord;
let other: SampleRecord;
let files: Files;

beforeAll(async () => {
  trusted = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
  record = await SampleRecord.sealed({ authority: trusted, attached: true });
  other = await SampleRecord.sealed({ authority: trusted });
  files = await unpack(await bundleOf(record));
});

const ordered = (): RecordEvent[] => record.log.folded.ordered;
const without = (...gone: string[]): Files => new Map([...files].filter(([name]) => !gone.includes(name)));
const found = async (attacked: Files): Promise<{ verdict: string; codes: string[] }> => {
  const report = await check(await pack(attacked), trusted);
  return { verdict: report.verdict, codes: codesOf(report) };
};

describe('left out', () => {
  it('the last event: what it added to the report and the page that it named belong to nothing', async () => {
    const last = ordered().at(-1)!;
    const attacked = without(eventPath(last), eventSignaturePath(last));
    expect(await found(attacked)).toEqual({ verdict: 'failed', codes: ['report.appended', 'file.unknown'] });
  });

  it('the seal: what rests on it is in the air, and without that too the record is not sealed', async () => {
    const [seal, report] = ordered().slice(-2) as [RecordEvent, RecordEvent];
    const gone = [eventPath(seal), eventSignaturePath(seal)];
    const attacked = await found(without(...gone));
    expect(attacked.verdict).toBe('failed');
    expect(attacked.codes).toContain('chain.missing');
    const all = without(...gone, eventPath(report), eventSignaturePath(report));
    const { append } = record.inspection.report!.page;
    all.delete('verify.html');
    all.set('report/report.pdf', record.page.slice(0, -append.size));
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
    expect(codesOf(report)).toEqual(['file.unknown']);
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
    expect(await found(attacked)).toEqual({ verdict: 'indeterminate', codes: ['chain.fork'] });
  });

  it('the first event, with another nonce, opens no other case', async () => {
    const opened = other.log.folded.ordered[0]!;
    if (opened.type !== 'case.opened') throw new TypeError('the record opens otherwise');
    const body = { ...opened.body, nonce: 'f'.repeat(32) };
    const attacked = await beside(opened, 'lead', { type: 'case.opened', body });
    expect(await found(attacked)).toEqual({ verdict: 'indeterminate', codes: ['chain.fork'] });
  });
});
