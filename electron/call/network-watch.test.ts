import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNetwork } from './network-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('another address is told once it is there; order and a time without any are not a change', () => {
  let addresses = new Set(['192.0.2.1', '192.0.2.2']);
  const told: string[][] = [];
  const stop = watchNetwork(
    (now) => told.push([...now]),
    () => addresses,
  );
  const later = (next: string[]): void => {
    addresses = new Set(next);
    vi.advanceTimersByTime(1000);
  };
  later(['192.0.2.2', '192.0.2.1']);
  later([]);
  later(['192.0.2.1', '192.0.2.2']);
  expect(told).toEqual([]);
  later(['198.51.100.7']);
  expect(told).toEqual([['198.51.100.7']]);
  stop();
  later(['192.0.2.1']);
  expect(told).toHaveLength(1);
});
