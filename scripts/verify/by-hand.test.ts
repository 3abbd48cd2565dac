import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForToken } from '../../electron/timestamps/ask';
import { imprintOf } from '../../electron/timestamps/wanted';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import {
  archiveManifestPath,
  archiveTimestampPath,
  eventPath,
  eventSignaturePath,
  manifestPath,
  originalPath,
  REPORT_PATH,
  signaturePath,
  VERIFIER_PATH,
  type SigningPart,
} from '../../shared/bundle/names';
import { renewBundle } from '../../shared/bundle/renew';
import { sealTokens } from '../../shared/bundle/timestamps';
import { writeBundle } from '../../shared/bundle/write';
import { openZip } from '../../shared/bundle/zip-reader';
import { ZipWriter } from '../../shared/bundle/zip-writer';
import { base64, concat, fromBase64, utf8, type Bytes } from '../../shared/bytes';
import { toPem } from '../../shared/identity/pem';
import { SampleRecord } from '../../shared/record/testing';
import { projectDir } from '../runtime/where.mjs';
import { startTimeServer, type TimeServer } from '../tsa/server';

/** Every command of docs/VERIFY-BY-HAND.md, run in one shell as its reader would, on a good bundle and on changed ones. */

const document = readFileSync(path.join(projectDir, 'docs/VERIFY-BY-HAND.md'), 'utf8');
const commands = [...document.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('\n');

const root = mkdtempSync(path.join(tmpdir(), 'yuanjian-by-hand-'));
let runs = 0;
let server: TimeServer;
/** Of another authority, which renews. */
let renewing: TimeServer;
let record: SampleRecord;
let bundle: Bytes;
let renewed: Bytes;
let unclosed: Bytes;

/** Runs the whole page over a bundle; what it said, and whether it came to its end. */
function byHand(
  bytes: Bytes,
  authority = record.authority.fingerprint,
): { ended: number | null; said: string } {
  const dir = path.join(root, String(runs++));
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'bundle.asice'), bytes);
  const roots = [server, renewing].map(({ certificate }) => toPem('CERTIFICATE', certificate));
  writeFileSync(path.join(dir, 'time.pem'), roots.join(''));
  const { status, stdout, stderr } = spawnSync('bash', ['-c', commands], {
    cwd: dir,
    env: { PATH: process.env['PATH'], AUTHORITY: authority },
    encoding: 'utf8',
  });
  return { ended: status, said: stdout + stderr };
}

/** The bundle laid out anew, each file as `change` gives it back: null leaves it out. */
async function relaid(
  change: (name: string, bytes: Bytes) => Bytes | null,
  added: Record<string, Bytes> = {},
  of = bundle,
): Promise<Bytes> {
  const zip = await openZip(memorySource(of));
  const sink = memorySink();
  const writer = new ZipWriter(sink);
  for (const entry of zip.entries) {
    const kept = change(entry.name, await zip.read(entry, 1e9));
    if (kept) await writer.add(entry.name, kept);
  }
  for (const [name, bytes] of Object.entries(added)) await writer.add(name, bytes);
  await writer.finish();
  return sink.bytes();
}

const changed = (file: string, change: (bytes: Bytes) => Bytes): Promise<Bytes> =>
  relaid((name, bytes) => (name === file ? change(bytes) : bytes));
const without = (...files: string[]): Promise<Bytes> =>
  relaid((name, bytes) => (files.includes(name) ? null : bytes));

async function stamp(of: string, over: 'signature' | 'seal'): Promise<void> {
  const { name, url } = server;
  const token = await askForToken({ name, url }, imprintOf({ of, over, authority: name }, record.inspection));
  await record.write('lead', 'timestamp.given', { of, over, authority: name, token: base64(token) });
}

async function renew(of: Bytes, { name, url }: TimeServer): Promise<Bytes> {
  const sink = memorySink();
  const timestamp = (imprint: Uint8Array) => askForToken({ name, url }, imprint);
  await renewBundle(memorySource(of), sink, { timestamp });
  return sink.bytes();
}

