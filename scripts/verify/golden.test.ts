import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../shared/bundle/bytes-io';
import { verifyBundle } from '../../shared/bundle/verify';
import { sha256Hex } from '../../shared/hash';
import { GOLDEN, goldenBundles, type GoldenBundle } from '../../test/fixtures/golden';
import { projectDir } from '../runtime/where.mjs';
import { anchorsFrom } from './anchors';

/** Bundles of every version of the format are read for ever as they were when they were made, whatever the clock says. */

const bundles = goldenBundles();
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(path.join(GOLDEN, file)));
const anchorsOf = async ({ trust }: GoldenBundle['expect'][number]) =>
  (await Promise.all(trust.map((file) => anchorsFrom(path.join(GOLDEN, file))))).flat();

it('the golden bundles are all listed, and of every version', () => {
  const there = readdirSync(GOLDEN).filter((file) => file.endsWith('.asice'));
  expect(bundles.map(({ file }) => file).sort()).toEqual(there.sort());
  expect(new Set(bundles.map(({ format }) => format))).toEqual(new Set([1]));
});

describe.each(bundles)('$file', ({ file, sha256, expect: expected }) => {
  it('is the file that was made', () => {
    expect(sha256Hex(bytesOf(file))).toBe(sha256);
  });

  it.each(expected)('is $verdict $subIndication at $at, trusting $trust', async (one) => {
    const { at, verdict, subIndication, reasons, until } = one;
    const report = await verifyBundle(memorySource(bytesOf(file)), {
      at: at === null ? null : new Date(at),
      anchors: await anchorsOf(one),
    });
    expect(report.reasons.map(({ code }) => code)).toEqual(reasons);
    expect(report).toMatchObject({ verdict, subIndication, lasting: { until } });
  });

  it('fails with one byte changed, wherever it is', async () => {
    const bytes = bytesOf(file);
    const anchors = await anchorsOf(expected[0]!);
    for (const share of [0.02, 0.2, 0.4, 0.6, 0.8, 0.98]) {
      const at = Math.floor(share * bytes.length);
      const report = await verifyBundle(memorySource(bytes.with(at, bytes[at]! ^ 1)), { anchors });
      expect(report).toMatchObject({ verdict: 'failed' });
      expect(report.reasons).not.toEqual([]);
    }
  });
});

it('a golden bundle passes by the command, is undecided when its proof has ended, and fails when changed', () => {
  const [plain] = bundles;
  const [good, , , lapsed] = plain!.expect;
  const run = (file: string, ...more: string[]): number | null => {
    const command = ['--import', 'tsx', path.join(projectDir, 'scripts/verify.ts'), file, ...more];
    const trust = good!.trust.flatMap((name) => ['--trust', path.join(GOLDEN, name)]);
    return spawnSync(process.execPath, [...command, ...trust], { stdio: 'ignore' }).status;
  };
  const file = path.join(GOLDEN, plain!.file);
  expect(run(file)).toBe(0);
  expect(run(file, '--at', lapsed!.at!)).toBe(3);
  const folder = mkdtempSync(path.join(tmpdir(), 'yuanjian-golden-'));
  try {
    const bytes = bytesOf(plain!.file);
    const changed = path.join(folder, 'changed.asice');
    writeFileSync(changed, bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1));
    expect(run(changed)).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
