/** Reading the head of a JPEG (ITU-T T.81): enough to know that it is one, whole, and how large its picture is. */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;

/** Start-of-frame markers: C0–CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Width and height in pixels, or null when the bytes are not a whole JPEG. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  if (length < 4 || view.getUint16(0) !== (0xff00 | SOI) || view.getUint16(length - 2) !== (0xff00 | EOI))
    return null;
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 4 <= length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === TEM || (marker >= 0xd0 && marker <= SOI)) return null;
    const segment = view.getUint16(at + 2);
    if (segment < 2 || at + 2 + segment > length) return null;
    if (isFrame(marker)) {
      if (segment < 8) return null;
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker === SOS) return size && size.width > 0 && size.height > 0 ? size : null;
    at += 2 + segment;
  }
  return null;
}

/** The pixels of the largest cameras, with room. A JPEG of a few kilobytes can claim more than a memory holds. */
export const MAX_PICTURE_PIXELS = 64_000_000;

/** Whether the bytes are a JPEG that may be handed to a decoder: what it claims is read before anything is decoded. */
export function mayDecode(bytes: Uint8Array): boolean {
  const size = jpegSize(bytes);
  return size !== null && size.width * size.height <= MAX_PICTURE_PIXELS;
}
