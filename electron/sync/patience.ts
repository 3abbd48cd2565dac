/** How long a file that comes in over the call may stand still before the hub is asked for it instead. */
export const PATIENCE_MS = 5000;

/** Remembers how far files were, to tell one that is arriving over the call from one that is stuck. */
export class Patience {
  private readonly seen = new Map<string, { offset: number; since: number }>();

  /** @param now milliseconds of a clock that never goes back. */
  constructor(private readonly now: () => number) {}

  /** Whether a file has got further within the last seconds; a file that is looked at first has a chance, too. */
  isMoving(name: string, offset: number): boolean {
    const before = this.seen.get(name);
    if (!before || before.offset !== offset) {
      this.seen.set(name, { offset, since: this.now() });
      return true;
    }
    return this.now() - before.since < PATIENCE_MS;
  }
}
