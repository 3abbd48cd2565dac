import type { PictureAdvice } from '../../shared/record/picture-advice';
import type { PictureCheck } from '../../shared/record/still-bodies';

/**
 * What can be measured on a still where it is made. Chosen on the camera films (scripts/film) as they are, blurred,
 * darkened, brightened and with noise; `scripts/film/picture-check.test.ts` repeats it.
 */

/** Pictures are measured at this longest side, so that the numbers mean the same for every camera. */
export const CHECK_SIDE = 960;
/** The picture is looked at in this many tiles a side. */
const TILES = 8;
/** A label before a plain wall is sharp where the label is: the fifth sharpest of the 64 tiles counts. */
const RANK = 4;

/**
 * Below this a picture looks blurred at full size. On the films: 1,560 and more as they are, 450 and more at a tenth of
 * the light; 30 to 100 with a Gaussian blur of 5 pixels at 1920×1080.
 */
const SHARP = 300;
/** As good as black and as good as white. */
const BLACK = 8;
const WHITE = 247;
/** Films as they are: mean 83 to 194, at most 1 % black, at most 30 % white (a sheet of paper that fills the picture). */
const DARK_MEAN = 40;
const BRIGHT_MEAN = 225;
const CLIPPED = 0.5;
/** Small print of a label needs about as many pixels as this. */
const ENOUGH_PIXELS = 1920 * 1080;

export type Measured = Pick<PictureCheck, 'sharpness' | 'mean' | 'dark' | 'bright'>;
type Size = PictureCheck['offered'];

/** @param rgba four bytes a pixel, row by row. */
export function measure(rgba: Uint8ClampedArray, width: number, height: number): Measured {
  const grey = toGrey(rgba);
  let sum = 0;
  let dark = 0;
  let bright = 0;
  for (const value of grey) {
    sum += value;
    if (value <= BLACK) dark += 1;
    if (value >= WHITE) bright += 1;
  }
  const share = (count: number): number => Math.round((10_000 * count) / grey.length) / 10_000;
  return {
    sharpness: Math.round(10 * sharpest(grey, width, height)) / 10,
    mean: Math.round((10 * sum) / grey.length) / 10,
    dark: share(dark),
    bright: share(bright),
  };
}

/** What the officer may want to take again, worst first. */
export function adviceOf(
  { sharpness, mean, dark, bright }: Measured,
  picture: Size,
  offered: Size,
): PictureAdvice[] {
  const pixels = picture.width * picture.height;
  const advice: PictureAdvice[] = [];
  if (sharpness < SHARP) advice.push('blurred');
  if (mean < DARK_MEAN || dark > CLIPPED) advice.push('dark');
  if (mean > BRIGHT_MEAN || bright > CLIPPED) advice.push('bright');
  // A camera may offer more at a frame rate that nobody can point it at; only what is really small is worth a word.
  if (pixels < ENOUGH_PIXELS && 2 * pixels < offered.width * offered.height) advice.push('small');
  return advice;
}

/** Luma of ITU-R BT.601 in integers. */
function toGrey(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4)
    grey[i] = (77 * rgba[at]! + 150 * rgba[at + 1]! + 29 * rgba[at + 2]!) >> 8;
  return grey;
}

/** Variance of the Laplacian of the fifth sharpest tile. */
function sharpest(grey: Uint8Array, width: number, height: number): number {
  const across = Math.floor((width - 2) / TILES);
  const down = Math.floor((height - 2) / TILES);
  if (across < 1 || down < 1) return 0;
  const tiles: number[] = [];
  for (let row = 0; row < TILES; row++)
    for (let column = 0; column < TILES; column++)
      tiles.push(variance(grey, width, 1 + column * across, 1 + row * down, across, down));
  return tiles.sort((a, b) => b - a)[RANK]!;
}

function variance(
  grey: Uint8Array,
  stride: number,
  left: number,
  top: number,
  width: number,
  height: number,
): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + height; y++) {
    for (let at = y * stride + left, end = at + width; at < end; at++) {
      const edge = 4 * grey[at]! - grey[at - 1]! - grey[at + 1]! - grey[at - stride]! - grey[at + stride]!;
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = width * height;
  return squares / count - (sum / count) ** 2;
}
