import { describe, expect, it } from 'vitest';
import { beforeHole, beyondHole, CLOCK_S, loadedUntil, type Ranges } from './holes';

const loaded = (...pieces: [number, number][]): Ranges => ({
  length: pieces.length,
  start: (i) => pieces[i]![0],
  end: (i) => pieces[i]![1],
});
const twoPieces = loaded([0, 3], [8, 20]);

describe('until when it is loaded', () => {
  it('is the end of the piece that the place is in, and nothing in a hole', () => {
    expect(loadedUntil(twoPieces, 2)).toBe(3);
    expect(loadedUntil(twoPieces, 5)).toBeNull();
  });
});

describe('over a hole', () => {
  it('is where the next piece begins, from the hole and from shortly before it', () => {
    expect(beyondHole(twoPieces, 5, 0.5)).toBe(8 + CLOCK_S);
    expect(beyondHole(twoPieces, 2.6, 0.5)).toBe(8 + CLOCK_S);
  });

  it('is nowhere from a place well before it, and after the last piece', () => {
    expect(beyondHole(twoPieces, 2.4, 0.5)).toBeNull();
    expect(beyondHole(twoPieces, 20, 0.5)).toBeNull();
  });
});

describe('back before a hole', () => {
  it('is a second before it, from the hole and from shortly before it', () => {
    expect(beforeHole(twoPieces, 7.9, 0.5)).toBe(2);
    expect(beforeHole(twoPieces, 2.75, 0.5)).toBe(1.75);
  });

  it('is never before the beginning of its piece', () => {
    expect(beforeHole(loaded([4, 4.75], [8, 20]), 6, 0.5)).toBe(4);
  });

  it('passes a piece that is too short to be shown, and is nowhere if there is no other', () => {
    expect(beforeHole(loaded([0, 3], [5, 5.1], [8, 20]), 6, 0.5)).toBe(2);
    expect(beforeHole(loaded([0, 0.1], [8, 20]), 6, 0.5)).toBeNull();
  });

  it('is nowhere from a place that is loaded: not even shortly before the end of the last piece', () => {
    expect(beforeHole(twoPieces, 1, 0.5)).toBeNull();
    expect(beforeHole(twoPieces, 19.9, 0.5)).toBeNull();
  });
});
