import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSource } from '../../shared/bundle/bytes-io';
import { anchorsIn, lookInto, type BundleLook, type TrustedFingerprint } from '../../shared/bundle/look';
import { verifyBundle } from '../../shared/bundle/verify';
import type { Anchor } from '../../shared/bundle/verify/people';
import type { CheckedRecord } from '../../shared/bundle/verify/report';
import { AppError } from '../../shared/errors';
import type { CheckedFile, GivenFile } from '../../shared/ipc/contract';
import { fileSource } from '../export/file-io';
import { nativeHasher } from '../export/native-hash';

/** A file that a person gave to be checked, held open so that pictures come from the very file that was checked. */
export class OpenedFile {
  private stop: AbortController | null = null;
  private look: Promise<BundleLook | null> | null = null;

  private constructor(
    readonly given: GivenFile,
    private readonly handle: FileHandle,
    private readonly source: ByteSource,
  ) {}

  /** @throws AppError `verify.not-readable` */
  static async open(file: string): Promise<OpenedFile> {
    let handle: FileHandle | null = null;
    try {
      handle = await open(file, 'r');
      if (!(await handle.stat()).isFile()) throw new RangeError('not a file');
      const source = await fileSource(handle);
      const given = { file: randomBytes(16).toString('hex'), name: path.basename(file), size: source.size };
      return new OpenedFile(given, handle, source);
    } catch (cause) {
      await handle?.close();
      throw new AppError('verify.not-readable', {}, { cause });
    }
  }

  /**
   * Checks the file; a check that is under way already is given up for this one.
   * @param known authorities that this machine trusts; `trusted` adds those that the person named.
   * @throws AppError `verify.cancelled`, `verify.not-readable`
   */
  async check(
    known: readonly Anchor[],
    trusted: readonly TrustedFingerprint[],
    onProgress: (done: number, total: number) => void,
  ): Promise<CheckedFile> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    let record: CheckedRecord | null = null;
    try {
      const anchors = [...known, ...(await anchorsIn(await this.pieces(), trusted))];
      const report = await verifyBundle(this.source, {
        anchors,
        hasher: nativeHasher,
        onProgress,
        signal: stop.signal,
        onRecord: (read) => (record = read),
      });
      return { report, record };
    } catch (cause) {
      if (stop.signal.aborted) throw new AppError('verify.cancelled');
      // Node's errors of files carry a code; anything else is a fault of ours and keeps its name.
      const ofFile = cause instanceof Error && 'code' in cause;
      throw ofFile ? new AppError('verify.not-readable', {}, { cause }) : cause;
    }
  }

  cancel(): void {
    this.stop?.abort();
  }

  /** The bundle's pieces, opened once; null where the file is not laid out as a bundle. */
  pieces(): Promise<BundleLook | null> {
    this.look ??= lookInto(this.source);
    return this.look;
  }

  async close(): Promise<void> {
    this.cancel();
    await this.handle.close();
  }
}
