import { expect, test } from 'vitest';
import { PATIENCE_MS, Patience } from './patience';

test('a file that comes in over the call is left alone while it moves and taken up when it stands still', () => {
  let now = 0;
  const patience = new Patience(() => now);
  expect(patience.isMoving('a', 0)).toBe(true);
  now += PATIENCE_MS - 1;
  expect(patience.isMoving('a', 0)).toBe(true);
  expect(patience.isMoving('a', 60_000)).toBe(true);
  now += PATIENCE_MS - 1;
  expect(patience.isMoving('a', 60_000)).toBe(true);
  now += 1;
  expect(patience.isMoving('a', 60_000)).toBe(false);
  expect(patience.isMoving('b', 60_000)).toBe(true);
});
