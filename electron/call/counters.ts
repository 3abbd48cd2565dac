/** Numbers that signals carry within a session, between two people, in one generation of attempts to connect. */
export class Counters {
  private readonly sent = new Map<string, number>();
  private readonly heard = new Map<string, { generation: number; n: number }>();

  /** The number of the next signal to somebody: 0, 1, 2 … in each generation. */
  next(session: string, to: string, generation: number): number {
    const name = `${session} ${to} ${generation}`;
    const n = this.sent.get(name) ?? 0;
    this.sent.set(name, n + 1);
    return n;
  }

  /** Somebody left or came anew and counts from the beginning. */
  forget(from: string): void {
    for (const name of this.heard.keys()) if (name.endsWith(` ${from}`)) this.heard.delete(name);
  }

  /** Whether a signal is newer than all that came from its sender; one that is not was repeated by whoever carries it. */
  isNew(session: string, from: string, generation: number, n: number): boolean {
    const name = `${session} ${from}`;
    const last = this.heard.get(name);
    if (last && (generation < last.generation || (generation === last.generation && n <= last.n)))
      return false;
    this.heard.set(name, { generation, n });
    return true;
  }
}
