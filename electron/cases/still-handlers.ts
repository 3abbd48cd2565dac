import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { InputOf } from '../../shared/ipc/inputs';
import { withoutMetadata } from '../../shared/jpeg/metadata';
import { jpegSize, MAX_PICTURE_PIXELS } from '../../shared/jpeg/size';
import { toWire } from '../../shared/record/event';
import { partOf } from '../../shared/record/parts';
import type { BlobRef } from '../../shared/record/primitives';
import type { OpenHandlers } from '../bridge/handlers';
import type { Cases, Identities, Store } from '../services';
import { isNamed } from './missing';
import { assertMayCapture, assertMayGrab } from './stills';

export interface StillHandlerDeps {
  cases: Cases;
  identities: Identities;
  store: Store;
}

type StillCalls = Extract<keyof OpenHandlers, `still.${string}` | `frame.${string}` | `blob.${string}`>;

/** Longest side of a thumbnail, in pixels, and its most bytes: it goes ahead of the original and must be small. */
const THUMBNAIL_SIDE = 640;
const THUMBNAIL_BYTES = 256 * 1024;

/** What is sent is at most 1280×720: far more than a frame of it takes. */
const FRAME_BYTES = 16 * 1024 * 1024;

/** Storing a still where it was made, and the files of the record on their way between machines. */
export function stillHandlers({
  cases,
  identities,
  store,
}: StillHandlerDeps): Pick<OpenHandlers, StillCalls> {
  return {
    'still.store': async (input) => {
      const { case: id, still, item, original, thumbnail, method, camera, track, check } = input;
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
      const picture = sha256Of(withoutMetadata(original));
      const made = { still, item, ...refs, width, height, method, camera, track, picture };
      const { hash } = await cases.write(id, 'still.captured', check ? { ...made, check } : made);
      const signed = store.events.signed(id, hash);
      if (!signed) throw new AppError('store.damaged', { what: 'event' });
      return { event: toWire(signed), ...refs, width, height };
    },

    'frame.store': async ({ case: id, frame, item, image: bytes, from, delayMs }) => {
      const inspection = cases.log(id).inspection;
      if (!inspection) throw new AppError('case.not-here');
      const me = identities.forCase(id)?.person;
      assertMayGrab(inspection, me ? partOf(me, id, inspection.case) : null);
      const size = jpegSize(bytes);
      if (!size) throw new AppError('still.not-jpeg');
      if (bytes.length > FRAME_BYTES) throw new AppError('still.frame-large');
      const image = { ...jpegRef(bytes), mime: 'image/jpeg' as const };
      await store.blobs.put(id, image, bytes);
      const body = { frame, image, ...size, from, delayMs };
      await cases.write(id, 'frame.grabbed', item === undefined ? body : { ...body, item });
      return { image };
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
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function jpegRef(bytes: Uint8Array): BlobRef {
  return { sha256: sha256Of(bytes), size: bytes.length, mime: 'image/jpeg' };
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
