/** Holds the join link that the system opened the app with until a page is there to hear of it. */
export class LinkBox {
  private waiting: string | null = null;
  private listening = false;

  constructor(private readonly push: (text: string) => void) {}

  take(link: string | null): void {
    if (link === null) return;
    if (this.listening) this.push(link);
    else this.waiting = link;
  }

  /** A page has started and listens. */
  ready(): void {
    this.listening = true;
    const link = this.waiting;
    this.waiting = null;
    if (link !== null) this.push(link);
  }

  /** The page went away; the next one will say when it listens. */
  gone(): void {
    this.listening = false;
  }
}
