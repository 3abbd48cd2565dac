import { describe, expect, it } from 'vitest';
import type { RecordEvent } from './event';
import { order } from './order';

/** Heaps of events that a hostile bundle may hold: no work may grow faster than they do. */

const AUTHOR = 'a'.repeat(64);
const name = (n: number): string => n.toString(16).padStart(64, '0');
const event = (n: number, facts: Partial<RecordEvent>): RecordEvent =>
  ({
    hash: name(n),
    author: AUTHOR,
    case: '0'.repeat(32),
    seq: n,
    prev: null,
    seen: {},
    wall: '2026-03-16T01:00:00.000Z',
    type: 'chat.said',
    body: { text: '' },
    ...facts,
  }) as RecordEvent;

const HEAPS: [string, (count: number) => RecordEvent[]][] = [
  ['a chain', (count) => range(count, (n) => event(n, { prev: n === 0 ? null : name(n - 1) }))],
  ['a fork of one place', (count) => range(count, (n) => event(n, { seq: 0 }))],
  [
    'one cause of all the others',
    (count) => range(count, (n) => event(n, { seq: Math.min(n, 1), prev: n === 0 ? null : name(0) })),
  ],
  [
    'one missing cause of all the others',
    (count) => range(count, (n) => event(n + 1, { prev: n === 0 ? name(0) : name(1) })),
  ],
];

function range(count: number, make: (n: number) => RecordEvent): RecordEvent[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

/** Processor time, which is this test's own however busy the machine is. */
function cost(events: readonly RecordEvent[]): number {
  const before = process.cpuUsage();
  order(events);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('ordering', () => {
  it.each(HEAPS)(
    'of %s takes far from four times the time for twice the events',
    (_what, make) => {
      // Three doublings in one. Linear work measures 2 to 3 each, for the processor's caches and the collector; square work 4.
      const [few, many] = [make(5000), make(40_000)];
      const best = (events: RecordEvent[]): number =>
        Math.min(...Array.from({ length: 3 }).map(() => cost(events)));
      expect(Math.cbrt(best(many) / best(few))).toBeLessThan(3.4);
    },
    120_000,
  );
});
