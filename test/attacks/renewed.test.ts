import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askForToken } from '../../electron/timestamps/ask';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { renewalOf } from '../../shared/bundle/names';
import { renewBundle } from '../../shared/bundle/renew';
import { verifyBundle } from '../../shared/bundle/verify';
import type { BundleReport } from '../../shared/bundle/verify/report';
import type { Bytes } from '../../shared/bytes';
import { SampleRecord } from '../../shared/record/testing';
import { startTimeServer, type TimeServer } from '../../scripts/tsa/server';
import { bundleOf, codesOf, flipped, pack, seeded, unpack, type Files } from './kit';

/** Single bytes changed at random over a bundle that was renewed twice: nothing passes, nothing throws. */

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

const FLIPS = 800;
const PATIENCE_MS = 900_000;
let server: TimeServer;
let record: SampleRecord;
let bundle: Bytes;
let files: Files;

const check = (bytes: Uint8Array): Promise<BundleReport> =>
  verifyBundle(memorySource(bytes), {
    anchors: [record.authority, server].map(({ certificate }) => ({ certificate, from: 'pinned' })),
  });

beforeAll(async () => {
  server = await startTimeServer();
  const { name, url } = server;
  record = await SampleRecord.sealed({ attached: true, start: new Date() });
  bundle = await bundleOf(record);
  for (let i = 0; i < 2; i++) {
    const sink = memorySink();
    const timestamp = (imprint: Uint8Array) => askForToken({ name, url }, imprint);
    await renewBundle(memorySource(bundle), sink, { timestamp });
    bundle = sink.bytes();
  }
  files = await unpack(bundle);
});
afterAll(() => server.close());

it('the renewed bundle itself passes', async () => {
  expect(await check(bundle)).toMatchObject({ verdict: 'passed', reasons: [], lasting: { renewals: 2 } });
});

describe('one byte changed', () => {
  it(
    `anywhere in the file, ${FLIPS} times, is failed with a reason`,
    async () => {
      const random = seeded(3);
      const passed: number[] = [];
      for (let i = 0; i < FLIPS; i++) {
        const at = random(bundle.length);
        const report = await check(flipped(bundle, at, 1 + random(255)));
        if (report.verdict !== 'failed' || report.reasons.length === 0) passed.push(at);
      }
      expect(passed).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    `in the files of a renewal, checksums put right, ${FLIPS} times, never passes and the file is named`,
    async () => {
      const random = seeded(4);
      const names = [...files.keys()].filter((name) => renewalOf(name) !== null);
      expect(names).toHaveLength(4);
      const wrong: string[] = [];
      for (let i = 0; i < FLIPS; i++) {
        const name = names[i % names.length]!;
        const bytes = files.get(name)!;
        const at = random(bytes.length);
        const report = await check(await pack(new Map(files).set(name, flipped(bytes, at, 1 + random(255)))));
        const named = report.reasons.some(({ file }) => file === name);
        if (report.verdict === 'passed' || !named) wrong.push(`${name} ${at}: ${codesOf(report).join()}`);
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );
});
