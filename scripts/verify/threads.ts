import os from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Digester, Digests } from '../../shared/bundle/digest';
import { AppError } from '../../shared/errors';

/** What a thread says: so many more bytes are done, or how it ended. */
interface Said {
  done?: number;
  crc?: number;
  sha256?: string;
  error?: string;
}

/** More threads than this only wait for the disk. */
const MAX_THREADS = 4;
/** A thread holds one piece of one file. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16, stackSizeMb: 1 };

/** A digester with a thread for each processor; `close` when done with it. */
export interface Threads extends Digester {
  close(): Promise<void>;
}

/** @param fd an open file, which outlives the digester. */
export function threadsFor(fd: number): Threads {
  const lanes = Math.max(1, Math.min(MAX_THREADS, os.availableParallelism()));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const file = new URL('digest-worker.mjs', import.meta.url);
  // Plain JavaScript: a thread has no use for the loader that this program was started with.
  const start = (): Worker =>
    new Worker(file, { workerData: { fd, stop }, execArgv: [], resourceLimits: THREAD_LIMITS });
  const all: Worker[] = [];
  const idle: Worker[] = [];
  return {
    lanes,
    digest: async (offset, size, onBytes, signal) => {
      signal?.throwIfAborted();
      let worker = idle.pop();
      if (!worker) all.push((worker = start()));
      const onAbort = (): void => void Atomics.store(stop, 0, 1);
      signal?.addEventListener('abort', onAbort);
      try {
        return await ask(worker, offset, size, onBytes);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', onAbort);
        idle.push(worker);
      }
    },
    close: async () => {
      Atomics.store(stop, 0, 1);
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function ask(
  worker: Worker,
  offset: number,
  size: number,
  onBytes: (bytes: number) => void,
): Promise<Digests> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.off('message', onMessage).off('error', onError);
    };
    const onError = (error: Error): void => {
      end();
      reject(error);
    };
    const onMessage = ({ done, crc, sha256, error }: Said): void => {
      if (done !== undefined) onBytes(done);
      if (error !== undefined) {
        end();
        reject(
          error === 'truncated'
            ? new AppError('bundle.truncated')
            : Object.assign(new Error(error), { code: error }),
        );
      } else if (crc !== undefined && sha256 !== undefined) {
        end();
        resolve({ crc, sha256 });
      }
    };
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage({ offset, size });
  });
}
