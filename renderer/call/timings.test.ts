import { describe, expect, it } from 'vitest';
import { Stopwatch } from './timings';

describe('times of a call', () => {
  it('count from when the other could be called, and keep the first', () => {
    let now = 1000;
    const watch = new Stopwatch(() => now);
    watch.appeared('company', 900);
    now = 1100;
    expect(watch.mark('connect_ms', 'company')).toBe(true);
    now = 5000;
    watch.appeared('company');
    expect(watch.mark('connect_ms', 'company')).toBe(false);
    expect(watch.mark('first_frame_ms', 'company')).toBe(true);
    expect(watch.timings).toEqual({ connect_ms: 200, first_frame_ms: 4100, still_ms: null });
  });

  it('say nothing of somebody who was never there', () => {
    const watch = new Stopwatch();
    expect(watch.mark('first_frame_ms', 'nobody')).toBe(false);
    expect(watch.timings.first_frame_ms).toBeNull();
  });
});
