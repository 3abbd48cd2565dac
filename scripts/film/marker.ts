/**
 * What the camera films carry in their lower right corner: a block code of the frame's number, readable even in the
 * downscaled, compressed stream, and a patch of 1-pixel lines that only the film's full resolution shows. With the two a
 * test can tell which frame of the film a still shows, and that its pixels are the camera's and not the stream's.
 */

/** Where a rectangle is to be painted, and whether white or black. Pixels from the upper left. */
export type PaintRect = (x: number, y: number, width: number, height: number, white: boolean) => void;

const COLUMNS = 16;
const HEADER = 0b10110010;
const HEADER_BITS = 8;
const PATCH_CELLS = 6;
/** Least difference between the header's white and black cells, of 255, for the code to count as seen. */
const MIN_CONTRAST = 64;

/** Side of one cell; the layout scales with the width, so a scaled picture is read by the same rule. */
function layout(width: number, height: number) {
  const cell = Math.max(2, Math.round(width / 160));
  const codeWidth = COLUMNS * cell;
  const patchWidth = PATCH_CELLS * cell;
  const right = width - 2 * cell;
  const patch = { x: right - patchWidth, y: height - 4 * cell, width: patchWidth, height: 2 * cell };
  return { cell, patch, code: { x: patch.x - cell - codeWidth, y: patch.y } };
}

function crc8(value: number): number {
  let crc = value & 0xffff;
  for (let i = 0; i < 16; i += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x0700) & 0xffff : (crc << 1) & 0xffff;
  return crc >> 8;
}

/** The 32 cells in reading order, two rows of 16: header 8, frame number 16, CRC-8 of the frame number. True is white. */
function cells(frame: number): boolean[] {
  const bits = (value: number, count: number): boolean[] =>
    Array.from({ length: count }, (_, i) => ((value >> (count - 1 - i)) & 1) === 1);
  return [...bits(HEADER, HEADER_BITS), ...bits(frame, 16), ...bits(crc8(frame), 8)];
}

/** Paints the marker of frame 0–65535 and the resolution patch into a picture of the given size. */
export function paintMarker(width: number, height: number, frame: number, paint: PaintRect): void {
  const { cell, code, patch } = layout(width, height);
  const totalWidth = patch.x + patch.width - code.x;
  paint(code.x - cell, code.y - cell, totalWidth + 2 * cell, 4 * cell, false);
  cells(frame).forEach((white, i) => {
    paint(code.x + (i % COLUMNS) * cell, code.y + Math.floor(i / COLUMNS) * cell, cell, cell, white);
  });
  // Left half: a checker; right half: upright lines. Both alternate pixel by pixel, aligned to even coordinates.
  const half = Math.floor(patch.width / 2);
  for (let x = 0; x < patch.width; x += 1) {
    if (x >= half) {
      paint(patch.x + x, patch.y, 1, patch.height, x % 2 === 0);
    } else {
      for (let y = 0; y < patch.height; y += 1) paint(patch.x + x, patch.y + y, 1, 1, (x + y) % 2 === 0);
    }
  }
}

function luma(rgba: ArrayLike<number>, width: number, x: number, y: number): number {
  const i = (y * width + x) * 4;
  return 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
}

/** Mean luma of the middle half of a cell: its border may have run into the neighbour. */
function cellLuma(rgba: ArrayLike<number>, width: number, x: number, y: number, cell: number): number {
  const inset = Math.floor(cell / 4);
  let sum = 0;
  let count = 0;
  for (let dy = inset; dy < cell - inset; dy += 1) {
    for (let dx = inset; dx < cell - inset; dx += 1) {
      sum += luma(rgba, width, x + dx, y + dy);
      count += 1;
    }
  }
  return sum / count;
}

/**
 * Reads the frame number from a picture of the film at any scale of the same aspect ratio (RGBA, 8 bits, row by row).
 * Null where there is no marker, or its checksum is wrong.
 */
export function readMarker(rgba: ArrayLike<number>, width: number, height: number): { frame: number } | null {
  if (rgba.length < width * height * 4) return null;
  const { cell, code } = layout(width, height);
  if (code.x < 0 || code.y < 0) return null;
  const lumas = Array.from({ length: 32 }, (_, i) =>
    cellLuma(rgba, width, code.x + (i % COLUMNS) * cell, code.y + Math.floor(i / COLUMNS) * cell, cell),
  );
  const expected = cells(0).slice(0, HEADER_BITS);
  const header = lumas.slice(0, HEADER_BITS);
  const white = Math.min(...header.filter((_, i) => expected[i]));
  const black = Math.max(...header.filter((_, i) => !expected[i]));
  if (white - black < MIN_CONTRAST) return null;
  const threshold = (white + black) / 2;
  const number = (from: number, to: number): number =>
    lumas.slice(from, to).reduce((value, l) => value * 2 + (l > threshold ? 1 : 0), 0);
  const frame = number(HEADER_BITS, 24);
  return number(24, 32) === crc8(frame) ? { frame } : null;
}

/**
 * How much of the resolution patch is left, 0–1: the mean step between neighbouring pixels, the weaker of checker and
 * lines. The untouched film gives more than 0.8; one scaled down to 1280×720 and back gives less than 0.3.
 */
export function sharpness(rgba: ArrayLike<number>, width: number, height: number): number {
  const { patch } = layout(width, height);
  const half = Math.floor(patch.width / 2);
  return Math.min(step(rgba, width, patch, 0, half), step(rgba, width, patch, half, patch.width));
}

function step(
  rgba: ArrayLike<number>,
  width: number,
  patch: { x: number; y: number; height: number },
  from: number,
  to: number,
): number {
  let sum = 0;
  let count = 0;
  // The outermost pixels touch other things and suffer from their JPEG blocks.
  for (let y = patch.y + 2; y < patch.y + patch.height - 2; y += 1) {
    for (let x = patch.x + from + 2; x < patch.x + to - 3; x += 1) {
      sum += Math.abs(luma(rgba, width, x, y) - luma(rgba, width, x + 1, y));
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count / 255;
}
