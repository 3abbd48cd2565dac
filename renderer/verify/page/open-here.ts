import type { ByteSource } from '../../../shared/bundle/bytes-io';
import { anchorsIn, lookInto } from '../../../shared/bundle/look';
import { eventsName } from '../../../shared/bundle/names';
import { verifyBundle } from '../../../shared/bundle/verify';
import type { CheckedRecord } from '../../../shared/bundle/verify/report';
import { AppError } from '../../../shared/errors';
import type { Checkable, Opener } from '../checker';
import { blobSource } from './blob-source';

/** Checks a file in this very page. */
export const openHere: Opener = async (file): Promise<Checkable> => {
  // Browsers give it to pages from a disk and from https, not to those from plain http.
  if (!('subtle' in crypto)) throw new AppError('verify.no-crypto');
  const source = blobSource(file);
  const look = await lookInto(source);
  return {
    name: file.name,
    size: file.size,
    picture: async (place, sha256) => (look ? look.picture(place, sha256) : { refused: 'missing' }),
    saveTable: async (csv) => {
      download(eventsName(file.name), new Blob([csv], { type: 'text/csv' }));
      return null;
    },
    check: async (trusted, onProgress, signal) => {
      let record: CheckedRecord | null = null;
      try {
        const report = await verifyBundle(stoppable(source, signal), {
          anchors: await anchorsIn(look, trusted),
          onProgress: (done, total) => onProgress(total === 0 ? 1 : done / total),
          signal,
          onRecord: (read) => (record = read),
        });
        return { report, record };
      } catch (thrown) {
        throw signal.aborted ? new AppError('verify.cancelled') : thrown;
      }
    },
  };
};

/** Gives the browser a file to keep; where, it asks or knows. */
function download(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}

/** Stops at the next read, whatever the reader is doing, and lets the page draw and hear the cancel button meanwhile. */
function stoppable(source: ByteSource, signal: AbortSignal): ByteSource {
  let rested = performance.now();
  return {
    size: source.size,
    read: async (offset, length) => {
      if (performance.now() - rested > REST_EVERY_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
      signal.throwIfAborted();
      return source.read(offset, length);
    },
  };
}

/** A frame and a half: long enough to work, short enough to stay smooth. */
const REST_EVERY_MS = 25;
