/**
 * Runs one kind of work, never twice at the same time: kicked while it runs, it runs once more afterwards. So any
 * number of reasons to work cost at most two runs.
 */
export class Lane {
  private running: Promise<void> | null = null;
  private again = false;

  /** @param work must not throw: it is the place that knows what to do about an error. */
  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when a run that began after this call has ended. */
  kick(): Promise<void> {
    if (!this.running) {
      this.running = this.run();
      return this.running;
    }
    this.again = true;
    return this.running;
  }

  get idle(): Promise<void> {
    return this.running ?? Promise.resolve();
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      await this.work();
    } while (this.again);
    this.running = null;
  }
}

/** Lets at most so many run at the same time; the others wait in line. */
export class Gate {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.free = limit;
  }

  async pass<T>(run: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
