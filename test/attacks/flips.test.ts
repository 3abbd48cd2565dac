import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../../shared/bytes';
import type { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf, flipped, pack, seeded, unpack, type Files } from './kit';
import { richRecord } from './rich';

/** Single bytes changed at random over a whole sealed bundle: nothing passes, nothing throws. */

vi.mock(import('../../shared/bundle/cades'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, verifyCades: remembered(real.verifyCades) };
});
vi.mock(import('../../shared/pdf/read'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, readPdfSignatures: remembered(real.readPdfSignatures) };
});
vi.mock(import('../../shared/record/signing'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, verifyBytes: remembered(real.verifyBytes) };
});
vi.mock(import('../../shared/record/event'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, decodeEvent: remembered(real.decodeEvent) };
});
vi.mock(import('../../shared/time/verify-token'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, verifyToken: remembered(real.verifyToken) };
});
vi.mock(import('../../shared/suites/sm2'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, verifySm2: remembered(real.verifySm2) };
});
vi.mock(import('../../shared/identity/crl'), async (original) => {
  const [real, { remembered }] = await Promise.all([original(), import('./remembered')]);
  return { ...real, readCrl: remembered(real.readCrl) };
});

const FLIPS = 10_000;
const FLIPS_REPACKED = 2_000;
/** Half a minute of one core; a machine with other work may take its time. */
const PATIENCE_MS = 900_000;
let record: SampleRecord;
let bundle: Bytes;
let files: Files;
const kindOf = (name: string): string => name.split('.').at(-1) ?? '';

beforeAll(async () => {
  record = await richRecord();
  bundle = await bundleOf(record);
  files = await unpack(bundle);
});

it('the bundle itself passes, with every kind of file in it', async () => {
  const report = await check(bundle, record.authority);
  expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
  expect(new Set([...files.keys()].map(kindOf))).toEqual(
    new Set(['mimetype', 'html', 'json', 'sig', 'jpg', 'pdf', 'tst', 'pem', 'cer', 'crl', 'xml', 'p7s']),
  );
  expect(codesOf({ ...report, reasons: report.notes }).sort()).toEqual([
    'parallel.holds',
    'timestamp.unknown-authority',
  ]);
  expect(record.log.folded.ordered.filter(({ checkpoint }) => checkpoint !== null)).toHaveLength(1);
});

describe('one byte changed', () => {
  it(
    `anywhere in the file, ${FLIPS} times, is failed with a reason`,
    async () => {
      const random = seeded(1);
      const passed: number[] = [];
      for (let i = 0; i < FLIPS; i++) {
        const at = random(bundle.length);
        const report = await check(flipped(bundle, at, 1 + random(255)), record.authority);
        if (report.verdict !== 'failed' || report.reasons.length === 0) passed.push(at);
      }
      expect(passed).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    `in a file of the bundle, checksums put right, ${FLIPS_REPACKED} times, is failed and the file named`,
    async () => {
      const random = seeded(2);
      const names = [...files.keys()];
      const wrong: string[] = [];
      for (let i = 0; i < FLIPS_REPACKED; i++) {
        const name = names[i % names.length]!;
        const bytes = files.get(name)!;
        const at = random(bytes.length);
        const attacked = new Map(files).set(name, flipped(bytes, at, 1 + random(255)));
        const report = await check(await pack(attacked), record.authority);
        const named = report.reasons.some(({ file }) => file === name);
        if (report.verdict !== 'failed' || !named) wrong.push(`${name} ${at}: ${codesOf(report).join()}`);
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );
});
