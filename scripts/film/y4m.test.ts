import { expect, it } from 'vitest';
import { y4mFrame, y4mHeader } from './y4m';

const flat = (r: number, g: number, b: number): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: 4 * 2 * 4 }, (_, i) => [r, g, b, 255][i % 4]!);
const size = { width: 4, height: 2 };
const planes = (frame: Uint8Array): number[][] => {
  const body = [...frame.subarray('FRAME\n'.length)];
  return [body.slice(0, 8), body.slice(8, 10), body.slice(10)];
};

it('the header says size and rate as Chromium reads them', () => {
  expect(new TextDecoder().decode(y4mHeader(size, 15))).toBe('YUV4MPEG2 W4 H2 F15:1 Ip A1:1 C420\n');
});

// Expected: BT.601, studio range.
it.each([
  ['black', [0, 0, 0], [16, 128, 128]],
  ['white', [255, 255, 255], [235, 128, 128]],
  ['red', [255, 0, 0], [82, 90, 240]],
  ['green', [0, 255, 0], [144, 54, 34]],
  ['blue', [0, 0, 255], [41, 240, 110]],
] as const)('%s', (_, [r, g, b], [y, u, v]) => {
  const frame = y4mFrame(flat(r, g, b), size);
  expect(new TextDecoder().decode(frame.subarray(0, 6))).toBe('FRAME\n');
  expect(planes(frame)).toEqual([Array(8).fill(y), Array(2).fill(u), Array(2).fill(v)]);
});
