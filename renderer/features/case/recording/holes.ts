/** Moments of which nothing was recorded, in what a player has loaded. Everything in seconds of the take. */

/** Who goes back into a hole is shown so many seconds before it; a piece shorter than this may have no picture to show. */
const BEFORE_S = 1;
const PIECE_S = 0.5;
/** A player's place is rounded; this much beyond the beginning of what is loaded is not before it. */
export const CLOCK_S = 0.001;

/** As a browser tells what is loaded: pieces in order, none of which touches the next. */
export type Ranges = Pick<TimeRanges, 'length' | 'start' | 'end'>;

/** Until when it is loaded without a break from a place on; null where the place itself is not. */
export function loadedUntil(ranges: Ranges, at: number): number | null {
  for (let i = 0; i < ranges.length; i++) {
    // A take begins a few milliseconds after 0, with its first frame.
    if (ranges.start(i) - 0.2 <= at && at < ranges.end(i)) return ranges.end(i);
  }
  return null;
}

/** Where what is loaded goes on after a hole; null where none begins within so many seconds, or nothing is after it. */
export function beyondHole(ranges: Ranges, at: number, within: number): number | null {
  for (let i = 0; i < ranges.length; i++) {
    if (ranges.start(i) > at + CLOCK_S) return ranges.start(i) + CLOCK_S;
    if (at < ranges.end(i) - within) return null;
  }
  return null;
}

/** A place before the hole that a place is in or almost in; null where it is in none, or too little is loaded before it. */
export function beforeHole(ranges: Ranges, at: number, within: number): number | null {
  for (let i = ranges.length - 1; i >= 0; i--) {
    const [start, end] = [ranges.start(i), ranges.end(i)];
    if (start > at) continue;
    const last = i === ranges.length - 1;
    if (at < (last ? end : end - within)) return null;
    if (end - start >= PIECE_S) return Math.max(start, Math.min(at, end) - BEFORE_S);
  }
  return null;
}
