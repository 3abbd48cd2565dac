import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRect, toElement, toPicture } from './geometry';

const video = { width: 1280, height: 720 };

describe('a mark on the picture', () => {
  it('leaves out the bars above and below in a tall element', () => {
    const element = { width: 640, height: 640 };
    expect(drawnRect(element, video)).toEqual({ x: 0, y: 140, width: 640, height: 360 });
    expect(toPicture({ x: 320, y: 320 }, element, video)).toEqual({ x: 0.5, y: 0.5 });
    expect(toPicture({ x: 320, y: 100 }, element, video)).toBeNull();
  });

  it('leaves out the bars at the sides of a wide element', () => {
    const element = { width: 1000, height: 360 };
    expect(toPicture({ x: 180, y: 0 }, element, video)).toEqual({ x: 0, y: 0 });
    expect(toPicture({ x: 179, y: 0 }, element, video)).toBeNull();
  });

  it('is nowhere before the picture has a size', () => {
    expect(toPicture({ x: 1, y: 1 }, { width: 100, height: 100 }, { width: 0, height: 0 })).toBeNull();
    expect(toElement({ x: 0.5, y: 0.5 }, { width: 0, height: 0 }, video)).toBeNull();
  });

  it('is at the same place of the picture in windows of any two shapes', () => {
    const side = fc.integer({ min: 1, max: 4000 });
    const size = fc.record({ width: side, height: side });
    const part = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(size, size, part, (element, picture, mark) => {
        const point = toElement(mark, element, picture);
        const rect = drawnRect(element, picture);
        expect(point).not.toBeNull();
        expect(rect).not.toBeNull();
        expect((point!.x - rect!.x) / rect!.width).toBeCloseTo(mark.x, 6);
        expect((point!.y - rect!.y) / rect!.height).toBeCloseTo(mark.y, 6);
      }),
    );
  });
});
