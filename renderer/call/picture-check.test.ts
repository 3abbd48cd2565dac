import { describe, expect, it } from 'vitest';
import { adviceOf, measure } from './picture-check';

describe('the size of a still', () => {
  const sharp = { sharpness: 5000, mean: 120, dark: 0, bright: 0 };
  const of = (width: number, height: number) => ({ width, height });

  it('is worth a word when it is small and the camera could do much more', () => {
    expect(adviceOf(sharp, of(640, 480), of(1920, 1080))).toEqual(['small']);
    expect(adviceOf(sharp, of(640, 480), of(640, 480))).toEqual([]);
    // More pixels than small print needs; the camera's own mode of 12 million is one of few frames a second.
    expect(adviceOf(sharp, of(1920, 1080), of(4000, 3000))).toEqual([]);
  });
});

it('a picture with nothing in it has no sharpness', () => {
  const grey = new Uint8ClampedArray(4 * 32 * 32).fill(128);
  expect(measure(grey, 32, 32)).toEqual({ sharpness: 0, mean: 128, dark: 0, bright: 0 });
  expect(measure(grey.subarray(0, 16), 2, 2).sharpness).toBe(0);
});
