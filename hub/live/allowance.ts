/** A steady rate with room for a burst: each message takes one from a store that fills up again with time. */
export class Allowance {
  private left: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number,
  ) {
    this.left = burst;
    this.at = now();
  }

  /** Takes one; false when there is none left. */
  take(): boolean {
    const now = this.now();
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
