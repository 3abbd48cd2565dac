import { AppError } from '../../shared/errors';
import type { BlobRef } from '../../shared/record/primitives';
import { blobsNamed } from '../cases/missing';
import { isHere, type CaseContext } from './context';
import { keepReceipts } from './receipts';

/** Small enough that a line which is cut again and again still gets somewhere; a hub takes up to 8 MiB at once. */
const UPLOAD_BYTES = 2 * 1024 * 1024;

/** Files that could not be had or left alone, to be looked after again later. */
export interface FilesLeft {
  /** The hub does not have them whole yet. */
  notYet: number;
  /** They are coming in over the call. */
  arriving: number;
}

/**
 * The report before pictures, since people wait for it to sign; then small ones, to be looked at before originals; last
 * the page for the bundle.
 */
const byNeed = (a: BlobRef, b: BlobRef): number => turnOf(a) - turnOf(b) || a.size - b.size;

const turnOf = ({ mime }: BlobRef): number => (mime === 'text/html' ? 2 : mime === 'image/jpeg' ? 1 : 0);

/** Every file that the record of the case names, in the order in which they are needed. */
export function namedBlobs(context: CaseContext): BlobRef[] {
  if (!isHere(context)) return [];
  return blobsNamed(context.cases.log(context.id)).sort(byNeed);
}

/** Files here that the hub has not signed for. */
export function unsentBlobs(context: CaseContext, named = namedBlobs(context)): BlobRef[] {
  const here = new Set(context.store.blobs.list(context.id));
  return named.filter(({ sha256 }) => here.has(sha256) && !context.receipts.has(sha256));
}

/** Sends every file that the hub has not signed for, each from where an earlier attempt was cut. */
export async function upload(context: CaseContext): Promise<void> {
  const named = namedBlobs(context);
  if (context.recheckFiles) {
    for (const { sha256 } of named) context.receipts.delete(sha256);
    context.recheckFiles = false;
  }
  for (const blob of unsentBlobs(context, named)) await uploadOne(context, blob);
}

async function uploadOne(context: CaseContext, blob: BlobRef): Promise<void> {
  const { link, id, store, signal } = context;
  let progress = await link.client.blobProgress(id, blob, signal);
  while (!progress.receipt) {
    const from = progress.received;
    if (from >= blob.size) throw new AppError('sync.receipt-missing');
    const bytes = await store.blobs.read(id, blob.sha256, from, Math.min(UPLOAD_BYTES, blob.size - from));
    progress = await link.client.putSegment(id, blob, from, bytes, signal);
    if (!progress.receipt && progress.received <= from) throw new AppError('sync.incomplete');
  }
  await keepReceipts(context, [progress.receipt], 'blob', new Set([blob.sha256]));
}

/**
 * Fetches every file that the record names and this machine has not, each from where it was cut.
 * @param leaveAlone says of a file and its offset that somebody in the call is sending it just now.
 */
export async function download(
  context: CaseContext,
  leaveAlone: (sha256: string, offset: number) => boolean,
): Promise<FilesLeft> {
  const left = { notYet: 0, arriving: 0 };
  if (!isHere(context)) return left;
  const missing = context.cases.missingBlobs(context.id).sort(byNeed);
  for (const blob of missing) {
    const { offset, verified } = await context.store.blobs.receive(context.id, blob);
    if (verified) continue;
    if (leaveAlone(blob.sha256, offset)) left.arriving += 1;
    else if (!(await downloadOne(context, blob, offset))) left.notYet += 1;
  }
  return left;
}

/** @returns false when the hub does not have the file whole yet. */
async function downloadOne(context: CaseContext, blob: BlobRef, from: number): Promise<boolean> {
  const { link, id, store, signal } = context;
  let offset = from;
  try {
    for await (const part of link.client.blob(id, blob, from, signal)) {
      if (offset + part.length > blob.size) throw new AppError('sync.incomplete');
      const arrival = await store.blobs.write(id, blob.sha256, offset, part);
      offset += part.length;
      if (arrival.verified) return true;
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'hub.unknown-blob') return false;
    throw error;
  }
  throw new AppError('hub.unreachable');
}
