import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_MARK_POINTS } from '../../shared/record/marks';
import { Guidance, type GuidanceMessage, type GuidanceShown } from './guidance';
import { Pen } from './pen';

let said: GuidanceMessage[];
let shown: GuidanceShown;
let pen: Pen;
beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  // The other machine puts the parts together again.
  const other = new Guidance({ view: () => null }, () => undefined);
  other.on('changed', (now) => (shown = now));
  pen = new Pen((message) => {
    said.push(message);
    other.hear(message);
  });
});
afterEach(() => vi.useRealTimers());

const line = { on: null, tool: 'line', colour: 'cyan' } as const;

describe('the pen', () => {
  it('sends a line while it is drawn, at most once in 33 ms, each part once', () => {
    pen.begin({ x: 0, y: 0.5 }, line);
    for (let n = 1; n <= 90; n++) {
      pen.move({ x: n / 100, y: 0.5 });
      vi.advanceTimersByTime(5);
    }
    expect(said.length).toBeGreaterThan(3);
    expect(said.length).toBeLessThanOrEqual(Math.ceil((90 * 5) / 33));
    const mark = pen.end();
    expect(shown.marks[0]?.points).toEqual(mark?.shape.points);
    expect(mark?.shape.points).toHaveLength(91);
    const points = said.flatMap((message) => (message.t === 'mark' ? message.points : []));
    expect(points.length).toBeLessThan(91 + said.length);
  });

  it('keeps only the two ends of an arrow', () => {
    pen.begin({ x: 0.1, y: 0.1 }, { ...line, tool: 'arrow' });
    for (let n = 2; n < 9; n++) {
      pen.move({ x: n / 10, y: 0.1 });
      vi.advanceTimersByTime(40);
    }
    const mark = pen.end();
    expect(mark?.shape).toMatchObject({
      tool: 'arrow',
      points: [
        { x: 0.1, y: 0.1 },
        { x: 0.8, y: 0.1 },
      ],
    });
    expect(shown.marks[0]?.points).toEqual(mark?.shape.points);
  });

  it('ends a very long line where the hand is, within the limit', () => {
    pen.begin({ x: 0, y: 0 }, line);
    for (let n = 1; n < 900; n++) {
      pen.move({ x: n / 1000, y: 0.002 * (n % 2) });
      vi.advanceTimersByTime(3);
    }
    const mark = pen.end();
    expect(mark?.shape.points).toHaveLength(MAX_MARK_POINTS);
    expect(mark?.shape.points.at(-1)).toEqual({ x: 0.899, y: 0.002 });
    expect(shown.marks[0]?.points).toEqual(mark?.shape.points);
  });

  it('takes a click for no mark, and leaves none of it on the other screen', () => {
    pen.begin({ x: 0.5, y: 0.5 }, line);
    pen.move({ x: 0.503, y: 0.5 });
    vi.advanceTimersByTime(40);
    expect(shown.marks).toHaveLength(1);
    expect(pen.end()).toBeNull();
    expect(shown.marks).toEqual([]);
  });
});
