import type { CameraTrouble } from '../../../shared/customs/codes';

/** What is looked at of a frame: pieces spread over it, as the sensor gave them. */
export const PATCHES = { columns: 4, rows: 3 };
/** Pixels; both even. */
export const PATCH = { width: 32, height: 18 };
/** Between two looks: often enough to notice anything within two seconds. */
export const LOOK_MS = 250;

/** Blacker than any scene that somebody means to show: means of luma, in which black is 16 (ITU-R BT.601). */
const BLACK = 30;
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
/** The slowest camera gives frames more often than this. */
const SILENT_MS = 1500;
/** How long it has to be well again. */
const WELL_MS = 500;

/** Judges a camera's picture by pieces of its own frames. Times are milliseconds of a running clock. */
export class CameraWatch {
  private last: Uint8Array | null = null;
  private readonly since: Partial<Record<CameraTrouble, number>> = {};
  private looks = 0;
  private wellSince: number | null = null;
  private current: CameraTrouble | null = null;

  get trouble(): CameraTrouble | null {
    return this.current;
  }

  /** @param levels of the pieces, 0 to 255; null where the camera gave no frame since the last look. */
  look(levels: Uint8Array | null, at: number): CameraTrouble | null {
    if (levels === null) {
      // What was wrong stays so until a frame says otherwise.
      return this.lasts('silent', true, at) >= SILENT_MS ? this.settle('silent', at) : this.current;
    }
    const same = this.last !== null && alike(this.last, levels);
    this.looks = same ? this.looks + 1 : 0;
    this.last = levels;
    this.lasts('silent', false, at);
    const dark = this.lasts('dark', isDark(levels), at) >= DARK_MS;
    const still = this.lasts('still', same, at) >= STILL_MS && this.looks >= STILL_LOOKS;
    return this.settle(dark ? 'dark' : still ? 'still' : null, at);
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

function isDark(levels: Uint8Array): boolean {
  const { mean, deviation } = spreadOf(levels);
  return mean < BLACK || (mean < COVERED.mean && deviation < COVERED.deviation);
}

function spreadOf(levels: Uint8Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const level of levels) {
    sum += level;
    squares += level * level;
  }
  const mean = sum / levels.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / levels.length - mean * mean)) };
}

function alike(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
