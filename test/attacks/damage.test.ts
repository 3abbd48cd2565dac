import { beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../shared/bytes';
import { memorySource } from '../../shared/bundle/bytes-io';
import { eventPath } from '../../shared/bundle/names';
import type { PlacedEntry } from '../../shared/bundle/zip-layout';
import { openZip } from '../../shared/bundle/zip-reader';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf, flipped } from './kit';

/** Accidents: one byte of the archive around the files changes, or its end is lost. The place is named, and the rest still checked. */

let record: SampleRecord;
let bundle: Bytes;
let entries: readonly PlacedEntry[];
let directory: number;
beforeAll(async () => {
  record = await SampleRecord.sealed();
  bundle = await bundleOf(record);
  entries = (await openZip(memorySource(bundle))).entries;
  const last = entries.at(-1)!;
  directory = last.dataOffset + last.size;
});

const checked = (bytes: Uint8Array) => check(bytes, record.authority);
const files = async (bytes: Uint8Array) => {
  const report = await checked(bytes);
  expect(report.verdict).toBe('failed');
  return { report, named: [...new Set(report.reasons.map(({ file }) => file))] };
};
/** Where the record of an entry in the directory begins. */
const central = (index: number): number =>
  directory + entries.slice(0, index).reduce((sum, { name }) => sum + 46 + name.length, 0);

describe('one changed byte', () => {
  it.each([
    ['its version', 4],
    ['its flags', 6],
    ['its method', 8],
    ['its date', 12],
    ['its checksum', 14],
    ['its size', 18],
    ['its other size', 22],
  ])('in the header of a file, %s, names the file and nothing else', async (_what, field) => {
    const original = entries.find(({ name }) => name.startsWith('originals/'))!;
    const { report, named } = await files(flipped(bundle, original.offset + field, 1));
    expect(named).toEqual([original.name]);
    expect(report.summary?.signers).toHaveLength(3);
  });

  it.each([
    ['its version', 4],
    ['its flags', 8],
    ['its method', 10],
    ['its checksum', 16],
    ['its size', 20],
    ['its other size', 24],
    ['its attributes', 38],
    ['its offset', 42],
  ])('in what the directory says of a file, %s, names the file and nothing else', async (_what, field) => {
    const index = entries.findIndex(({ name }) => name.startsWith('originals/'));
    const { report, named } = await files(flipped(bundle, central(index) + field, 1));
    expect(named).toEqual([entries[index]!.name]);
    expect(report.summary?.signers).toHaveLength(3);
  });

  it('in the end record is told without a file', async () => {
    for (const back of [1, 8, 15, 22]) {
      const { report, named } = await files(flipped(bundle, bundle.length - back, 1));
      expect(named).toEqual([undefined]);
      expect(codesOf(report)).toEqual(['layout.not-canonical']);
      expect(report.checks.signatures).toBe(3);
    }
  });

  it('in the directory does not hide one in a picture', async () => {
    const original = entries.find(({ name }) => name.startsWith('originals/'))!;
    const both = flipped(flipped(bundle, central(3) + 12, 1), original.dataOffset + 9, 1);
    const { named } = await files(both);
    expect(named.sort()).toEqual([entries[3]!.name, original.name].sort());
  });
});

describe('one changed event', () => {
  it('is told as the one cause of all that rests on it', async () => {
    const event = record.log.folded.ordered.find(({ type }) => type === 'still.captured')!;
    const entry = entries.find(({ name }) => name === eventPath(event))!;
    const { report, named } = await files(flipped(bundle, entry.dataOffset + 40, 1));
    expect(named).toEqual([entry.name]);
    expect(report.summary?.signers).toEqual([]);
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'record.incomplete' }));
  });
});

describe('a bundle that was cut off', () => {
  it('is a failed one that says so, and is checked as far as it goes', async () => {
    const original = entries.find(({ name }) => name.startsWith('originals/'))!;
    const { report } = await files(bundle.slice(0, original.dataOffset + original.size - 1));
    expect(report.recognised).toBe(true);
    expect(codesOf(report)).toEqual(['layout.cut-off-in']);
    expect(report.reasons).toEqual([
      expect.objectContaining({ file: original.name, en: expect.stringContaining('cut off') as string }),
    ]);
    const before = entries.find(({ name }) => name.startsWith('events/'))!;
    const damaged = flipped(bundle, before.dataOffset + 3, 1).slice(0, original.dataOffset + 5);
    expect((await files(damaged)).named).toEqual([original.name, before.name]);
  });

  it('in or before its directory has everything, and still fails', async () => {
    for (const at of [directory, directory + 2, directory + 90, bundle.length - 1]) {
      const { report } = await files(bundle.slice(0, at));
      expect(codesOf(report)).toEqual(['layout.cut-off']);
      expect(report.checks.signatures).toBe(3);
    }
  });

  it('before the first file is none', async () => {
    for (const length of [0, 3, 20, 45])
      expect(await checked(bundle.slice(0, length))).toMatchObject({ recognised: false, verdict: 'failed' });
  });
});
