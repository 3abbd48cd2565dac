import { expect, it } from 'vitest';
import { withGrain } from './grain';
import { y4mFrame } from './y4m';

const SIZE = { width: 64, height: 36 };
const flat = y4mFrame(new Uint8ClampedArray(SIZE.width * SIZE.height * 4).fill(128), SIZE);

it('grain changes some of the luma by one level, differently in every frame, and nothing else', () => {
  const [one, two] = [withGrain(flat, SIZE, 0), withGrain(flat, SIZE, 1)];
  const luma = SIZE.width * SIZE.height;
  const start = flat.length - luma * 1.5;
  const off = [...one].map((value, i) => Math.abs(value - (flat[i] ?? 0)));
  expect(Math.max(...off)).toBe(1);
  expect(off.filter((level) => level > 0).length).toBeGreaterThan(luma / 32);
  expect(off.filter((level) => level > 0).length).toBeLessThan(luma / 8);
  expect(
    off
      .slice(0, start)
      .concat(off.slice(start + luma))
      .every((level) => level === 0),
  ).toBe(true);
  expect(Buffer.compare(one, two)).not.toBe(0);
});
