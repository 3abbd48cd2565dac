import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Pushes } from '../../shared/ipc/contract';
import type { MainPort } from './main-port';
import { listenToPower } from './sleep';

let push: (value: Pushes['power-changed']) => void;
let told: string[];
let stops: (() => void)[];
const main = {
  call: () => Promise.reject(new Error('nothing is asked')),
  on: (_name: string, listener: typeof push) => {
    push = listener;
    return () => undefined;
  },
} as unknown as MainPort;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  stops = listenToPower(main, (to) => told.push(to));
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

/** The clock of the wall goes on while nothing else does. */
const sleep = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

it('tells what the system says', () => {
  push({ to: 'asleep' });
  push({ to: 'awake' });
  expect(told).toEqual(['asleep', 'awake']);
});

it('notices a gap by itself, and no gap where the machine was merely slow', () => {
  vi.advanceTimersByTime(60_000);
  sleep(10_000);
  vi.advanceTimersByTime(4000);
  expect(told).toEqual([]);
  sleep(600_000);
  vi.advanceTimersByTime(4000);
  expect(told).toEqual(['awake']);
});

it('tells one waking once', () => {
  sleep(600_000);
  push({ to: 'awake' });
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['awake']);
});
