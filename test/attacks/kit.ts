import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { nativeHasher } from '../../electron/export/native-hash';
import { verifyBundle } from '../../shared/bundle/verify';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { writeBundle } from '../../shared/bundle/write';
import { byPlace } from '../../shared/bundle/names';
import { openZip } from '../../shared/bundle/zip-reader';
import { ZipWriter } from '../../shared/bundle/zip-writer';
import type { Bytes } from '../../shared/bytes';
import type { Authority } from '../../shared/identity/authority';
import type { SampleRecord } from '../../shared/record/testing';

/** What attackers of a bundle have: its files, to change and to pack again, and a verifier to try the result on. */

export type Files = Map<string, Uint8Array>;

/** The bundle of a record as its owner exports it: closed. */
export async function bundleOf(record: SampleRecord): Promise<Bytes> {
  await record.close();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
}

export async function unpack(bundle: Uint8Array): Promise<Files> {
  const zip = await openZip(memorySource(bundle));
  const files: Files = new Map();
  for (const entry of zip.entries) files.set(entry.name, await zip.read(entry, 1e9));
  return files;
}

/** Packs files as the format wants them: what is wrong then is wrong in the files. */
export async function pack(files: Files): Promise<Bytes> {
  const sink = memorySink();
  const zip = new ZipWriter(sink);
  const sorted = [...files].sort(([a], [b]) => byPlace(a, b));
  for (const [name, bytes] of sorted) await zip.add(name, bytes);
  await zip.finish();
  return sink.bytes();
}

/** Checks a bundle with one authority trusted: the true one. */
export function check(bundle: Uint8Array, trusted: Authority): Promise<BundleReport> {
  const anchors = [{ certificate: trusted.certificate, from: 'pinned' }];
  return verifyBundle(memorySource(bundle), { anchors, hasher: nativeHasher });
}

export const codesOf = (report: BundleReport): string[] => [
  ...new Set(report.reasons.map(({ code }) => code)),
];

export function flipped(bytes: Uint8Array, at: number, mask: number): Bytes {
  const copy = Uint8Array.from(bytes);
  copy[at] = copy[at]! ^ mask;
  return copy;
}

/** Whole numbers below a limit, the same ones at every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
