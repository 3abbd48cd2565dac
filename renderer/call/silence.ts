/** Looks without anything new after which a connection counts as broken, though ICE still waits: at one a second, 3 to 4 s. */
const SILENT_LOOKS = 3;
/** A look that comes so late says nothing: this machine itself stood still, or slept. */
const LATE_MS = 2500;

/**
 * Tells from the count of received bytes whether a connection still brings anything. Sound, picture and reports of both
 * never pause for a second on one that works. ICE itself notices a silent cut after about seven seconds.
 */
export class SilenceWatch {
  private bytes = -1;
  private at = 0;
  private quiet = 0;
  private heardAt: number;

  /** @param now milliseconds of a clock that never goes back, as in `take`. */
  constructor(now: number) {
    this.heardAt = now;
  }

  /** @returns whether it is silent as of this look. */
  take(bytes: number, now: number): boolean {
    const late = now - this.at > LATE_MS;
    if (bytes !== this.bytes) {
      this.quiet = 0;
      this.heardAt = now;
    } else if (late) this.quiet = Math.min(this.quiet, SILENT_LOOKS - 1);
    else this.quiet += 1;
    this.bytes = bytes;
    this.at = now;
    return this.quiet >= SILENT_LOOKS;
  }

  /** Milliseconds since something came last. */
  quietFor(now: number): number {
    return Math.max(0, Math.round(now - this.heardAt));
  }
}
