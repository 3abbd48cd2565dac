import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintMarker, readMarker, sharpness } from './marker';

function picture(width: number, height: number, frame: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#7a6a55';
  context.fillRect(0, 0, width, height);
  paintMarker(width, height, frame, (x, y, w, h, white) => {
    context.fillStyle = white ? '#fff' : '#000';
    context.fillRect(x, y, w, h);
  });
  return canvas;
}

const pixels = (canvas: Canvas) =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;

async function scaled(source: Canvas, width: number, height: number, quality: number): Promise<Canvas> {
  const canvas = createCanvas(width, height);
  const image = await loadImage(source.toBuffer('image/jpeg', quality));
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return canvas;
}

describe('the film marker', () => {
  it('property: is read back at both film sizes', () => {
    const sizes = fc.constantFrom<[number, number]>([1920, 1080], [1280, 720]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), sizes, (frame, [width, height]) => {
        expect(readMarker(pixels(picture(width, height, frame)), width, height)).toEqual({ frame });
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    [1280, 720],
    [960, 540],
    [640, 360],
  ])('survives a bad stream at %i×%i', async (width, height) => {
    const stream = await scaled(picture(1920, 1080, 47), width, height, 30);
    expect(readMarker(pixels(stream), width, height)).toEqual({ frame: 47 });
  });

  it('is not seen where there is none, or where one cell is wrong', () => {
    const plain = createCanvas(1920, 1080);
    expect(readMarker(pixels(plain), 1920, 1080)).toBeNull();
    expect(readMarker([], 1920, 1080)).toBeNull();
    const spoilt = picture(1920, 1080, 5);
    const context = spoilt.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(1920 - 24 - 72 - 12 - 192 + 8 * 12, 1080 - 48, 12, 12);
    expect(readMarker(pixels(spoilt), 1920, 1080)).toBeNull();
  });
});

describe('sharpness', () => {
  it('is high in the picture as filmed, also after JPEG', async () => {
    const original = picture(1920, 1080, 1);
    expect(sharpness(pixels(original), 1920, 1080)).toBeGreaterThan(0.95);
    expect(sharpness(pixels(await scaled(original, 1920, 1080, 75)), 1920, 1080)).toBeGreaterThan(0.8);
  });

  it('is gone once the picture was smaller', async () => {
    const small = await scaled(picture(1920, 1080, 1), 1280, 720, 95);
    const back = await scaled(small, 1920, 1080, 95);
    expect(sharpness(pixels(back), 1920, 1080)).toBeLessThan(0.3);
  });
});
