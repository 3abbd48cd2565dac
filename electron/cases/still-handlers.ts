import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { InputOf } from '../../shared/ipc/inputs';
import { jpegSize, MAX_PICTURE_PIXELS } from '../../shared/jpeg';
import { toWire } from '../../shared/record/event';
import { partOf } from '../../shared/record/parts';
import type { BlobRef } from '../../shared/record/primitives';
import type { OpenHandlers } from '../bridge/handlers';
import type { Cases, Identities, Store } from '../services';
import { isNamed } from './missing';
import { assertMayCapture } from './stills';

export interface StillHandlerDeps {
  cases: Cases;
  identities: Identities;
  store: Store;
}

type StillCalls = Extract<keyof OpenHandlers, `still.${string}` | `blob.${string}`>;

/** Longest side of a thumbnail, in pixels, and its most bytes: it goes ahead of the original and must be small. */
const THUMBNAIL_SIDE = 640;
const THUMBNAIL_BYTES = 256 * 1024;

/** Storing a still where it was made, and the files of the record on their way between machines. */
export function stillHandlers({
  cases,
  identities,
  store,
}: StillHandlerDeps): Pick<OpenHandlers, StillCalls> {
  return {
    'still.store': async (input) => {
      const { case: id, still, item, original, thumbnail, method, camera, track } = input;
      const inspection = cases.log(id).inspection;
      if (!inspection) throw new AppError('case.not-here');
      const me = identities.forCase(id)?.person;
      assertMayCapture(inspection, me ? partOf(me, id, inspection.case) : null, still, item);
      const { width, height } = checkedSize(input);
      const refs = { original: jpegRef(original), thumbnail: jpegRef(thumbnail) };
      // The pictures are on the disk before the event that names them: an event never points at nothing.
      await Promise.all([
        store.blobs.put(id, refs.original, original),
        store.blobs.put(id, refs.thumbnail, thumbnail),
      ]);
      const body = { still, item, ...refs, width, height, method, camera, track };
      const { hash } = await cases.write(id, 'still.captured', body);
      const signed = store.events.signed(id, hash);
      if (!signed) throw new AppError('store.damaged', { what: 'event' });
      return { event: toWire(signed), ...refs, width, height };
    },

    'blob.read': ({ case: id, sha256, offset, length }) => store.blobs.read(id, sha256, offset, length),

    'blob.receive': async ({ case: id, blob }) => {
      if (!isNamed(cases.log(id), blob)) throw new AppError('blob.not-named');
      return store.blobs.receive(id, blob);
    },

    'blob.write': ({ case: id, sha256, offset, bytes }) => store.blobs.write(id, sha256, offset, bytes),
  };
}

/** Hashed by Node: a large picture takes the portable hash long enough to be felt in the call. */
function jpegRef(bytes: Uint8Array): BlobRef {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, size: bytes.length, mime: 'image/jpeg' };
}

/**
 * The original's size as its own header says it.
 * @throws AppError `still.not-jpeg`; `still.too-many-pixels`; `still.reduced` when a grabbed frame is smaller than the camera's track, so not
 * the camera's pixels; `still.thumbnail` when the thumbnail is no small picture.
 */
function checkedSize({ original, thumbnail, method, track }: InputOf<'still.store'>): {
  width: number;
  height: number;
} {
  const size = jpegSize(original);
  const small = jpegSize(thumbnail);
  if (!size || !small) throw new AppError('still.not-jpeg');
  if (size.width * size.height > MAX_PICTURE_PIXELS)
    throw new AppError('still.too-many-pixels', { ...size, megapixels: MAX_PICTURE_PIXELS / 1e6 });
  if (thumbnail.length > THUMBNAIL_BYTES || Math.max(small.width, small.height) > THUMBNAIL_SIDE) {
    throw new AppError('still.thumbnail', { side: THUMBNAIL_SIDE });
  }
  // The track's size may be told turned by 90° on a tablet.
  const long = (a: number, b: number): number => Math.max(a, b);
  const short = (a: number, b: number): number => Math.min(a, b);
  const whole =
    long(size.width, size.height) >= long(track.width, track.height) &&
    short(size.width, size.height) >= short(track.width, track.height);
  if (method === 'grab-frame' && !whole) {
    const { width, height } = size;
    throw new AppError('still.reduced', {
      width,
      height,
      trackWidth: track.width,
      trackHeight: track.height,
    });
  }
  return size;
}
