import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForToken } from '../../electron/timestamps/ask';
import { imprintOf } from '../../electron/timestamps/wanted';
import { base64, type Bytes } from '../../shared/bytes';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { archiveManifestPath, archiveTimestampPath, byPlace } from '../../shared/bundle/names';
import { renewBundle } from '../../shared/bundle/renew';
import { verifyBundle } from '../../shared/bundle/verify';
import { writeBundle } from '../../shared/bundle/write';
import { openZip } from '../../shared/bundle/zip-reader';
import { ZipWriter } from '../../shared/bundle/zip-writer';
import { SampleRecord } from '../../shared/record/testing';
import { startTimeServer, type TimeServer } from './server';

/** How long a record can be proven, and how renewals of real authorities carry it on. */

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

let record: SampleRecord;
/** Ever longer lives: the one that stamped the seal, and those that renew. */
let month: TimeServer;
let decade: TimeServer;
let century: TimeServer;
let plain: Bytes;
let stamped: Bytes;
let renewed: Bytes;
let twice: Bytes;

const written = async (): Promise<Bytes> => {
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
};

const ask = (server: TimeServer) => (imprint: Uint8Array) =>
  askForToken({ name: server.name, url: server.url }, imprint);

async function renew(bundle: Bytes, server: TimeServer): Promise<Bytes> {
  const sink = memorySink();
  await renewBundle(memorySource(bundle), sink, { timestamp: ask(server) });
  return sink.bytes();
}

const check = (
  bundle: Bytes,
  at: Date | null = null,
  known: readonly TimeServer[] = [month, decade, century],
) =>
  verifyBundle(memorySource(bundle), {
    at,
    anchors: [record.authority, ...known].map(({ certificate }) => ({ certificate, from: 'test' })),
  });
const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

/** A bundle laid out anew after its files were changed. */
async function changed(bundle: Bytes, change: (files: Map<string, Uint8Array>) => void): Promise<Bytes> {
  const zip = await openZip(memorySource(bundle));
  const files = new Map<string, Uint8Array>();
  for (const entry of zip.entries) files.set(entry.name, await zip.read(entry, 1e9));
  change(files);
  const sink = memorySink();
  const writer = new ZipWriter(sink);
  for (const [name, bytes] of [...files].sort(([a], [b]) => byPlace(a, b))) await writer.add(name, bytes);
  await writer.finish();
  return sink.bytes();
}

beforeAll(async () => {
  [month, decade, century] = await Promise.all([
    startTimeServer({ name: 'a month', days: 30 }),
    startTimeServer({ name: 'a decade', days: 3650, key: 'P-384' }),
    startTimeServer({ name: 'a century', days: 36_500, key: 'RSA-2048' }),
  ]);
  record = await SampleRecord.sealed({ attached: true, start: new Date() });
  plain = await written();
  const of = record.inspection.seal!.event;
  const wanted = { of, over: 'seal', authority: month.name } as const;
  const token = base64(await ask(month)(imprintOf(wanted, record.inspection)));
  await record.write('lead', 'timestamp.given', { ...wanted, token });
  await record.close();
  stamped = await written();
  renewed = await renew(stamped, decade);
  twice = await renew(renewed, century);
});
afterAll(() => Promise.all([month, decade, century].map((server) => server.close())));

describe('without a time that is asked about', () => {
  it('the verdict is what it was when things were signed, and no clock is read', async () => {
    const years = await SampleRecord.sealed({ start: new Date('2001-01-01T00:00:00Z') });
    const sink = memorySink();
    await writeBundle(years.source, sink);
    const report = await verifyBundle(memorySource(sink.bytes()), {
      anchors: [{ certificate: years.authority.certificate, from: 'test' }],
    });
    expect(report).toMatchObject({ verdict: 'passed', reasons: [], at: null });
    expect(report.lasting?.until.slice(0, 10)).toBe('2001-04-01');
  });
});

