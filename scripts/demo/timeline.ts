/** One measured step of the demo. */
export interface Step {
  step: string;
  /** How long the step took, in milliseconds; `still` is the room's own figure, shutter to verified on the officer's disk. */
  ms: number;
  /** When it was over, in milliseconds since the demo began. */
  at: number;
}

/** Collects what the demo measured, and tells the person who watches. */
export class Timeline {
  readonly steps: Step[] = [];
  private readonly begun = performance.now();

  constructor(private readonly tell: (line: string) => void) {}

  /** Runs one step and notes how long it took. */
  async time<T>(step: string, words: string, run: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const value = await run();
    this.note(step, performance.now() - started, words);
    return value;
  }

  note(step: string, ms: number, words: string): void {
    const at = performance.now() - this.begun;
    this.steps.push({ step, ms: Math.round(ms), at: Math.round(at) });
    this.tell(`${(at / 1000).toFixed(1).padStart(6)} s  ${words} (${Math.round(ms)} ms)`);
  }
}
