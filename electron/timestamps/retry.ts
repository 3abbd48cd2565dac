import { delayBefore } from '../hub-client/reconnect';

/** After this many failures the hub's delays have reached their longest. */
const STEADY_FAILURES = 10;
const LONGEST_MS = 60 * 60_000;

/**
 * Milliseconds to wait before an authority is asked again: like the hub at first, then ever more rarely, up to about once an
 * hour, since nobody waits for it.
 * @param random evenly spread over [0, 1).
 */
export function retryDelay(failures: number, random: number): number {
  const delay = delayBefore({ failures, urgent: false, random });
  const beyond = Math.min(10, Math.max(0, failures - STEADY_FAILURES));
  return Math.min(delay * 2 ** beyond, Math.round(LONGEST_MS * (1 + random / 4)));
}
