import { createHmac } from 'node:crypto';
import type { Paths } from '../../shared/protocol/paths';

/** The TURN servers of an office. */
export interface TurnSettings {
  urls: string[];
  /** What the servers have as `static-auth-secret`. It never leaves the hub. */
  secret: string;
  /** Calls go through these servers alone. */
  relayOnly: boolean;
}

/** Long enough to restart a connection while the hub is away; who leaves the office loses the relay with it. */
const LIFETIME_MS = 2 * 60 * 60_000;
/** How often everybody in a call gets new ones. */
export const RENEW_MS = LIFETIME_MS / 4;

/**
 * The ways of one person: credentials as coturn's `use-auth-secret` takes them, good for two hours. The name in them is the
 * beginning of the holder's certificate fingerprint, so that the server's log can be understood and names nobody.
 */
export function pathsFor(turn: TurnSettings | null, fingerprint: string, now: Date): Paths {
  if (!turn || turn.urls.length === 0) return { iceServers: [], relayOnly: false };
  const username = `${Math.floor((now.getTime() + LIFETIME_MS) / 1000)}:${fingerprint.slice(0, 16)}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return { iceServers: [{ urls: turn.urls, username, credential }], relayOnly: turn.relayOnly };
}
