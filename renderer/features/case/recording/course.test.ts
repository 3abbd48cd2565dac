import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../../shared/ipc/contract';
import type { TakeHere } from '../../../../shared/ipc/recordings';
import type { Inspection, Recording } from '../../../../shared/record/state';
import { happenings, spanAt, spansOf } from './course';
import { lastKeyBefore, segmentAt } from './segments';

const LEAD = 'a'.repeat(64);
const COMPANY = 'b'.repeat(64);
const id = 'c'.repeat(32);
const at = (ms: number): string => new Date(Date.parse('2026-03-16T02:00:00.000Z') + ms).toISOString();

const recording = {
  id,
  requested: { author: LEAD, event: '', wall: at(-9000) },
  takes: [
    { take: 1, started: at(0) },
    { take: 2, started: at(60_000) },
  ],
} as Recording;
const take = (number: number, ms: number): TakeHere => ({
  take: number,
  agrees: true,
  segments: [{ fromMs: 0, toMs: ms, size: 1, key: true }],
});

describe('the line of time of a recording', () => {
  const spans = spansOf(recording, [take(1, 20_000), take(2, 10_000)]);

  it('has its takes where they were recorded, and leads from a gap to the next one', () => {
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [0, 20_000],
      [60_000, 70_000],
    ]);
    expect(spanAt(spans, 19_999)?.take.take).toBe(1);
    expect(spanAt(spans, 30_000)?.take.take).toBe(2);
    expect(spanAt(spans, 70_000)).toBeNull();
  });

  it('leaves out what has nothing to show', () => {
    expect(spansOf(recording, [{ take: 1, segments: [], agrees: true }, take(2, 1000)])).toHaveLength(1);
  });
});

describe('what happened meanwhile', () => {
  const entry = (type: TimelineEntry['type'], author: string, wall: string, body: object = {}) =>
    ({ hash: `${type}${wall}`, type, author, wall, body, rejected: null }) as TimelineEntry;
  const inspection = {
    clocks: [{ author: LEAD, with: COMPANY, aheadMs: 5000, roundTripMs: 10 }],
  } as Inspection;

  it('stands at its time by the recorder’s clock, also where another clock is ahead', () => {
    const all = happenings(
      inspection,
      [
        entry('chat.said', COMPANY, at(13_000)),
        entry('item.asked', LEAD, at(7000)),
        entry('recording.kept', LEAD, at(8000)),
        entry('chat.said', LEAD, at(90_000)),
      ],
      recording,
      70_000,
    );
    expect(all.map(({ entry: { type }, at: place }) => [type, place])).toEqual([
      ['item.asked', 7000],
      ['chat.said', 8000],
    ]);
  });

  it('has the consent that came before, and nothing else of that time', () => {
    const consent = entry('recording.consented', COMPANY, at(1000), { recording: id });
    const all = happenings(inspection, [consent, entry('chat.said', LEAD, at(-1000))], recording, 70_000);
    expect(all.map(({ entry: { type } }) => type)).toEqual(['recording.consented']);
  });
});

describe('segments', () => {
  const segments = [
    { fromMs: 10, toMs: 1900, size: 1, key: true },
    { fromMs: 2000, toMs: 3900, size: 1, key: false },
    { fromMs: 4000, toMs: 5900, size: 1, key: true },
  ];

  it('begin a clip at a key frame and end it with the one that is shown', () => {
    expect([0, 1999, 2500, 3999, 4000, 9000].map((ms) => lastKeyBefore(segments, ms))).toEqual([
      0, 0, 0, 0, 2, 2,
    ]);
    expect([0, 2500, 9000].map((ms) => segmentAt(segments, ms))).toEqual([0, 1, 2]);
  });
});
