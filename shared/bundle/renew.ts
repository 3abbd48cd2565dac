import { AppError } from '../errors';
import { portableHasher, sha256Bytes, type HasherFactory } from '../hash';
import { archiveManifest, type Digested } from './archive-manifest';
import { CHUNK_BYTES, type ByteSink, type ByteSource } from './bytes-io';
import { archiveManifestPath, archiveTimestampPath, renewalOf } from './names';
import type { Progress } from './write';
import { openZip } from './zip-reader';
import { ZipWriter } from './zip-writer';

/** Three digits number them; one every ten years is a lot. */
const MAX_RENEWALS = 999;

export interface RenewOptions extends Progress {
  hasher?: HasherFactory;
  /** Gets a timestamp over a SHA-256. */
  timestamp: (imprint: Uint8Array) => Promise<Uint8Array>;
}

/** The number that the next renewal of a bundle has. @throws AppError as `openZip` does. */
export async function nextRenewal(source: ByteSource): Promise<number> {
  const { entries } = await openZip(source);
  return 1 + (renewalOf(entries.at(-1)?.name ?? '') ?? 0);
}

/**
 * Writes a bundle with one more renewal: every file as it is, in its place, and behind them a manifest that lists them all
 * and a timestamp over it. Whoever calls it has verified the bundle; nothing that was signed is touched.
 * @returns the size of the new bundle in bytes.
 * @throws AppError as `openZip` does, `renew.too-many`, and whatever `timestamp` throws; the signal's reason.
 */
export async function renewBundle(
  source: ByteSource,
  sink: ByteSink,
  { hasher = portableHasher, timestamp, onProgress, signal }: RenewOptions,
): Promise<number> {
  const { entries } = await openZip(source);
  const number = await nextRenewal(source);
  if (number > MAX_RENEWALS) throw new AppError('renew.too-many', { count: MAX_RENEWALS });
  const zip = new ZipWriter(sink);
  const files: Digested[] = [];
  for (const { name, dataOffset, size } of entries) {
    const state = hasher();
    await zip.add(
      name,
      pieces(source, dataOffset, size, signal, (piece) => state.update(piece)),
    );
    files.push([name, state.digest()]);
    onProgress?.(dataOffset + size, source.size);
  }
  const manifest = archiveManifest(number, files);
  const token = await timestamp(sha256Bytes(manifest));
  signal?.throwIfAborted();
  await zip.add(archiveManifestPath(number), manifest);
  await zip.add(archiveTimestampPath(number), token);
  const size = await zip.finish();
  onProgress?.(source.size, source.size);
  return size;
}

async function* pieces(
  source: ByteSource,
  offset: number,
  size: number,
  signal: AbortSignal | undefined,
  onPiece: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for (let at = offset; at < offset + size; at += CHUNK_BYTES) {
    signal?.throwIfAborted();
    const piece = await source.read(at, Math.min(CHUNK_BYTES, offset + size - at));
    onPiece(piece);
    yield piece;
  }
}
