import { describe, expect, it } from 'vitest';
import { readingOf } from './reading';

describe('reading the record', () => {
  it('is at its first page, with what is in view read', () => {
    expect(readingOf(0, 500, 2000, 500)).toEqual({ page: 1, pages: 4, percent: 25, finished: false });
  });

  it('is finished at the end, even where zoom leaves a fraction of a pixel', () => {
    expect(readingOf(1499.4, 500, 2000, 1999.4)).toEqual({ page: 4, pages: 4, percent: 100, finished: true });
  });

  it('stays finished when the reader scrolls back', () => {
    expect(readingOf(0, 500, 2000, 2000)).toMatchObject({ page: 1, finished: true });
  });

  it('is not finished any more when pictures that arrive make the document longer', () => {
    expect(readingOf(1500, 500, 2600, 2000)).toMatchObject({ finished: false, percent: 76 });
  });

  it('never says 100 % before the end, and an empty window has been read by nobody', () => {
    expect(readingOf(1490, 500, 2000, 1990).percent).toBe(99);
    expect(readingOf(0, 0, 0, 0).finished).toBe(false);
  });
});
