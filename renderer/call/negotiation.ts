/**
 * Keeps the offers and answers of one peer together. Signals can be lost, come late, and come twice when they were given again;
 * a description that the peer does not wait for would destroy it.
 */
export class Negotiation {
  /** Of this machine's offer that was made last. */
  private offered: string | null = null;
  private answered = false;
  /** Of the other side's offer that was answered last, or is being answered. */
  private heard: string | null = null;

  /** An offer is being made: another one now would only come after it. */
  making: boolean;

  constructor(making: boolean) {
    this.making = making;
  }

  /** This machine's offer goes out. */
  offers(sdp: string): void {
    this.making = false;
    this.offered = markOf(sdp);
    this.answered = false;
  }

  /** @returns whether an answer is the first one to the offer that was made last. */
  takes(answer: { to: string }): boolean {
    if (this.answered || answer.to !== this.offered) return false;
    this.answered = true;
    return true;
  }

  /** The other side's offer came. @returns whether it came before. */
  hearsAgain(sdp: string): boolean {
    const mark = markOf(sdp);
    if (mark === this.heard) return true;
    this.heard = mark;
    return false;
  }

  /** What an answer is given to. */
  get answers(): string {
    return this.heard ?? '';
  }
}

/**
 * Names an offer by its origin (RFC 8866, 5.2: number and version of the session), which stays when the addresses that were
 * found since are added to it.
 */
export function markOf(sdp: string): string {
  return /^o=\S+ (\d+ \d+) /m.exec(sdp)?.[1] ?? '';
}
