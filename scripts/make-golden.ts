/**
 * Made the golden bundles of format version 1: `npx tsx scripts/make-golden.ts [FOLDER]`, into test/fixtures/golden unless
 * another folder is named. A bundle that is there stays as it is for ever: that old bundles are read as they always were is
 * what they are for. A new version of the format gets a list of its own here, with new names.
 *
 * Everything in them is real: keys, certificates and events of a whole inspection, timestamps by authorities of OpenSSL. The
 * keys are gone when it ends. What each is expected to say is written here and not taken from the verifier, which has to agree.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { askForToken } from '../electron/timestamps/ask';
import { memorySink, memorySource } from '../shared/bundle/bytes-io';
import { renewBundle } from '../shared/bundle/renew';
import { verifyBundle } from '../shared/bundle/verify';
import { writeBundle } from '../shared/bundle/write';
import type { Bytes } from '../shared/bytes';
import { sha256Hex } from '../shared/hash';
import { toPem } from '../shared/identity/pem';
import { SampleRecord } from '../shared/record/testing';
import { GOLDEN, type GoldenBundle } from '../test/fixtures/golden';
import { lawfulRecord } from '../test/fixtures/lawful-record';
import { drawnCamera } from '../test/fixtures/sample-bundle';
import { startTimeServer, type TimeServer } from './tsa/server';

type Expected = Omit<GoldenBundle['expect'][number], 'until'>;

const folder = process.argv[2] ?? GOLDEN;
const YEAR = 365.25 * 24 * 60 * 60 * 1000;
const inYears = (years: number): string => new Date(Date.now() + years * YEAR).toISOString();
const LAPSED = { verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' } as const;
const PASSED = { verdict: 'passed', subIndication: null, reasons: [] as string[] } as const;
const UNKNOWN = { verdict: 'indeterminate', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' } as const;

await mkdir(folder, { recursive: true });
const anchors = new Map<string, Uint8Array>();
const index: GoldenBundle[] = [];
const servers = await Promise.all([
  startTimeServer({ name: 'ten years', days: 3650 }),
  startTimeServer({ name: 'twenty years', days: 7300, key: 'RSA-2048' }),
  startTimeServer({ name: 'thirty years', days: 10_950, key: 'P-384' }),
]);
try {
  await make(servers);
} finally {
  await Promise.all(servers.map((server) => server.close()));
}

async function make([ten, twenty, thirty]: [TimeServer, TimeServer, TimeServer]): Promise<void> {
  // Its events are a second apart: it ends before the timestamps are given, as it should.
  const start = new Date(Date.now() - 10 * 60 * 1000);
  const plain = await SampleRecord.sealed({ camera: drawnCamera, start });
  const lawful = await lawfulRecord(settingOf(ten), { camera: drawnCamera, start });
  await keepAnchor('authority-plain.pem', plain.authority.certificate);
  await keepAnchor('authority-lawful.pem', lawful.authority.certificate);
  await keepAnchor('time-ten-years.pem', ten.certificate);
  await keepAnchor('time-twenty-years.pem', twenty.certificate);
  await keepAnchor('time-thirty-years.pem', thirty.certificate);

  await keep('v1-plain.asice', await bundleOf(plain), [
    { trust: ['authority-plain.pem'], at: null, ...PASSED },
    { trust: [], at: null, ...UNKNOWN, reasons: ['authority.unknown'] },
    { trust: ['authority-plain.pem'], at: inYears(0.2), ...PASSED },
    { trust: ['authority-plain.pem'], at: inYears(1), ...LAPSED, reasons: ['certificate.expired'] },
  ]);
  const rich = await bundleOf(lawful);
  const known = ['authority-lawful.pem', 'time-ten-years.pem'];
  await keep('v1-lawful.asice', rich, [
    { trust: known, at: null, ...PASSED },
    { trust: known, at: inYears(9), ...PASSED },
    { trust: known, at: inYears(11), ...LAPSED, reasons: ['timestamp.expired'] },
    { trust: ['authority-lawful.pem'], at: null, ...PASSED },
  ]);
  const renewed = await renew(await renew(rich, twenty), thirty);
  const all = [...known, 'time-twenty-years.pem', 'time-thirty-years.pem'];
  await keep('v1-renewed.asice', renewed, [
    { trust: all, at: null, ...PASSED },
    { trust: all, at: inYears(29), ...PASSED },
    { trust: all, at: inYears(31), ...LAPSED, reasons: ['timestamp.expired'] },
    {
      trust: known,
      at: null,
      ...UNKNOWN,
      reasons: ['renewal.unknown-authority', 'renewal.unknown-authority'],
    },
  ]);
  await writeIndex();
}

async function keepAnchor(file: string, certificate: Uint8Array): Promise<void> {
  anchors.set(file, certificate);
  await write(file, toPem('CERTIFICATE', certificate));
}

async function keep(file: string, bundle: Bytes, expected: readonly Expected[]): Promise<void> {
  const checked: GoldenBundle['expect'] = [];
  for (const { trust, at, verdict, subIndication, reasons } of expected) {
    const report = await verifyBundle(memorySource(bundle), {
      at: at === null ? null : new Date(at),
      anchors: trust.map((from) => ({ from, certificate: anchors.get(from) ?? new Uint8Array() })),
    });
    const found = {
      verdict: report.verdict,
      subIndication: report.subIndication,
      reasons: report.reasons.map(({ code }) => code),
    };
    const wanted = { verdict, subIndication, reasons };
    if (JSON.stringify(found) !== JSON.stringify(wanted) || !report.lasting)
      throw new Error(
        `${file} at ${at} with ${trust.join()}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
      );
    checked.push({ trust, at, ...wanted, until: report.lasting.until });
  }
  await write(file, bundle);
  index.push({ file, sha256: sha256Hex(bundle), format: 1, expect: checked });
  console.log(`${file}: ${bundle.length} bytes, provable until ${checked[0]?.until}`);
}

/** The index of what there was, and of what is new. */
async function writeIndex(): Promise<void> {
  const file = path.join(folder, 'index.json');
  const before = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as GoldenBundle[]) : [];
  const style = await resolveConfig(file, { editorconfig: true });
  await writeFile(file, await format(JSON.stringify([...before, ...index]), { ...style, filepath: file }));
}

/** @throws Error where there is such a file: golden bundles are never made again. */
function write(file: string, content: Uint8Array | string): Promise<void> {
  return writeFile(path.join(folder, file), content, { flag: 'wx' });
}

function settingOf({ name, url }: TimeServer): { name: string; url: string } {
  return { name, url };
}

async function bundleOf(record: SampleRecord): Promise<Bytes> {
  await record.close();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
}

async function renew(bundle: Bytes, server: TimeServer): Promise<Bytes> {
  const sink = memorySink();
  const timestamp = (imprint: Uint8Array) => askForToken(settingOf(server), imprint);
  await renewBundle(memorySource(bundle), sink, { timestamp });
  return sink.bytes();
}
