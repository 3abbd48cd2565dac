import { describe, expect, it } from 'vitest';
import { SilenceWatch } from './silence';

/** A look each second; the bytes that had come by then. */
const looks = (bytes: number[]): boolean[] => {
  const watch = new SilenceWatch(0);
  return bytes.map((count, second) => watch.take(count, second * 1000));
};

describe('silence on a connection', () => {
  it('is noticed at the third look without anything new, and over with the first byte', () => {
    expect(looks([10, 20, 20, 20, 20, 20, 21])).toEqual([false, false, false, false, true, true, false]);
  });

  it('is not concluded from looks that come late: this machine stood still', () => {
    const watch = new SilenceWatch(0);
    watch.take(10, 0);
    for (const at of [1000, 2000]) expect(watch.take(10, at)).toBe(false);
    expect(watch.take(10, 60_000)).toBe(false);
    expect(watch.take(11, 61_000)).toBe(false);
  });

  it('says for how long it has lasted', () => {
    const watch = new SilenceWatch(500);
    expect(watch.quietFor(700)).toBe(200);
    watch.take(10, 1000);
    watch.take(10, 2000);
    expect(watch.quietFor(4200)).toBe(3200);
  });
});
