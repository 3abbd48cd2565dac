import { describe, expect, it } from 'vitest';
import { arrowPath, ellipseOf, heightOf, linePath } from './mark-paths';

const canvas = { width: 1000, height: 500 };
const numbers = (path: string): number[] => [...path.matchAll(/-?\d+\.\d/g)].map(([one]) => Number(one));

describe('the shape of a mark', () => {
  it('has the picture’s own proportions', () => {
    expect(heightOf({ width: 1920, height: 1080 })).toBe(563);
    expect(heightOf({ width: 0, height: 0 })).toBe(1000);
  });

  it('is an arrow from tail to head, whose head is as large on a short one as its shaft allows', () => {
    const path = arrowPath(
      [
        { x: 0, y: 0.5 },
        { x: 0.5, y: 0.5 },
      ],
      canvas,
    );
    expect(path.startsWith('M0.0 250.0L500.0 250.0')).toBe(true);
    const [barbX, barbY] = numbers(path).slice(4);
    expect(barbX).toBeLessThan(500);
    expect(barbY).not.toBe(250);
    const short = numbers(
      arrowPath(
        [
          { x: 0, y: 0 },
          { x: 0.02, y: 0 },
        ],
        canvas,
      ),
    );
    expect(short[4]).toBeGreaterThan(10);
    expect(arrowPath([{ x: 0, y: 0 }], canvas)).toBe('');
  });

  it('is an ellipse in its box, from whichever corner it was drawn', () => {
    const [a, b] = [
      { x: 0.2, y: 0.8 },
      { x: 0.6, y: 0.4 },
    ];
    const box = ellipseOf([a, b], canvas);
    expect(box).toEqual(ellipseOf([b, a], canvas));
    expect(box.cx).toBeCloseTo(400);
    expect(box.cy).toBeCloseTo(300);
    expect(box.rx).toBeCloseTo(200);
    expect(box.ry).toBeCloseTo(100);
  });

  it('is a line through the first and the last point', () => {
    const path = numbers(
      linePath(
        [
          { x: 0, y: 0 },
          { x: 0.1, y: 0.2 },
          { x: 0.4, y: 0.2 },
        ],
        canvas,
      ),
    );
    expect(path.slice(0, 2)).toEqual([0, 0]);
    expect(path.slice(-2)).toEqual([400, 100]);
    expect(linePath([{ x: 0, y: 0 }], canvas)).toBe('');
  });
});
