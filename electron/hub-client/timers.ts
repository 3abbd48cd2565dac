/** Waiting, handed in so that tests decide when time passes. */
export interface Timers {
  /** Runs something after some milliseconds; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
