import { describe, expect, it } from 'vitest';
import { concat, type Bytes } from '../bytes';
import { WebmSplitter, type WebmPiece } from './webm-splitter';

/** A live WebM stream as Chromium's MediaRecorder lays it out, built by hand from the few elements that it has. */

const element = (id: number[], content: Uint8Array): Bytes => {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, 0x10000000 + content.length);
  return concat(Uint8Array.from(id), size, content);
};
const uint = (value: number): Bytes => Uint8Array.of(value >> 16, (value >> 8) & 255, value & 255);
const UNKNOWN = Uint8Array.of(0x01, 255, 255, 255, 255, 255, 255, 255);

const track = (number: number, type: number): Bytes =>
  element([0xae], concat(element([0xd7], uint(number)), element([0x83], uint(type))));
const INIT = concat(
  element([0x1a, 0x45, 0xdf, 0xa3], new Uint8Array(8)),
  concat(Uint8Array.of(0x18, 0x53, 0x80, 0x67), UNKNOWN),
  element([0x15, 0x49, 0xa9, 0x66], new Uint8Array(5)),
  element([0x16, 0x54, 0xae, 0x6b], concat(track(2, 2), track(1, 1))),
);
const block = (number: number, relative: number, key: boolean, bytes = 50): Bytes =>
  element(
    [0xa3],
    concat(
      Uint8Array.of(0x80 | number, relative >> 8, relative & 255, key ? 0x80 : 0),
      new Uint8Array(bytes),
    ),
  );
const cluster = (ms: number, ...blocks: Bytes[]): Bytes =>
  concat(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75), UNKNOWN, element([0xe7], uint(ms)), ...blocks);

const FIRST = cluster(0, block(2, 0, true), block(1, 3, true), block(1, 66, false), block(2, 1980, true));
const SECOND = cluster(2001, block(1, 0, true), block(2, 20, true));
const STREAM = concat(INIT, FIRST, SECOND);

const split = (portions: Uint8Array[]): WebmPiece[] => {
  const splitter = new WebmSplitter();
  return [...portions.flatMap((portion) => splitter.push(portion)), ...splitter.end()];
};
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('cutting a live WebM stream', () => {
  it.each([1, 7, 64, STREAM.length])('gives opening and clusters, in portions of %i bytes', (size) => {
    const portions = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, i) =>
      STREAM.subarray(i * size, (i + 1) * size),
    );
    expect(split(portions)).toEqual([
      { kind: 'init', bytes: INIT },
      { kind: 'segment', bytes: FIRST, fromMs: 0, toMs: 1980, key: true },
      { kind: 'segment', bytes: SECOND, fromMs: 2001, toMs: 2021, key: true },
    ]);
  });

  it('says where playing cannot begin', () => {
    const [, , late] = split([INIT, FIRST, cluster(2001, block(1, 0, false), block(1, 30, true))]);
    expect(late).toMatchObject({ key: false });
    const [, silent] = split([INIT, cluster(0, block(2, 0, true))]);
    expect(silent).toMatchObject({ key: false });
  });

  it('keeps of a torn end what is whole', () => {
    const [, , last] = split([concat(STREAM, block(1, 40, false).subarray(0, 20))]);
    expect(last).toEqual({ kind: 'segment', bytes: SECOND, fromMs: 2001, toMs: 2021, key: true });
    expect(split([INIT.subarray(0, 20)])).toEqual([]);
  });

  it('refuses what is no such stream', () => {
    expect(codeOf(() => split([FIRST]))).toBe('recording.malformed');
    expect(codeOf(() => split([Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)]))).toBe('recording.malformed');
    const endless = concat(INIT, Uint8Array.of(0xa3), UNKNOWN);
    expect(codeOf(() => split([endless]))).toBe('recording.malformed');
    const huge = concat(INIT, cluster(0), Uint8Array.of(0xa3, 0x0f, 255, 255, 255));
    expect(codeOf(() => split([huge, new Uint8Array(17 * 1024 * 1024)]))).toBe('recording.malformed');
  });
});
