import { expect, it } from 'vitest';
import { CLOCK_ROUNDS, ClockWatch, clockDifference } from './clock-watch';

it('a difference is what NTP makes of four times: here the other clock is 5 s ahead, the way takes 40 ms', () => {
  expect(clockDifference(1000, 6020, 6120, 140)).toEqual({ aheadMs: 5000, roundTripMs: 40 });
  expect(clockDifference(6000, 1020, 1020, 40)).toEqual({ aheadMs: -5000, roundTripMs: 40 });
});

const rounds = (watch: ClockWatch, aheadMs: number, roundTrips: number[]) =>
  roundTrips.map((roundTripMs) => watch.take({ aheadMs: aheadMs + roundTripMs, roundTripMs }));

it('of each few measurements the one with the least round trip is written, once, and again when it has moved', () => {
  const watch = new ClockWatch();
  const first = rounds(watch, 100, [300, 40.4, 80, 500, 90]);
  expect(first).toHaveLength(CLOCK_ROUNDS);
  expect(first.filter(Boolean)).toEqual([{ aheadMs: 140, roundTripMs: 40 }]);
  expect(rounds(watch, 1900, [40, 40, 40, 40, 40]).filter(Boolean)).toEqual([]);
  expect(rounds(watch, 3600_100, [40, 40, 40, 40, 40]).filter(Boolean)).toHaveLength(1);
  expect(rounds(watch, 3600_100, [40, 40, 40, 40, 40]).filter(Boolean)).toEqual([]);
});

it('a slow line is no move, and an answer that took longer than an event can say is none', () => {
  const watch = new ClockWatch();
  rounds(watch, 0, [10, 10, 10, 10, 10]);
  expect(rounds(watch, -3000, [6000, 6000, 6000, 6000, 6000]).filter(Boolean)).toEqual([]);
  expect(
    rounds(watch, 90_000, [6e5 + 1, 6e5 + 1, 6e5 + 1, 6e5 + 1, 6e5 + 1, 6e5 + 1]).filter(Boolean),
  ).toEqual([]);
});
