import type { GivenFile } from '../../../shared/ipc/contract';
import { call, on, takeFile } from '../../app/bridge';
import type { Checkable, Opener } from '../../verify/checker';

/** Has the main process read and check a file: by the system's own hashing, with the authorities that it knows. */
export const openInMain: Opener = async (given) => inMain(await takeFile(given));

function inMain({ file, name, size }: GivenFile): Checkable {
  /** Something that main does with the file: it tells how far it is, and can be stopped. */
  async function following<T>(
    act: () => Promise<T>,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<T> {
    const stop = on('verify-progress', (step) => {
      if (step.file === file) onProgress(step.total === 0 ? 1 : step.done / step.total);
    });
    const cancel = (): void => void call('verify.cancel', { file });
    signal.addEventListener('abort', cancel);
    try {
      return await act();
    } finally {
      stop();
      signal.removeEventListener('abort', cancel);
    }
  }
  return {
    name,
    size,
    picture: (place, sha256) => call('verify.picture', { file, place, sha256 }),
    saveTable: async (csv) => (await call('verify.table', { file, csv }))?.path ?? null,
    check: (trusted, onProgress, signal) =>
      following(() => call('verify.start', { file, trusted: [...trusted] }), onProgress, signal),
    renew: async (trusted, onProgress, signal) => {
      const renewed = await following(
        () => call('verify.renew', { file, trusted: [...trusted] }),
        onProgress,
        signal,
      );
      return renewed && { path: renewed.path, file: inMain(renewed.given) };
    },
  };
}
