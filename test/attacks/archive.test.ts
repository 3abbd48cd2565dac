import { beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../../shared/bytes';
import { CHUNK_BYTES, memorySource, type ByteSource } from '../../shared/bundle/bytes-io';
import { crc32 } from '../../shared/bundle/crc32';
import { verifyBundle } from '../../shared/bundle/verify';
import { localHeader, place, tail, type ZipEntry } from '../../shared/bundle/zip-layout';
import { openZip } from '../../shared/bundle/zip-reader';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf } from './kit';

/** Archives around a sound record that other programs would unpack into something else, or choke on. */

let record: SampleRecord;
let bundle: Bytes;
let listed: (ZipEntry & { data: Bytes })[];

beforeAll(async () => {
  record = await SampleRecord.sealed();
  bundle = await bundleOf(record);
  const zip = await openZip(memorySource(bundle));
  listed = await Promise.all(
    zip.entries.map(async (entry) => ({
      name: entry.name,
      size: entry.size,
      crc: entry.crc,
      data: await zip.read(entry, 1e9),
    })),
  );
});

/** The bundle with further entries of any name. */
function withEntries(...names: string[]): Bytes {
  const data = utf8('added');
  const all = [...listed, ...names.map((name) => ({ name, size: data.length, crc: crc32(data), data }))];
  const { placed, offset } = place(all);
  const { directory, end } = tail(placed, offset);
  return concat(...all.flatMap((entry) => [localHeader(entry), entry.data]), directory, end);
}

const found = async (bytes: Bytes): Promise<{ verdict: string; codes: string[] }> => {
  const report = await check(bytes, record.authority);
  return { verdict: report.verdict, codes: codesOf(report) };
};

describe('an entry that is', () => {
  it('none passes, or nothing here would mean anything', async () => {
    expect(await found(withEntries())).toEqual({ verdict: 'passed', codes: [] });
  });

  it.each([
    ['there twice', 'mimetype'],
    ['there twice but for its case', 'MIMETYPE'],
    ['absolute', '/etc/cron.d/evil'],
    ['above', '../evil'],
    ['above in the middle', 'events/../../evil'],
    ['spelled with backslashes', '..\\evil'],
    ['on a drive', 'C:evil'],
    ['a folder', 'events/'],
    ['nameless', ''],
    ['named with a line break', 'a\nb'],
    ['endless', 'a'.repeat(65_000)],
  ])('%s', async (_what, name) => {
    expect(await found(withEntries(name))).toEqual({ verdict: 'failed', codes: ['layout.name'] });
  });

  it('harmless but nobody’s', async () => {
    expect(await found(withEntries('readme.txt'))).toMatchObject({ verdict: 'failed' });
  });
});

/** Writes numbers over the central record of one file, and over its local header where the field is there too. */
async function patched(field: { central: number; local?: number }, value: number[]): Promise<Bytes> {
  const bytes = Uint8Array.from(bundle);
  const name = utf8(listed[5]!.name);
  const entry = (await openZip(memorySource(bundle))).entries[5]!;
  const directory = bundle.length - 22 - listed.reduce((sum, one) => sum + 46 + one.name.length, 0);
  let central = directory;
  for (const one of listed.slice(0, 5)) central += 46 + one.name.length;
  expect(bytes.slice(central + 46, central + 46 + name.length)).toEqual(name);
  bytes.set(value, central + field.central);
  if (field.local !== undefined) bytes.set(value, entry.offset + field.local);
  return bytes;
}

describe('a field of an entry that says', () => {
  it.each<[string, { central: number; local?: number }, number[]]>([
    ['it is a symbolic link', { central: 38 }, [0, 0, 0xff, 0xa1]],
    ['it was made on Unix', { central: 5 }, [3]],
    ['it is deflated', { central: 10, local: 8 }, [8, 0]],
    ['its sizes come behind it', { central: 8, local: 6 }, [8, 0]],
    ['it is encrypted', { central: 8, local: 6 }, [1, 0]],
    ['its name is UTF-8', { central: 8, local: 6 }, [0, 8]],
    ['it is from today', { central: 12, local: 10 }, [1, 2, 3, 4]],
    ['it has a comment', { central: 32 }, [1, 0]],
    ['it is on another disk', { central: 34 }, [1, 0]],
    ['it unpacks to four gigabytes', { central: 24, local: 22 }, [0xff, 0xff, 0xff, 0xff]],
    ['it begins elsewhere', { central: 42 }, [0, 0, 0, 0]],
  ])('%s', async (_what, field, value) => {
    expect(await found(await patched(field, value))).toEqual({
      verdict: 'failed',
      codes: ['layout.not-canonical'],
    });
  });

  it('one thing in front of the file and another in the directory', async () => {
    const bytes = Uint8Array.from(bundle);
    bytes[(await openZip(memorySource(bundle))).entries[5]!.offset + 10] = 1;
    const { verdict, codes } = await found(bytes);
    expect(verdict).toBe('failed');
    expect(codes).toContain('layout.not-canonical');
  });
});

