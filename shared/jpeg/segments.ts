/** The head of a JPEG (ITU-T T.81), segment by segment, up to where its compressed data begins. */

const SOI = 0xd8;
export const EOI = 0xd9;
const SOS = 0xda;
export const APP1 = 0xe1;
const TEM = 0x01;

/** One marker segment: from its 0xff to behind its last byte. */
export interface Segment {
  marker: number;
  start: number;
  /** Where its content begins: behind marker and length. */
  content: number;
  end: number;
}

/** The segments from behind SOI to SOS, that one included; null where the bytes are not the head of a JPEG. */
export function headSegments(bytes: Uint8Array): Segment[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  if (length < 4 || view.getUint16(0) !== (0xff00 | SOI)) return null;
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === TEM || (marker >= 0xd0 && marker <= SOI)) return null;
    const size = view.getUint16(at + 2);
    const end = at + 2 + size;
    if (size < 2 || end > length) return null;
    segments.push({ marker, start: at, content: at + 4, end });
    if (marker === SOS) return segments;
    at = end;
  }
  return null;
}