describe('a record without timestamps', () => {
  it('can be proven until the first of its signers’ certificates expires', async () => {
    const { verdict, lasting } = await check(plain, inDays(1));
    expect(verdict).toBe('passed');
    expect(lasting).toEqual({
      until: record.members.representative.person.notAfter,
      ends: 'certificate',
      name: '丙仓管',
      renewals: 0,
    });
    const late = await check(plain, inDays(91));
    expect(late).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(codes(late.reasons)).toEqual(['certificate.expired']);
    expect(late.reasons[0]!.zh).toContain('丙仓管');
    // Two years on the officers’ certificates have expired, too: each is named once.
    expect(codes((await check(plain, inDays(800))).reasons)).toHaveLength(3);
  });

  it('cannot have been checked before it was written', async () => {
    const early = await check(plain, inDays(-1));
    expect(early.verdict).toBe('indeterminate');
    expect(codes(early.reasons)).toEqual(['time.before-record']);
  });
});

describe('a record with a timestamp over its seal', () => {
  it('is carried by it only as long as the authority’s own certificate is valid', async () => {
    // What the seal rests on is the timestamp’s; the seal’s field of the report is signed after it.
    expect(await check(stamped, inDays(29))).toMatchObject({ verdict: 'passed' });
    const held = await check(stamped, inDays(60));
    expect(held.verdict).toBe('passed');
    // The certificate of the company would have lasted longer than that timestamp.
    expect(held.lasting).toMatchObject({ ends: 'certificate', name: '丙仓管' });
  });

  it('proves nothing to whoever does not know that authority', async () => {
    const report = await check(stamped, null, []);
    expect(report.lasting).toMatchObject({ ends: 'certificate', name: '丙仓管' });
  });
});

describe('a renewal', () => {
  it('leaves every byte of the files as they were, and adds two behind them', async () => {
    const [before, after] = await Promise.all([stamped, renewed].map((one) => openZip(memorySource(one))));
    const { dataOffset, size, name } = before!.entries.at(-1)!;
    expect(name).not.toContain('ASiCArchiveManifest');
    expect(
      Buffer.from(renewed.subarray(0, dataOffset + size)).equals(stamped.subarray(0, dataOffset + size)),
    ).toBe(true);
    expect(after!.entries.slice(before!.entries.length).map((entry) => entry.name)).toEqual([
      archiveManifestPath(1),
      archiveTimestampPath(1),
    ]);
  });

  it('carries everything as far as its authority’s certificate, and the next one further', async () => {
    const once = await check(renewed, inDays(3000));
    expect(once.reasons).toEqual([]);
    expect(once).toMatchObject({
      verdict: 'passed',
      lasting: { ends: 'timestamp', name: 'a decade', renewals: 1 },
    });
    const ended = await check(renewed, inDays(4000));
    expect(ended).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(codes(ended.reasons)).toEqual(['timestamp.expired']);
    expect(ended.reasons[0]!.en).toContain('a decade');
    const further = await check(twice, inDays(30_000));
    expect(further).toMatchObject({ verdict: 'passed', lasting: { name: 'a century', renewals: 2 } });
    expect(codes(further.notes).filter((code) => code === 'renewal.proven')).toHaveLength(2);
  });

  it('by an authority that nobody vouches for is told and proves nothing', async () => {
    const now = await check(renewed, null, [month]);
    expect(now).toMatchObject({ verdict: 'indeterminate', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' });
    expect(codes(now.reasons)).toEqual(['renewal.unknown-authority']);
    expect(now.lasting).toMatchObject({ ends: 'certificate', name: '丙仓管', renewals: 1 });
    expect(codes((await check(renewed, inDays(91), [month])).reasons)).toContain('certificate.expired');
  });

  it('that came too late brings nothing back', async () => {
    const old = await SampleRecord.sealed({ start: new Date('2001-01-01T00:00:00Z') });
    const sink = memorySink();
    await writeBundle(old.source, sink);
    const bundle = await renew(sink.bytes(), decade);
    const anchors = [old.authority, decade].map(({ certificate }) => ({ certificate, from: 'test' }));
    const report = await verifyBundle(memorySource(bundle), { at: inDays(1), anchors });
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report.reasons)).toContain('certificate.expired');
    expect(report.lasting?.until.slice(0, 10)).toBe('2001-04-01');
  });
});

