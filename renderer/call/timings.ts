/** Measured times of one call, in milliseconds, under the names of the benchmark. */
export interface Timings {
  /** From the moment both were in the call (or this machine asked to join, if the other was there) to open channels. */
  connect_ms: number | null;
  /** From the same moment to the first frame of the other side's picture on the screen. */
  first_frame_ms: number | null;
  /** Of the latest still: shutter to verified original on the officer's disk. */
  still_ms: number | null;
}

/** Remembers when each person could first be called, and takes the first time of each kind. */
export class Stopwatch {
  readonly timings: Timings = { connect_ms: null, first_frame_ms: null, still_ms: null };
  private readonly since = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param at when calling this person became possible; only the first time counts. */
  appeared(who: string, at = this.now()): void {
    if (!this.since.has(who)) this.since.set(who, at);
  }

  /** Returns whether this is the first of its kind. */
  mark(name: 'connect_ms' | 'first_frame_ms', who: string): boolean {
    const at = this.since.get(who);
    if (at === undefined || this.timings[name] !== null) return false;
    this.timings[name] = Math.round(this.now() - at);
    return true;
  }
}
