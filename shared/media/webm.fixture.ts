import { concat, type Bytes } from '../bytes';

/** A live WebM stream as Chromium's MediaRecorder lays it out, built by hand from the few elements that it has. */

const element = (id: number[], content: Uint8Array): Bytes => {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, 0x10000000 + content.length);
  return concat(Uint8Array.from(id), size, content);
};
const uint = (value: number): Bytes => Uint8Array.of(value >> 16, (value >> 8) & 255, value & 255);
export const UNKNOWN = Uint8Array.of(0x01, 255, 255, 255, 255, 255, 255, 255);

const track = (number: number, type: number): Bytes =>
  element([0xae], concat(element([0xd7], uint(number)), element([0x83], uint(type))));
/** Opening of a stream with sound in track 2 and picture in track 1. */
export const INIT = concat(
  element([0x1a, 0x45, 0xdf, 0xa3], new Uint8Array(8)),
  concat(Uint8Array.of(0x18, 0x53, 0x80, 0x67), UNKNOWN),
  element([0x15, 0x49, 0xa9, 0x66], new Uint8Array(5)),
  element([0x16, 0x54, 0xae, 0x6b], concat(track(2, 2), track(1, 1))),
);
/** One frame of a track, at a time against its cluster's. */
export const block = (number: number, relative: number, key: boolean, bytes = 50): Bytes =>
  element(
    [0xa3],
    concat(
      Uint8Array.of(0x80 | number, relative >> 8, relative & 255, key ? 0x80 : 0),
      new Uint8Array(bytes),
    ),
  );
/** A cluster that does not know its size. */
export const cluster = (ms: number, ...blocks: Bytes[]): Bytes =>
  concat(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75), UNKNOWN, element([0xe7], uint(ms)), ...blocks);
