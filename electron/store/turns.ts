/** Lets things that touch the same subject happen one after the other, and different ones side by side. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs when everything that was asked for before under this name has ended, whether well or not. */
  take<T>(name: string, run: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const turn = before.then(run, run);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(name, settled);
    void settled.then(() => {
      if (this.last.get(name) === settled) this.last.delete(name);
    });
    return turn;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.last.size > 0) await Promise.all(this.last.values());
  }
}
