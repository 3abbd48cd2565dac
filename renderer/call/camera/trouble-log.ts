import type { CameraTrouble } from '../../../shared/customs/codes';

/** What the record is told; `agoMs` is how long before it began or ended. */
export interface TroubleFact {
  type: 'camera.trouble' | 'camera.recovered';
  trouble: CameraTrouble;
  agoMs: number;
}

/** Screens show every trouble; the record has what lasted this long, so that a hand before the lens does not fill it. */
const LASTING_MS = 3000;

/** Makes facts for the record of what is wrong with one camera, from moment to moment. */
export class TroubleLog {
  private now: CameraTrouble | null = null;
  private since = 0;
  private written: CameraTrouble | null = null;

  /** @param trouble `lost` is on the record as a change of camera already. @param at milliseconds of a running clock. */
  next(trouble: CameraTrouble | null, at: number): TroubleFact[] {
    const current = trouble === 'lost' ? null : trouble;
    if (current !== this.now) {
      this.now = current;
      this.since = at;
    }
    const agoMs = Math.round(at - this.since);
    if (current === this.written || agoMs < LASTING_MS) return [];
    const ended = this.written;
    this.written = current;
    return [
      ...(ended ? [{ type: 'camera.recovered', trouble: ended, agoMs } as const] : []),
      ...(current ? [{ type: 'camera.trouble', trouble: current, agoMs } as const] : []),
    ];
  }
}
