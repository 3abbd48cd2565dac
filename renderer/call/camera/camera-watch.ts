import type { CameraTrouble } from '../../../shared/customs/codes';

/** What is looked at of a frame: all of it, made small, and under it a piece from its middle as the sensor gave it. */
export const WHOLE = { width: 64, height: 36 };
export const PIECE = { width: 64, height: 36 };
/** Between two looks: often enough to notice anything within two seconds. */
export const LOOK_MS = 250;

/** Blacker than any scene that somebody means to show: means of luma, 0 to 255. */
const BLACK = 18;
/** A hand or a cap on the lens lets some light through, but no structure. */
const COVERED = { mean: 64, deviation: 5 };
/** What passes sooner is not worth a word. */
const DARK_MS = 750;
/**
 * The sensor's noise makes two frames of the same scene differ; the very same pixels for this long, in so many looks, are no
 * live picture.
 */
const STILL_MS = 1500;
const STILL_LOOKS = 5;
/** A camera that is being opened, or that wakes up, takes this long until its first frame. */
const SILENT_MS = 1500;
/** How long it has to be well again. */
const WELL_MS = 500;

/**
 * Judges a camera's picture by frames taken from the camera's own track. Times are milliseconds of a running clock.
 * Pixels are RGBA: `WHOLE`, then `PIECE`.
 */
export class CameraWatch {
  private last: Uint8ClampedArray | null = null;
  private readonly since: Partial<Record<CameraTrouble, number>> = {};
  private looks = 0;
  private wellSince: number | null = null;
  private current: CameraTrouble | null = null;

  get trouble(): CameraTrouble | null {
    return this.current;
  }

  /** @param pixels null while the camera gives no frame. */
  look(pixels: Uint8ClampedArray | null, at: number): CameraTrouble | null {
    const same = pixels !== null && this.last !== null && alike(this.last, pixels);
    this.looks = same ? this.looks + 1 : 0;
    this.last = pixels;
    const silent = this.lasts('silent', pixels === null, at) >= SILENT_MS;
    const dark = this.lasts('dark', pixels !== null && isDark(pixels), at) >= DARK_MS;
    const still = this.lasts('still', same, at) >= STILL_MS && this.looks >= STILL_LOOKS;
    return this.settle(silent ? 'silent' : dark ? 'dark' : still ? 'still' : null, at);
  }

  /** The person switched the camera off: nothing to judge. */
  rest(): void {
    this.last = null;
    this.current = null;
    for (const trouble of ['silent', 'dark', 'still'] as const) delete this.since[trouble];
  }

  private lasts(trouble: CameraTrouble, now: boolean, at: number): number {
    if (!now) delete this.since[trouble];
    else this.since[trouble] ??= at;
    return now ? at - (this.since[trouble] ?? at) : -1;
  }

  private settle(found: CameraTrouble | null, at: number): CameraTrouble | null {
    if (found !== null) this.wellSince = null;
    else this.wellSince ??= at;
    if (found !== null || at - (this.wellSince ?? at) >= WELL_MS) this.current = found;
    return this.current;
  }
}

function isDark(pixels: Uint8ClampedArray): boolean {
  const { mean, deviation } = lumaOf(pixels);
  return mean < BLACK || (mean < COVERED.mean && deviation < COVERED.deviation);
}

/** Mean and standard deviation of the luma (ITU-R BT.601 weights) of the whole picture. */
function lumaOf(pixels: Uint8ClampedArray): { mean: number; deviation: number } {
  const count = WHOLE.width * WHOLE.height;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count * 4; i += 4) {
    const luma = 0.299 * (pixels[i] ?? 0) + 0.587 * (pixels[i + 1] ?? 0) + 0.114 * (pixels[i + 2] ?? 0);
    sum += luma;
    squares += luma * luma;
  }
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

function alike(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
