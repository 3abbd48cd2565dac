import { z } from 'zod';

/** How the machines of a call may reach each other: what both the hub and a machine's own setting say it in. */

/** A STUN or TURN server with what it asks for, as a member of `RTCConfiguration.iceServers`. */
export const IceServer = z.strictObject({
  urls: z
    .array(
      z
        .string()
        .regex(/^(stun|turns?):/)
        .max(300),
    )
    .min(1)
    .max(8),
  username: z.string().max(300).optional(),
  credential: z.string().max(300).optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** Everything that a connection may use; nothing else is ever asked. */
export const Paths = z.strictObject({
  iceServers: z.array(IceServer).max(8),
  /** Only through a TURN server: the machines never learn or try each other's addresses. */
  relayOnly: z.boolean(),
});
export type Paths = z.infer<typeof Paths>;

/** RFC 7065, without what a browser would not take. IPv6 addresses are in brackets. */
const TURN_URL = /^turns?:(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(\?transport=(udp|tcp))?$/;
export const TurnUrl = z.string().trim().max(300).regex(TURN_URL);
/** What an administrator enters: the same ways for everybody, and the secret that coturn has as `static-auth-secret`. */
export const TurnUrls = z.array(TurnUrl).max(8);
export const TurnSecret = z.string().trim().min(8).max(300);
