/**
 * What to do about a pair that is not connected: restart ICE, then build the peer anew, and tell the person while it
 * goes on trying. Pure, so that every path of it can be tested without waiting.
 */

export type Role = 'initiator' | 'responder';

export interface Step {
  /** Milliseconds to wait before acting, counted from the step before. */
  after: number;
  action: 'restart' | 'ask-restart' | 'rebuild';
  /** From here on the person is told that it does not heal by itself. */
  tell: boolean;
}

/** CALL.md: the waits that the best clients use. */
const WAITS = [0, 300, 1200, 2700, 4800, 7000] as const;
/** Restarts that get a chance before the peer is given up. */
export const RESTARTS = 4;
/** A peer that never connected has no connection worth restarting: it gets this long, then it is built anew. */
export const FIRST_CONNECT_MS = 10_000;

/**
 * @param attempt 0 for the first step since the connection was lost; counts up without limit.
 * @param role only the initiator's offer carries new credentials; a responder asks for one (it never rebuilds by
 *   itself: the initiator's offer of a higher generation makes it do so).
 * @param jitter between 0 and 1: spreads the tries of many machines that lost the same hub.
 */
export function nextStep(attempt: number, role: Role, jitter: number): Step {
  const wait = WAITS[Math.min(attempt, WAITS.length - 1)] ?? 7000;
  const after = Math.round(wait * (0.85 + 0.3 * jitter));
  const tell = attempt >= RESTARTS;
  if (role === 'responder') return { after, action: 'ask-restart', tell };
  return { after, action: attempt < RESTARTS ? 'restart' : 'rebuild', tell };
}