describe('bytes that belong to no entry', () => {
  it.each<[string, (bytes: Bytes, at: number) => Bytes, string]>([
    ['before', (bytes) => concat(utf8('MZ'), bytes), 'layout.not-canonical'],
    [
      'between',
      (bytes, at) => concat(bytes.subarray(0, at), utf8('x'), bytes.subarray(at)),
      'layout.not-canonical',
    ],
    ['behind', (bytes) => concat(bytes, utf8('x')), 'layout.not-canonical'],
    ['as a second archive behind', (bytes) => concat(bytes, bytes), 'layout.not-canonical'],
    ['as a comment', (bytes) => concat(bytes.with(bytes.length - 2, 1), utf8('x')), 'layout.not-canonical'],
  ])('%s', async (_where, change, code) => {
    const { offset } = (await openZip(memorySource(bundle))).entries[3]!;
    expect(await found(change(bundle, offset))).toEqual({ verdict: 'failed', codes: [code] });
  });
});

describe('numbers that would fill the memory', () => {
  /** A file of any size that is zeros but for its end. */
  const ending = (size: number, end: Uint8Array): ByteSource & { most: number } => ({
    size,
    most: 0,
    async read(offset, length) {
      this.most = Math.max(this.most, length);
      const bytes = new Uint8Array(length);
      const from = size - end.length;
      const start = Math.max(offset, from);
      if (start < offset + length)
        bytes.set(end.subarray(start - from, offset + length - from), start - offset);
      return bytes;
    },
  });

  it.each([
    ['a directory of three gigabytes', 3_000_000_000],
    ['a directory of a hundred megabytes', 100_000_000],
  ])('%s is not read', async (_what, directory) => {
    const end = new Uint8Array(22);
    const view = new DataView(end.buffer);
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, 1000, true);
    view.setUint16(10, 1000, true);
    view.setUint32(12, directory, true);
    view.setUint32(16, 1000, true);
    const source = ending(1000 + directory + 22, end);
    const report = await verifyBundle(source, { anchors: [] });
    expect(report).toMatchObject({ recognised: false });
    expect(codesOf(report)).toEqual(['layout.not-a-bundle']);
    expect(source.most).toBeLessThanOrEqual(CHUNK_BYTES);
  });

  it('more files than any inspection has are not listed', async () => {
    const entries = Array.from({ length: 100_001 }, (_, i) => ({ name: `e${i}`, size: 0, crc: 0 }));
    const { placed, offset } = place(entries);
    const { directory, end } = tail(placed, offset);
    const report = await verifyBundle(
      ending(offset + directory.length + end.length, concat(directory, end)),
      {
        anchors: [],
      },
    );
    expect(codesOf(report)).toEqual(['layout.not-a-bundle']);
  });

  it('events of a gigabyte are not read', async () => {
    const author = record.members.lead.signer.fingerprint.slice(0, 16);
    const entries = Array.from({ length: 4096 }, (_, i) => ({
      name: `events/${author}/${String(i).padStart(7, '0')}-${'0'.repeat(32)}.json`,
      size: 262_144,
      crc: 0,
    }));
    const { placed, offset } = place(entries);
    const { directory, end } = tail(placed, offset);
    const source = ending(offset + directory.length + end.length, concat(directory, end));
    const report = await verifyBundle(source, { anchors: [] });
    expect(report.verdict).toBe('failed');
    expect(codesOf(report)).toContain('record.too-large');
    expect(report.checks.events).toBe(0);
  });
});
