import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readMarker, sharpness } from './marker';
import { atOwnSpeed, repeatFrames, splitFrames, withRate } from './mjpeg';

const jpeg = (colour: string): Uint8Array => {
  const canvas = createCanvas(64, 48);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 40, 40);
  return canvas.toBuffer('image/jpeg', 80);
};

const film = (name: string): Uint8Array =>
  readFileSync(new URL(`../../assets/camera/${name}.mjpeg`, import.meta.url));

describe('a raw .mjpeg', () => {
  const two = new Uint8Array(Buffer.concat([jpeg('red'), jpeg('navy')]));

  it('is cut at the pictures and put together again', () => {
    expect(splitFrames(two).map((f) => f.length)).toEqual([jpeg('red').length, jpeg('navy').length]);
    expect(splitFrames(repeatFrames(two, 3)).map((f) => f.length)).toHaveLength(6);
    expect(repeatFrames(two, 1)).toEqual(two);
  });

  it('says where it breaks', () => {
    expect(() => splitFrames(two.subarray(0, two.length - 5))).toThrow(`byte ${jpeg('red').length}`);
    expect(() => splitFrames(Uint8Array.of(1, 2, 3))).toThrow('No JPEG at byte 0');
  });

  it('is stretched to its own speed only where it says so', () => {
    const noted = withRate(jpeg('red'), 10);
    expect(splitFrames(atOwnSpeed(noted))).toHaveLength(3);
    expect(atOwnSpeed(two)).toBe(two);
  });
});

describe.each([
  ['warehouse', 1920, 1080, 9],
  ['warehouse-2', 1280, 720, 3.2],
])('the film %s', (name, width, height, mebibytes) => {
  it('is small, numbered frame by frame, 4:2:0 and sharp', async () => {
    const bytes = film(name);
    expect(bytes.length).toBeLessThanOrEqual(mebibytes * 1024 * 1024);
    const frames = splitFrames(bytes);
    expect(frames.length).toBeGreaterThan(40);
    for (const index of [0, Math.floor(frames.length / 2), frames.length - 1]) {
      const frame = frames[index] ?? new Uint8Array();
      const canvas = createCanvas(width, height);
      canvas.getContext('2d').drawImage(await loadImage(frame), 0, 0);
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      expect(readMarker(data, width, height)).toEqual({ frame: index });
      expect(sharpness(data, width, height)).toBeGreaterThan(0.8);
      expect(sampling(frame)).toBe('2x2,1x1,1x1');
    }
  });
});

/** The sampling factors of the picture's components, from its start-of-frame segment. */
function sampling(frame: Uint8Array): string {
  let at = 2;
  while (frame[at + 1] !== 0xc0) at += 2 + ((frame[at + 2] ?? 0) << 8) + (frame[at + 3] ?? 0);
  return [0, 1, 2]
    .map((i) => frame[at + 11 + i * 3] ?? 0)
    .map((factors) => `${factors >> 4}x${factors & 15}`)
    .join(',');
}
