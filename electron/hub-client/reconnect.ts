/** Milliseconds before each attempt: at once, then further apart. What the best call clients use. */
const FIRST_DELAYS = [0, 300, 1200, 2700, 4800, 7000] as const;
const LONGEST_MS = 60_000;
/** Signals wait for it, and whoever is in a call sees that they do. */
const LONGEST_URGENT_MS = 800;

export interface ReconnectContext {
  /** Attempts that failed since the last connection. */
  failures: number;
  /** Somebody waits for it: a call is on. Otherwise the attempts grow rarer, up to one a minute. */
  urgent: boolean;
  /** Evenly spread over [0, 1). */
  random: number;
}

/**
 * How long to wait before the next attempt. Pure: time and chance come from outside. From the second attempt on up to
 * a quarter is added by chance, so that the apps of an office do not all come back in the same instant.
 */
export function delayBefore({ failures, urgent, random }: ReconnectContext): number {
  const last = FIRST_DELAYS.length - 1;
  const beyond = Math.max(0, failures - last);
  const base = FIRST_DELAYS[Math.min(failures, last)] ?? 0;
  const grown = urgent
    ? Math.min(LONGEST_URGENT_MS, base)
    : Math.min(LONGEST_MS, base * 2 ** Math.min(beyond, 10));
  return Math.round(grown * (1 + random / 4));
}
