import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/errors';
import { deriveKey } from '../store/seal';
import { freeBytes } from '../store/files';
import { TakeFile } from './take-file';
import { TakeWriter } from './take-writer';

/** Left free by recordings, so that a full disk never costs a still: the store's own reserve is far smaller. */
const RESERVE_BYTES = 512 * 1024 * 1024;

/** Where the recordings of this machine lie: `recordings/<case>/<recording>/<take>.yjr` in the data folder. */
export class RecordingFolder {
  private readonly root: string;
  private readonly key: Buffer;

  /** @param free free bytes of the folder's disk. */
  constructor(
    dataFolder: string,
    dataKey: Uint8Array,
    private readonly free: (folder: string) => Promise<number> = freeBytes,
  ) {
    this.root = join(dataFolder, 'recordings');
    this.key = deriveKey(dataKey, 'recordings');
  }

  pathOf(caseId: string, recording: string, take: number): string {
    return join(this.root, caseId, recording, `${take}.yjr`);
  }

  writer(caseId: string, recording: string, take: number): TakeWriter {
    return new TakeWriter(this.pathOf(caseId, recording, take), { key: this.key, caseId, recording, take });
  }

  /** Opens a take; null when it is not on this machine. The caller closes it. */
  open(caseId: string, recording: string, take: number, flags: 'r' | 'r+' = 'r'): Promise<TakeFile | null> {
    return TakeFile.open(
      this.pathOf(caseId, recording, take),
      { key: this.key, caseId, recording, take },
      flags,
    );
  }

  /** Whether a take of it is on this machine. */
  async has(caseId: string, recording: string): Promise<boolean> {
    return stat(this.pathOf(caseId, recording, 1)).then(
      () => true,
      () => false,
    );
  }

  /** Takes away a take, if there is one. */
  drop(caseId: string, recording: string, take: number): Promise<void> {
    return rm(this.pathOf(caseId, recording, take), { force: true });
  }

  /** Bytes that may still be recorded. */
  async spare(): Promise<number> {
    return Math.max(0, (await this.free(dirname(this.root))) - RESERVE_BYTES);
  }

  /** @throws AppError `recording.disk-short` when so many bytes would leave too little for the rest of the record. */
  async assertFits(bytes: number): Promise<void> {
    if ((await this.spare()) < bytes) throw new AppError('recording.disk-short');
  }
}
