import { z } from 'zod';
import { PICTURE_ADVICE } from './picture-advice';
import { BlobRef, ItemId, RandomId, Sha256, ShortText } from './primitives';

/** What the events of stills and of frames of the video say. See `BODIES`, which they are part of. */

/** What the camera's machine measured on a still before it was hashed; nothing follows from it by itself. */
const PictureCheck = z.strictObject({
  /** Variance of the Laplacian where the picture is sharpest, see docs/RECORD-FORMAT.md. */
  sharpness: z.number().min(0).max(1e7),
  /** Mean brightness, 0 to 255, and the shares of pixels that are as good as black and white. */
  mean: z.number().min(0).max(255),
  dark: z.number().min(0).max(1),
  bright: z.number().min(0).max(1),
  /** The largest picture that the camera offers, as far as it says. */
  offered: z.strictObject({ width: z.int().min(1).max(65_535), height: z.int().min(1).max(65_535) }),
  advice: z.array(z.enum(PICTURE_ADVICE)).max(PICTURE_ADVICE.length),
});
export type PictureCheck = z.infer<typeof PictureCheck>;

export const STILL_BODIES = {
  'still.requested': z.strictObject({
    still: RandomId,
    item: ItemId,
    /** An earlier still of the item that this one is to take the place of. */
    retakeOf: RandomId.optional(),
    /** The earlier one stays in use beside this one. */
    keepBoth: z.literal(true).optional(),
    /** The same for all stills of one burst. */
    burst: RandomId.optional(),
  }),
  'still.captured': z.strictObject({
    still: RandomId,
    item: ItemId,
    original: BlobRef,
    thumbnail: BlobRef,
    width: z.int().min(1).max(16384),
    height: z.int().min(1).max(16384),
    method: z.enum(['grab-frame', 'take-photo']),
    /** The camera's name as its system gives it. */
    camera: z.string().max(200),
    /** Size of the camera's track when the frame was taken. */
    track: z.strictObject({ width: z.int().min(1), height: z.int().min(1), frameRate: z.number().min(0) }),
    check: PictureCheck.optional(),
    /** SHA-256 of the original without its APP1 segments: the same for the same picture, whatever is written about it. */
    picture: Sha256.optional(),
  }),
  'still.failed': z.strictObject({ still: RandomId, item: ItemId, code: z.string().max(80) }),
  'still.received': z.strictObject({ still: RandomId, sha256: Sha256 }),
  'still.set-aside': z.strictObject({ still: RandomId, reason: ShortText }),
  /** A frame of the video as it arrived at the officer's: it may accompany evidence and is none. */
  'frame.grabbed': z.strictObject({
    frame: RandomId,
    /** The item that was being shown; absent where none was. */
    item: ItemId.optional(),
    image: z.strictObject({ ...BlobRef.shape, mime: z.literal('image/jpeg') }),
    width: z.int().min(1).max(16384),
    height: z.int().min(1).max(16384),
    /** Fingerprint of whose video it is. */
    from: Sha256,
    /** From the camera's exposure to the officer's screen in milliseconds, as the browser estimates it; null unknown. */
    delayMs: z.int().min(0).max(600_000).nullable(),
  }),
} as const;
