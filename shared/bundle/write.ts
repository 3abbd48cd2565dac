import type { ByteSink } from './bytes-io';
import { bundleFiles, type BundleSource } from './contents';
import { ZipWriter } from './zip-writer';

export interface Progress {
  /** Bytes done and to do. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Writes the bundle of a record: the same record gives the same bytes. Memory holds no blob.
 * @returns its size in bytes.
 * @throws AppError as `bundleFiles` does, before anything is written; the signal's reason when it is aborted.
 */
export async function writeBundle(
  source: BundleSource,
  sink: ByteSink,
  options: Progress = {},
): Promise<number> {
  const files = bundleFiles(source);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const zip = new ZipWriter(sink);
  let done = 0;
  for (const file of files) {
    options.signal?.throwIfAborted();
    await zip.add(file.name, file.data());
    done += file.size;
    options.onProgress?.(done, total);
  }
  return zip.finish();
}
