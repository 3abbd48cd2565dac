import { call, on, takeFile } from '../../app/bridge';
import type { Opener } from '../../verify/checker';

/** Has the main process read and check a file: by the system's own hashing, with the authorities that it knows. */
export const openInMain: Opener = async (given) => {
  const { file, name, size } = await takeFile(given);
  return {
    name,
    size,
    picture: (place, sha256) => call('verify.picture', { file, place, sha256 }),
    check: async (trusted, onProgress, signal) => {
      const stop = on('verify-progress', (step) => {
        if (step.file === file) onProgress(step.total === 0 ? 1 : step.done / step.total);
      });
      const cancel = (): void => void call('verify.cancel', { file });
      signal.addEventListener('abort', cancel);
      try {
        return await call('verify.start', { file, trusted: [...trusted] });
      } finally {
        stop();
        signal.removeEventListener('abort', cancel);
      }
    },
  };
};
