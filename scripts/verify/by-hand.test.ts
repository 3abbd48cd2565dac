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
  signaturePath,
  VERIFIER_PATH,
} from '../../shared/bundle/names';
import { renewBundle } from '../../shared/bundle/renew';
import { writeBundle } from '../../shared/bundle/write';
import { openZip } from '../../shared/bundle/zip-reader';
import { ZipWriter } from '../../shared/bundle/zip-writer';
import { base64, type Bytes } from '../../shared/bytes';
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

/** The bundle laid out anew, with one file changed or, for null, left out. */
async function relaid(name: string, change: (bytes: Bytes) => Bytes | null, of = bundle): Promise<Bytes> {
  const zip = await openZip(memorySource(of));
  const sink = memorySink();
  const writer = new ZipWriter(sink);
  for (const entry of zip.entries) {
    const bytes = await zip.read(entry, 1e9);
    const kept = entry.name === name ? change(bytes) : bytes;
    if (kept) await writer.add(entry.name, kept);
  }
  await writer.finish();
  return sink.bytes();
}

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
    const { ended, said } = byHand(await relaid(file, flip));
    expect(ended).not.toBe(0);
    expect(said).toMatch(words);
  });

  it('finds that an event was left out', async () => {
    const { ended, said } = byHand(await relaid(eventPath(record.log.folded.ordered[3]!), () => null));
    expect(ended).not.toBe(0);
    expect(said).toContain('WRONG');
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
    ['timestamp was changed', archiveTimestampPath(2), flip, /timestamp002\.tst does not hold/],
  ] as const)('finds that of a renewal the %s', async (_what, name, change, words) => {
    const { ended, said } = byHand(await relaid(name, change, renewed));
    expect(ended).not.toBe(0);
    expect(said).toMatch(words);
  });

  it('finds by a renewal that the last event was left out', async () => {
    const last = record.log.folded.ordered.at(-1)!;
    const without = await relaid(eventPath(last), () => null, renewed);
    const both = await relaid(eventSignaturePath(last), () => null, without);
    const { ended, said } = byHand(both);
    expect(ended).not.toBe(0);
    expect(said).toMatch(/does not list the files before it|event is missing/);
  });
});
