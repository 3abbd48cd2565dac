/** What a probe over an unreliable channel found: what was sent, when it came, in milliseconds of one clock. */
export interface Probe {
  sent: ReadonlyMap<number, number>;
  arrived: ReadonlyMap<number, number>;
}

/** The middle of the delays, and how many of a hundred never came; null where nothing came at all. */
export function probed({ sent, arrived }: Probe): { delayMs: number; lossPercent: number } | null {
  const delays = [...arrived].flatMap(([n, at]) => {
    const from = sent.get(n);
    return from === undefined ? [] : [at - from];
  });
  if (delays.length === 0) return null;
  const sorted = delays.sort((a, b) => a - b);
  const lost = sent.size - delays.length;
  return {
    delayMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    lossPercent: Math.round((1000 * lost) / sent.size) / 10,
  };
}

/** By which way a TURN server's address goes (RFC 7065); null for one that relays nothing. */
export function wayOf(url: string): 'udp' | 'tcp' | 'tls' | null {
  if (url.startsWith('turns:')) return 'tls';
  if (!url.startsWith('turn:')) return null;
  return /[?&]transport=tcp\b/.test(url) ? 'tcp' : 'udp';
}
