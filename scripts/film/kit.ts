/** What all scenes paint with: fonts, chance that repeats itself, textures, codes. */
import { execFileSync } from 'node:child_process';
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';

export type Context = SKRSContext2D;

/** Scenes are painted at this size, a fifth larger than the film, so that the camera can move and come closer. */
export const STAGE = { width: 2304, height: 1296 } as const;

/** Loads Noto Sans CJK, wherever fontconfig finds it. @throws Error saying which package has it. */
export function loadFonts(): void {
  for (const style of ['Regular', 'Bold']) {
    const file = execFileSync('fc-match', ['-f', '%{file}', `Noto Sans CJK SC:style=${style}`], {
      encoding: 'utf8',
    });
    if (!file.includes('NotoSansCJK')) throw new Error('Noto Sans CJK is missing: install fonts-noto-cjk');
    GlobalFonts.registerFromPath(file);
  }
}

export function sans(size: number, weight: 400 | 700 = 400): string {
  return `${weight} ${size}px "Noto Sans CJK SC"`;
}

/** A small repeatable generator (mulberry32): the same seed paints the same film. */
export function chance(seed: number): (from?: number, to?: number) => number {
  let state = seed >>> 0;
  return (from = 0, to = 1) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return from + (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (to - from);
  };
}

/** A tile of grey noise in blotches of `grain` pixels, to be laid over a surface. */
export function noiseTile(seed: number, size: number, grain: number, strength: number): Canvas {
  const random = chance(seed);
  const small = createCanvas(Math.ceil(size / grain), Math.ceil(size / grain));
  const context = small.getContext('2d');
  const image = context.createImageData(small.width, small.height);
  for (let i = 0; i < image.data.length; i += 4) {
    const white = random() > 0.5 ? 255 : 0;
    image.data.set([white, white, white, random() * strength * 255], i);
  }
  context.putImageData(image, 0, 0);
  const tile = createCanvas(size, size);
  tile.getContext('2d').drawImage(small, 0, 0, size, size);
  return tile;
}

/** Lays blotchy dirt over a rectangle. */
export function grime(
  c: Context,
  x: number,
  y: number,
  w: number,
  h: number,
  seed: number,
  strength: number,
): void {
  c.save();
  c.beginPath();
  c.rect(x, y, w, h);
  c.clip();
  for (const grain of [90, 24]) {
    c.drawImage(noiseTile(seed + grain, 512, grain, strength), x, y, Math.max(w, h), Math.max(w, h));
  }
  c.restore();
}

/** A linear gradient from stops of [offset, colour]; vertical unless `across`. */
export function shade(c: Context, from: number, to: number, stops: [number, string][], across = false) {
  const gradient = across ? c.createLinearGradient(from, 0, to, 0) : c.createLinearGradient(0, from, 0, to);
  for (const [offset, colour] of stops) gradient.addColorStop(offset, colour);
  return gradient;
}

/** Paints with a soft shadow below. */
export function withShadow(c: Context, blur: number, dy: number, alpha: number, paint: () => void): void {
  c.save();
  c.shadowColor = `rgba(0,0,0,${alpha})`;
  c.shadowBlur = blur;
  c.shadowOffsetY = dy;
  c.shadowOffsetX = dy / 3;
  paint();
  c.restore();
}

/** Bars in the manner of Code 128: they look right, and are not meant to be read. */
export function barcode(c: Context, x: number, y: number, w: number, h: number, text: string): void {
  const random = chance([...text].reduce((sum, ch) => sum * 31 + ch.charCodeAt(0), 7));
  c.fillStyle = '#111';
  const unit = w / (text.length * 11 + 2);
  for (let at = 0; at < w - unit * 2;) {
    const bar = unit * Math.ceil(random(0, 3));
    c.fillRect(x + at, y, Math.min(bar, w - at), h);
    at += bar + unit * Math.ceil(random(0, 3));
  }
}

/** A field in the manner of a QR code: finder squares and chance modules; not meant to be read. */
export function matrixCode(c: Context, x: number, y: number, size: number, seed: number): void {
  const n = 25;
  const unit = size / n;
  const random = chance(seed);
  c.fillStyle = '#fff';
  c.fillRect(x - unit * 2, y - unit * 2, size + unit * 4, size + unit * 4);
  c.fillStyle = '#111';
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      const corner = (row < 8 && (column < 8 || column >= n - 8)) || (row >= n - 8 && column < 8);
      if (!corner && random() > 0.5) c.fillRect(x + column * unit, y + row * unit, unit + 0.3, unit + 0.3);
    }
  }
  for (const [fx, fy] of [
    [0, 0],
    [n - 7, 0],
    [0, n - 7],
  ] as const) {
    for (const [inset, colour] of [
      [0, '#111'],
      [1, '#fff'],
      [2, '#111'],
    ] as const) {
      c.fillStyle = colour;
      c.fillRect(
        x + (fx + inset) * unit,
        y + (fy + inset) * unit,
        (7 - 2 * inset) * unit,
        (7 - 2 * inset) * unit,
      );
    }
  }
}
