/** How far another clock is ahead of this one, in milliseconds, and the round trip of the message that told. */
export interface ClockDifference {
  aheadMs: number;
  /** Half of it is the uncertainty. */
  roundTripMs: number;
}

/** So many measurements are taken; the one with the least round trip is the best of them. */
export const CLOCK_ROUNDS = 5;
/** A clock that moved less than this against the other is still the same. */
const MOVED_MS = 2000;
/** What an event takes; an answer after so long says nothing of a clock. */
const LONGEST_MS = 600_000;

/**
 * The difference of two clocks from one question and its answer, as NTP works it out.
 * @param sent this clock when the question left. @param received, answered the other clock when the question came and
 *   when its answer left. @param elapsedMs from the question to the answer, by a clock that cannot be set.
 */
export function clockDifference(
  sent: number,
  received: number,
  answered: number,
  elapsedMs: number,
): ClockDifference {
  const roundTripMs = Math.max(0, elapsedMs - Math.max(0, answered - received));
  return { aheadMs: received - sent - roundTripMs / 2, roundTripMs };
}

/** Decides which of many measurements of one other clock belong on the record: the first good one, and each move. */
export class ClockWatch {
  private rounds: ClockDifference[] = [];
  private told: ClockDifference | null = null;

  /** Takes a measurement in; returns what is to be written now, in whole milliseconds. */
  take(measured: ClockDifference): ClockDifference | null {
    if (measured.roundTripMs > LONGEST_MS) return null;
    this.rounds.push(measured);
    if (this.rounds.length < CLOCK_ROUNDS) return null;
    const best = this.rounds.reduce((least, one) => (one.roundTripMs < least.roundTripMs ? one : least));
    this.rounds = [];
    const { told } = this;
    const unsure = told ? (best.roundTripMs + told.roundTripMs) / 2 : 0;
    if (told && Math.abs(best.aheadMs - told.aheadMs) <= MOVED_MS + unsure) return null;
    this.told = best;
    return { aheadMs: Math.round(best.aheadMs), roundTripMs: Math.round(best.roundTripMs) };
  }
}