describe('a renewal that was meddled with', () => {
  const cases: [string, (files: Map<string, Uint8Array>) => void, string][] = [
    ['manifest left out', (files) => files.delete(archiveManifestPath(2)), 'renewal.missing'],
    ['timestamp left out', (files) => files.delete(archiveTimestampPath(2)), 'renewal.missing'],
    [
      'first one left out',
      (files) => {
        files.delete(archiveManifestPath(1));
        files.delete(archiveTimestampPath(1));
      },
      'renewal.missing',
    ],
    [
      'timestamps swapped',
      (files) => {
        const [one, two] = [archiveTimestampPath(1), archiveTimestampPath(2)];
        const first = files.get(one)!;
        files.set(one, files.get(two)!).set(two, first);
      },
      'renewal.invalid',
    ],
    [
      'whole renewals exchanged',
      (files) => {
        for (const path of [archiveManifestPath, archiveTimestampPath]) {
          const first = files.get(path(1))!;
          files.set(path(1), files.get(path(2))!).set(path(2), first);
        }
      },
      'renewal.changed',
    ],
    [
      'timestamp of nothing',
      (files) => files.set(archiveTimestampPath(2), new Uint8Array(8)),
      'renewal.invalid',
    ],
    ['number 000', (files) => files.set('META-INF/timestamp000.tst', new Uint8Array(8)), 'file.unknown'],
  ];
  it.each(cases)('%s: fails', async (_what, change, code) => {
    const report = await check(await changed(twice, change));
    expect(report.verdict).toBe('failed');
    expect(codes(report.reasons)).toContain(code);
    expect(report.lasting).toBeNull();
  });

  it('from another bundle fails', async () => {
    const other = await SampleRecord.sealed({ attached: true, start: new Date() });
    const sink = memorySink();
    await writeBundle(other.source, sink);
    const foreign = await renew(sink.bytes(), decade);
    const zip = await openZip(memorySource(foreign));
    const [manifest, token] = await Promise.all(zip.entries.slice(-2).map((entry) => zip.read(entry, 1e9)));
    const report = await check(
      await changed(stamped, (files) =>
        files.set(archiveManifestPath(1), manifest!).set(archiveTimestampPath(1), token!),
      ),
    );
    expect(report.verdict).toBe('failed');
    expect(codes(report.reasons)).toEqual(['renewal.changed']);
  });

  it('out of its place fails', async () => {
    const zip = await openZip(memorySource(renewed));
    const sink = memorySink();
    const writer = new ZipWriter(sink);
    const last = zip.entries.length - 1;
    const order = zip.entries.map((entry, i) =>
      i < last - 1 ? entry : zip.entries[i === last ? i - 1 : last]!,
    );
    for (const entry of order) await writer.add(entry.name, await zip.read(entry, 1e9));
    await writer.finish();
    expect(codes((await check(sink.bytes())).reasons)).toContain('layout.order');
  });

  it('finds what the record alone would not miss: an event that was left out at its end', async () => {
    const last = record.log.folded.ordered.at(-1)!;
    const report = await check(
      await changed(renewed, (files) => {
        for (const name of [...files.keys()]) if (name.includes(last.hash.slice(0, 32))) files.delete(name);
      }),
    );
    expect(report.verdict).toBe('failed');
    expect(codes(report.reasons)).toContain('renewal.changed');
  });

  it('with a time before that of what it covers is indeterminate, in EN 319 102-1’s word', async () => {
    const sink = memorySink();
    const timestamp = async (imprint: Uint8Array): Promise<Bytes> =>
      signedAt(inDays(10), decade, await ask(decade)(imprint));
    await renewBundle(memorySource(stamped), sink, { timestamp });
    const report = await check(await renew(sink.bytes(), century));
    expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'TIMESTAMP_ORDER_FAILURE' });
    expect(codes(report.reasons)).toEqual(['renewal.order']);
  });
});

/** The token as the same authority would have given it at another time. */
function signedAt(at: Date, { authority: { folder } }: TimeServer, token: Uint8Array): Bytes {
  const run = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('token.der'), token);
  run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token.der', '-out', 'info.der', '-binary');
  const info = readFileSync(file('info.der'));
  const time = /\d{14}Z/.exec(info.toString('latin1'))!;
  info.write(`${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`, time.index, 'latin1');
  writeFileSync(file('info.der'), info);
  run(
    ...[
      'cms',
      '-sign',
      '-in',
      'info.der',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-certfile',
      'root.pem',
    ],
    ...['-nodetach', '-nosmimecap', '-binary', '-econtent_type', '1.2.840.113549.1.9.16.1.4'],
    ...['-cades', '-md', 'sha256', '-outform', 'DER', '-out', 'again.der'],
  );
  return new Uint8Array(readFileSync(file('again.der')));
}
