import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayBefore } from './reconnect';

test('the first attempt is made at once and the next ones further and further apart', () => {
  const delays = [0, 1, 2, 3, 4, 5].map((failures) => delayBefore({ failures, urgent: false, random: 0 }));
  expect(delays).toEqual([0, 300, 1200, 2700, 4800, 7000]);
});

test('while a call is on, attempts never become rarer than one a second', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      expect(delayBefore({ failures, urgent: true, random })).toBeLessThanOrEqual(1000);
    }),
  );
});

test('without a call the wait grows to about a minute and stays there', () => {
  expect(delayBefore({ failures: 6, urgent: false, random: 0 })).toBe(14_000);
  expect(delayBefore({ failures: 500, urgent: false, random: 0 })).toBe(60_000);
});

test('chance adds at most a quarter and never takes away', () => {
  expect(delayBefore({ failures: 3, urgent: false, random: 0.5 })).toBe(Math.round(2700 * 1.125));
});
