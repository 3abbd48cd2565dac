import { open, rm } from 'node:fs/promises';
import type { ByteSource } from '../../shared/bundle/bytes-io';
import { renewBundle } from '../../shared/bundle/renew';
import { verifyBundle } from '../../shared/bundle/verify';
import type { Anchor } from '../../shared/bundle/verify/people';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { AppError } from '../../shared/errors';
import { fileSink, fileSource } from './file-io';
import { nativeHasher } from './native-hash';
import { writeBeside } from './write-beside';

export interface RenewFileOptions {
  anchors: readonly Anchor[];
  /** Gets a timestamp over a SHA-256. */
  timestamp: (imprint: Uint8Array) => Promise<Uint8Array>;
  /** Read, written and checked: the total is three times the bundle's size. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Writes a bundle with one more renewal as a new file, after checking the old one and before it is put in place the new one.
 * @returns what checking the new one found.
 * @throws AppError `renew.failed` where the bundle fails, `renew.exists` where there is a file of that name,
 * `renew.untrusted` where no anchor vouches for the timestamp, `renew.not-sound`,
 * `renew.no-timestamp`, `export.*`.
 */
export async function renewFile(
  source: ByteSource,
  target: string,
  { anchors, timestamp, onProgress, signal }: RenewFileOptions,
): Promise<BundleReport> {
  const third = (turn: number) => (done: number) =>
    onProgress?.(turn * source.size + Math.min(done, source.size), 3 * source.size);
  const check = (bundle: ByteSource, turn: number): Promise<BundleReport> =>
    verifyBundle(bundle, { anchors, hasher: nativeHasher, onProgress: third(turn), signal });
  const before = await check(source, 0);
  const [first] = before.reasons;
  if (before.verdict === 'failed')
    throw new AppError('renew.failed', { count: before.reasons.length, code: first?.code ?? '' });
  await claim(target);
  try {
    return await writeBeside(
      target,
      async (file) => {
        await renewBundle(source, fileSink(file), {
          hasher: nativeHasher,
          timestamp: (imprint) => timestamp(imprint).catch(noTimestamp),
          onProgress: third(1),
          signal,
        });
        const after = await check(await fileSource(file), 2);
        const news = after.reasons.find(({ code }) => !before.reasons.some((reason) => reason.code === code));
        if (news?.code === 'renewal.unknown-authority') throw new AppError('renew.untrusted');
        if (news) throw new AppError('renew.not-sound', { code: news.code });
        return after;
      },
      signal,
    );
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** What the queue says of its own failures is about signatures, which wait; here nothing was written. */
function noTimestamp(thrown: unknown): never {
  if (!(thrown instanceof AppError) || !thrown.code.startsWith('timestamp.')) throw thrown;
  throw new AppError('renew.no-timestamp', { code: thrown.code }, { cause: thrown });
}

/** Takes a name that nobody has: no file is ever written over, the one that is renewed least of all. */
async function claim(target: string): Promise<void> {
  try {
    await (await open(target, 'wx', 0o644)).close();
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new AppError(exists ? 'renew.exists' : 'export.not-writable', {}, { cause });
  }
}
