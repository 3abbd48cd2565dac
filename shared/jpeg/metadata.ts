import { concat, type Bytes } from '../bytes';
import { APP1, headSegments } from './segments';

/** Largest content of one segment: its length has two bytes and counts itself. */
const MAX_CONTENT = 0xffff - 2;

/**
 * The picture without its APP1 segments (Exif, XMP): what the camera saw, whatever was written about it. Not a whole
 * JPEG: the bytes as they are.
 */
export function withoutMetadata(jpeg: Uint8Array): Bytes {
  const about = (headSegments(jpeg) ?? []).filter(({ marker }) => marker === APP1);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end } of about) {
    parts.push(jpeg.subarray(from, start));
    from = end;
  }
  return concat(...parts, jpeg.subarray(from));
}

/**
 * The same compressed picture with this APP1 segment, right behind SOI where readers look for it, in place of those
 * that were there.
 * @param content what is in the segment, at most 65,533 bytes.
 * @throws RangeError when it is larger, or the bytes are no JPEG.
 */
export function withMetadata(jpeg: Uint8Array, content: Uint8Array): Bytes {
  if (content.length > MAX_CONTENT) throw new RangeError('a segment holds at most 65,533 bytes');
  if (!headSegments(jpeg)) throw new RangeError('not a JPEG');
  const size = content.length + 2;
  const head = Uint8Array.of(0xff, APP1, size >> 8, size & 0xff);
  const bare = withoutMetadata(jpeg);
  return concat(bare.subarray(0, 2), head, content, bare.subarray(2));
}
