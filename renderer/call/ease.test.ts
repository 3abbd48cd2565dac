import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Ease } from './ease';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives way once for a burst, and until its last still is on its way', () => {
  const said: boolean[] = [];
  const ease = new Ease(() => said.push(ease.on));
  ease.begin();
  vi.advanceTimersByTime(600);
  ease.begin();
  vi.advanceTimersByTime(600);
  expect(said).toEqual([true]);
  vi.advanceTimersByTime(600);
  expect(said).toEqual([true, false]);
});

it('says nothing after the call', () => {
  const changed = vi.fn();
  const ease = new Ease(changed);
  ease.begin();
  ease.close();
  vi.advanceTimersByTime(5000);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(ease.on).toBe(false);
});
