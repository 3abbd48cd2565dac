/** How long the live picture gives way to a still after the shutter: about as long as one is on its way. */
const EASE_MS = 800;
/** Frames a second meanwhile: the eye keeps its place, and two machines have their processors for the original. */
export const EASED_FPS = 5;

/** While a still is taken and sent, the live picture comes with few frames: what is evidence goes before what is only looked at. */
export class Ease {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed is told when it begins and when it is over. */
  constructor(private readonly changed: () => void) {}

  get on(): boolean {
    return this.timer !== undefined;
  }

  /** A shutter was pressed; one more while it lasts makes it last longer. */
  begin(): void {
    const before = this.on;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), EASE_MS);
    if (!before) this.changed();
  }

  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private end(): void {
    this.timer = undefined;
    this.changed();
  }
}
