import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSource } from '../../shared/bundle/bytes-io';
import { anchorsIn, lookInto, type BundleLook, type TrustedFingerprint } from '../../shared/bundle/look';
import { renewedName } from '../../shared/bundle/names';
import { nextRenewal } from '../../shared/bundle/renew';
import { verifyBundle } from '../../shared/bundle/verify';
import type { Anchor } from '../../shared/bundle/verify/people';
import type { CheckedRecord } from '../../shared/bundle/verify/report';
import { AppError } from '../../shared/errors';
import type { CheckedFile, GivenFile } from '../../shared/ipc/contract';
import { fileSource } from '../export/file-io';
import { nativeHasher } from '../export/native-hash';
import { renewFile, type RenewFileOptions } from '../export/renew';

/** Authorities that this machine trusts, and those that the person named. */
interface Trust {
  known: readonly Anchor[];
  trusted: readonly TrustedFingerprint[];
}

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
      const anchors = await this.anchors(known, trusted);
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

  /**
   * Writes a renewed copy; a check that is under way is given up for it.
   * @throws AppError as `renewFile` does, `verify.cancelled`
   */
  async renew(
    target: string,
    options: Omit<RenewFileOptions, 'anchors' | 'signal'>,
    trust: Trust,
  ): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    try {
      const anchors = await this.anchors(trust.known, trust.trusted);
      await renewFile(this.source, target, { ...options, anchors, signal: stop.signal });
    } catch (error) {
      throw stop.signal.aborted ? new AppError('verify.cancelled') : error;
    }
  }

  /** What a renewed copy is called unless somebody says otherwise. @throws AppError as `nextRenewal` does. */
  async renewedName(): Promise<string> {
    return renewedName(this.given.name, await nextRenewal(this.source));
  }

  private async anchors(known: readonly Anchor[], trusted: readonly TrustedFingerprint[]): Promise<Anchor[]> {
    return [...known, ...(await anchorsIn(await this.pieces(), trusted))];
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
