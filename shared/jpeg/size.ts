import { EOI, headSegments } from './segments';

/** Start-of-frame markers: C0–CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Width and height in pixels, or null when the bytes are not a whole JPEG. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(bytes.length - 2) !== (0xff00 | EOI)) return null;
  let size: { width: number; height: number } | null = null;
  for (const { marker, content, end } of headSegments(bytes) ?? []) {
    if (!isFrame(marker)) continue;
    if (end - content < 6) return null;
    size = { width: view.getUint16(content + 3), height: view.getUint16(content + 1) };
  }
  return size && size.width > 0 && size.height > 0 ? size : null;
}

/** The pixels of the largest cameras, with room. A JPEG of a few kilobytes can claim more than a memory holds. */
export const MAX_PICTURE_PIXELS = 64_000_000;

/** Whether the bytes are a JPEG that may be handed to a decoder: what it claims is read before anything is decoded. */
export function mayDecode(bytes: Uint8Array): boolean {
  const size = jpegSize(bytes);
  return size !== null && size.width * size.height <= MAX_PICTURE_PIXELS;
}
