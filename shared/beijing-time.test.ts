import { afterEach, describe, expect, it } from 'vitest';
import { beijingClock, beijingClockSecond, beijingMinute, beijingSecond } from './beijing-time';

const own = process.env.TZ;
afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

describe('Beijing time', () => {
  it.each([
    ['America/New_York', 14],
    ['Asia/Tokyo', 3],
    ['UTC', 18],
  ])('is the same on a machine in %s', (zone, hour) => {
    process.env.TZ = zone;
    const wall = '2026-03-15T18:30:05.123Z';
    // The machine really is in that zone: otherwise this would prove nothing.
    expect(new Date(wall).getHours()).toBe(hour);
    expect(beijingSecond(wall)).toBe('2026-03-16 02:30:05');
    expect(beijingMinute(wall)).toBe('2026-03-16 02:30');
    expect(beijingClock(wall)).toBe('02:30');
    expect(beijingClockSecond(wall)).toBe('02:30:05');
  });

  it('knows no summer time, and reads an offset', () => {
    expect(beijingMinute('2026-07-01T00:00:00Z')).toBe('2026-07-01 08:00');
    expect(beijingMinute('2026-03-16T09:30:00+08:00')).toBe('2026-03-16 09:30');
    expect(beijingMinute('2026-12-31T23:59:00-05:00')).toBe('2027-01-01 12:59');
  });

  it('leaves alone what is no time', () => {
    expect(beijingSecond('sometime')).toBe('sometime');
  });
});