async function written(): Promise<Bytes> {
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
}

beforeAll(async () => {
  server = await startTimeServer();
  renewing = await startTimeServer({ name: 'renews', key: 'RSA-2048', days: 3650 });
  record = await SampleRecord.sealed({ attached: true });
  await stamp(record.inspection.signOff!.signatures.find(({ part }) => part === 'lead')!.event, 'signature');
  await stamp(record.inspection.seal!.event, 'seal');
  unclosed = await written();
  await record.close();
  bundle = await written();
  renewed = await renew(await renew(bundle, server), renewing);
});
afterAll(async () => {
  await server.close();
  await renewing.close();
  rmSync(root, { recursive: true });
});

/** The end of a token is its signature; of spare certificates in the middle of one OpenSSL asks nothing. */
const flipLast = (bytes: Bytes): Bytes => bytes.with(-1, bytes.at(-1)! ^ 1);
const flip = (bytes: Bytes): Bytes => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte));

describe('the page that shows how to check a bundle by hand', () => {
  it('accepts a good bundle and says who signed and when', () => {
    const { ended, said } = byHand(bundle);
    expect(said).not.toContain('WRONG');
    expect(ended).toBe(0);
    expect(said).toContain(`authority: ${record.authority.fingerprint}`);
    expect(said).toContain(`events: ${record.log.folded.ordered.length}`);
    expect(said).toContain(`seal: ${record.inspection.seal!.event}`);
    expect(said).toMatch(/^closed: events\//m);
    for (const { part, name } of record.inspection.signOff!.signatures) {
      expect(said).toMatch(new RegExp(`^${part}: \\d+ files signed by .*${name}`, 'm'));
    }
    expect(said).toMatch(/^timestamps\/\S+\.tst: Time stamp:.* 20\d\d GMT$/m);
    expect(said).toMatch(/^report\.pdf, seal: .*甲关员/m);
    expect(said).toMatch(/^META-INF\/signature-lead\.p7s: Time stamp:.* 20\d\d GMT$/m);
  });

  it('refuses another authority', () => {
    const { ended, said } = byHand(bundle, 'ab'.repeat(32));
    expect(ended).not.toBe(0);
    expect(said).toContain('WRONG: another authority');
  });

  const some = () => {
    const last = record.log.folded.ordered.at(-1)!;
    const still = record.inspection.stills[0]!;
    return {
      'an event': [eventPath(record.log.folded.ordered[5]!), /changed, or an event before it is missing/],
      'the signature of an event': [eventSignaturePath(last), /not signed by its author/],
      'an original': [originalPath(still.captured!.original), /was changed/],
      'a manifest': [manifestPath('second'), /signature-second\.p7s does not hold/],
      'a signature': [signaturePath('representative'), /does not hold/],
      'the page': [VERIFIER_PATH, /verify\.html is not the page/],
    } as const;
  };
  it.each([
    'an event',
    'the signature of an event',
    'an original',
    'a manifest',
    'a signature',
    'the page',
  ] as const)('finds that %s was changed', async (what) => {
    const [file, words] = some()[what];
    const { ended, said } = byHand(await changed(file, flip));
    expect(ended).not.toBe(0);
    expect(said).toMatch(words);
  });

  it('finds that an event was left out', async () => {
    const { ended, said } = byHand(await without(eventPath(record.log.folded.ordered[3]!)));
    expect(ended).not.toBe(0);
    expect(said).toMatch(/WRONG: .*an event before it is missing/);
  });

  const signing = (part: SigningPart): string[] => [manifestPath(part), signaturePath(part)];
  const forgeries: Record<string, [forge: () => Promise<Bytes>, words: RegExp]> = {
    'another report': [
      () => changed(REPORT_PATH, () => utf8('%PDF-1.4 something else')),
      /WRONG: report\.pdf is not the report that was put forward/,
    ],
    'a report with something added': [
      () => changed(REPORT_PATH, (bytes) => concat(bytes, utf8('\n%%EOF\n'))),
      /WRONG: something was added to report\.pdf/,
    ],
    'no report': [() => without(REPORT_PATH), /WRONG: report\.pdf is missing/],
    'no signature of the second officer': [
      () => without(...signing('second')),
      /WRONG: the signature of the second is missing/,
    ],
    'no signature of the company': [
      () => without(...signing('representative')),
      /WRONG: the signature of the representative is missing/,
    ],
    'a signature of somebody else in its place': [
      async () => {
        const zip = await openZip(memorySource(bundle));
        const [manifest, signature] = await Promise.all(
          signing('lead').map((name) =>
            zip.read(
              zip.entries.find((entry) => entry.name === name)!,
              1e9,
            ),
          ),
        );
        const [manifestName, signatureName] = signing('second');
        return relaid((name, bytes) =>
          name === manifestName ? manifest! : name === signatureName ? signature! : bytes,
        );
      },
      /WRONG: META-INF\/signature-second\.p7s is by another person/,
    ],
    'no timestamp over the seal': [
      () => without(...sealTokens(record.inspection).keys()),
      /WRONG: the timestamp over the seal is missing/,
    ],
    'no timestamp in a signature': [
      async () => {
        const { cms } = record.inspection.signOff!.signatures.find(({ part }) => part === 'lead')!;
        return changed(signaturePath('lead'), () => fromBase64(cms));
      },
      /WRONG: a timestamp over a signature is missing/,
    ],
    'a file that is no part of a bundle': [
      () => relaid((_, bytes) => bytes, { 'originals/evil.exe': utf8('MZ') }),
      /WRONG: originals\/evil\.exe has no place in a bundle/,
    ],
  };
  it.each(Object.entries(forgeries))('finds %s', async (_, [forge, words]) => {
    const { ended, said } = byHand(await forge());
    expect(ended).not.toBe(0);
    expect(said).toMatch(words);
  });

  it('says that nobody closed the record where the closing was left out', () => {
    expect(byHand(unclosed).said).toContain('NOT CLOSED');
  });

  it('finds that a byte of the file was changed', () => {
    const { ended } = byHand(flip(bundle));
    expect(ended).not.toBe(0);
  });

  it('accepts a bundle that was renewed twice, and says when', () => {
    const { ended, said } = byHand(renewed);
    expect(said).not.toContain('WRONG');
    expect(ended).toBe(0);
    expect(said).toMatch(/^renewal 1: \d+ files, .* GMT$/m);
    expect(said).toMatch(/^renewal 2: \d+ files, .* GMT$/m);
  });

  it.each([
    ['manifest was left out', archiveManifestPath(2), () => null, /ASiCArchiveManifest002\.xml is missing/],
    ['timestamp was left out', archiveTimestampPath(2), () => null, /a piece of a renewal is missing/],
    ['first manifest was changed', archiveManifestPath(1), flip, /timestamp001\.tst does not hold/],
    ['timestamp was changed', archiveTimestampPath(2), flipLast, /timestamp002\.tst does not hold/],
  ] as const)('finds that of a renewal the %s', async (_what, name, change, words) => {
    const { ended, said } = byHand(
      await relaid((file, bytes) => (file === name ? change(bytes) : bytes), {}, renewed),
    );
    expect(ended).not.toBe(0);
    expect(said).toMatch(words);
  });

  it('finds by a renewal that the last event was left out', async () => {
    const last = record.log.folded.ordered.at(-1)!;
    const files = [eventPath(last), eventSignaturePath(last)];
    const { ended, said } = byHand(
      await relaid((file, bytes) => (files.includes(file) ? null : bytes), {}, renewed),
    );
    expect(ended).not.toBe(0);
    expect(said).toMatch(/does not list the files before it|event is missing/);
  });
});
