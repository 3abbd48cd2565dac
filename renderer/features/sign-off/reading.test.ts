import { describe, expect, it } from 'vitest';
import { readingOf, turned, UNREAD } from './reading';

/** Four sheets of 500, 20 apart, in a window of 400. */
const sheets = { count: 4, start: 20, pitch: 520 };
const total = 4 * 520 + 20;
const at = (top: number, furthest = top + 400) => readingOf({ top, height: 400, total, furthest }, sheets);

describe('reading the record', () => {
  it('is at its first page, with what is in view read', () => {
    expect(at(0)).toEqual({ page: 1, pages: 4, percent: 19, finished: false, atStart: true, atEnd: false });
  });

  it('says which sheet is in the middle of the window', () => {
    expect(at(300)).toMatchObject({ page: 1, atStart: false });
    expect(at(345)).toMatchObject({ page: 2, atEnd: false });
  });

  it('is finished at the end, even where zoom leaves a fraction of a pixel', () => {
    expect(at(total - 400.6)).toMatchObject({ page: 4, percent: 100, finished: true, atEnd: true });
  });

  it('stays finished when the reader scrolls back', () => {
    expect(at(0, total)).toMatchObject({ page: 1, finished: true, percent: 100 });
  });

  it('is not finished any more when what arrives makes the document longer', () => {
    expect(at(total - 400 - 520)).toMatchObject({ finished: false, percent: 75 });
  });

  it('never says 100 % before the end, and an empty window has been read by nobody', () => {
    expect(at(total - 410).percent).toBe(99);
    expect(readingOf({ top: 0, height: 0, total: 0, furthest: 0 }, sheets)).toEqual(UNREAD);
    expect(readingOf({ top: 0, height: 400, total, furthest: 400 }, { ...sheets, count: 0 })).toEqual(UNREAD);
  });
});

describe('turning the page', () => {
  const window = (top: number, height: number) => ({ top, height });

  it('goes on within a sheet whose end is not in view, then to the next one’s top', () => {
    expect(turned(window(20, 400), sheets, 1)).toBe(380);
    expect(turned(window(380, 400), sheets, 1)).toBe(540);
  });

  it('goes from top to top where a whole sheet is in view', () => {
    expect(turned(window(20, 700), sheets, 1)).toBe(540);
    expect(turned(window(540, 700), sheets, -1)).toBe(20);
  });

  it('goes back the same way, and to the very beginning', () => {
    expect(turned(window(540, 400), sheets, -1)).toBe(180);
    expect(turned(window(20, 400), sheets, -1)).toBe(0);
  });
});
