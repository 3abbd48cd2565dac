import type { Control } from '../../shared/protocol/control';

/** The pointer is a line of small messages; this many a second look smooth. */
const EVERY_MS = 33;
/** Where it has been for so long, it stays: that must arrive. */
const RESTS_MS = 150;

type Message = Extract<Control, { t: 'pointer' }>;
type At = Message['at'];

/** This person's pointer on everybody else's screens. */
export class Pointer {
  private n = 0;
  private at = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param send `live`: may be lost rather than late. */
  constructor(private readonly send: (message: Message, live: boolean) => void) {}

  /** Null takes it away. */
  point(at: At): void {
    clearTimeout(this.timer);
    if (!at) return this.say(at, false);
    this.timer = setTimeout(() => this.say(at, false), RESTS_MS);
    const now = performance.now();
    if (now - this.at < EVERY_MS) return;
    this.at = now;
    this.say(at, true);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private say(at: At, live: boolean): void {
    this.send({ t: 'pointer', n: this.n++, at }, live);
  }
}
