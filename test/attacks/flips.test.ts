import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../../shared/bytes';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, codesOf, flipped, pack, seeded, unpack, type Files } from './kit';

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

const FLIPS = 10_000;
const FLIPS_REPACKED = 2_000;
/** Half a minute of one core; a machine with other work may take its time. */
const PATIENCE_MS = 900_000;
let record: SampleRecord;
let bundle: Bytes;
let files: Files;

beforeAll(async () => {
  record = await SampleRecord.sealed({ attached: true });
  bundle = await bundleOf(record);
  files = await unpack(bundle);
});

it('the bundle itself passes', async () => {
  expect(await check(bundle, record.authority)).toMatchObject({ verdict: 'passed', reasons: [] });
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
