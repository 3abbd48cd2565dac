import type { FileHandle } from 'node:fs/promises';
import { sha256Hex } from '../../shared/hash';
import { AppError } from '../../shared/errors';
import type { BundleSource } from '../../shared/bundle/contents';
import { verifyBundle } from '../../shared/bundle/verify';
import { writeBundle } from '../../shared/bundle/write';
import { listForBundle } from '../cases/revocations';
import type { Cases, Store } from '../services';
import { closeRecord } from './closing';
import { fileSink, fileSource } from './file-io';
import { nativeHasher } from './native-hash';
import { writeBeside } from './write-beside';

export interface ExportOptions {
  /** Written and then checked: the total is twice the bundle's size. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * The record of a case on this machine as the bundle's writer reads it, closed, and from here on as it is now: an event that
 * arrives while the bundle is written is none of it.
 */
export async function bundleSource(cases: Cases, store: Store, id: string): Promise<BundleSource> {
  const authority = store.certificates.authority(id);
  const revocations = authority && (await listForBundle(store.secrets, authority));
  await closeRecord(cases, id);
  const { inspection, ordered } = structuredClone(cases.log(id).folded);
  if (!inspection) throw new AppError('rule.case.not-open');
  if (!authority)
    throw new AppError('export.certificate-missing', { fingerprint: inspection.authority.slice(0, 16) });
  const certificates = new Map(store.certificates.list(id).map((der) => [sha256Hex(der), der]));
  return {
    inspection,
    ordered,
    authority,
    revocations,
    signed: (hash) => store.events.signed(id, hash),
    certificate: (fingerprint) => certificates.get(fingerprint) ?? null,
    hasBlob: (sha256) => store.blobs.has(id, sha256),
    blob: (sha256) => store.blobs.stream(id, sha256),
  };
}

/**
 * Writes the bundle of a case, has it checked as a stranger would, and only then puts it in place.
 * @returns its size in bytes.
 * @throws AppError `export.*`
 */
export async function exportBundle(
  source: BundleSource,
  target: string,
  { onProgress, signal }: ExportOptions = {},
): Promise<number> {
  let half = 0;
  const size = await writeBeside(
    target,
    async (file) => {
      const size = await writeBundle(source, fileSink(file), {
        signal,
        onProgress: (done, total) => {
          half = total;
          onProgress?.(done, 2 * total);
        },
      });
      await assertPasses(file, source, (done) => onProgress?.(half + Math.min(done, half), 2 * half), signal);
      return size;
    },
    signal,
  );
  onProgress?.(2 * half, 2 * half);
  return size;
}

async function assertPasses(
  file: FileHandle,
  source: BundleSource,
  onProgress: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const anchors = [{ certificate: source.authority, from: 'this record' }];
  const report = await verifyBundle(await fileSource(file), {
    anchors,
    hasher: nativeHasher,
    onProgress,
    signal,
  });
  const [first] = report.reasons;
  if (report.verdict === 'failed' && first) {
    throw new AppError('export.not-sound', {
      count: report.reasons.length,
      code: first.code,
      file: first.file ?? '',
    });
  }
}
