/** What the way to the hub carries, measured over the connection that the app has with it anyway. */
export interface HubCheck {
  /** The shortest of some round trips. */
  delayMs: number;
  upKbps: number;
  downKbps: number;
  /** How far the hub's clock is ahead of this machine's. */
  clock: { aheadMs: number; roundTripMs: number };
}
