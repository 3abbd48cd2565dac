import { AppError } from '../../shared/errors';
import { hex } from '../../shared/bytes';
import type { CaseView } from '../../shared/ipc/contract';
import type { CameraPlace } from '../../shared/protocol/camera';
import type { Control } from '../../shared/protocol/control';
import { Emitter } from './emitter';
import type { MainPort } from './main-port';
import { BURST_MS, BURST_STILLS, MOST_UNDER_WAY } from './still-limits';

export type StillStep = Extract<Control, { t: 'still' }>['step'];

export interface StillAskerEvents {
  /** How far a still is on the company's machine, sooner than the record says it. */
  step: { still: string; step: StillStep; code?: string };
  /** Shutter to verified original on this machine's disk. */
  verified: { still: string; ms: number };
}

/** What a still is beside a picture of an item. */
export interface PressOptions {
  /** The camera that takes it; the main one where none is named. */
  from?: CameraPlace;
  /** An earlier still that this one is to take the place of; `keepBoth` leaves that in use. */
  retakeOf?: string;
  keepBoth?: true;
  /** Name of the burst it belongs to. */
  burst?: string;
}

/** The lead officer's side of the shutter. */
export class StillAsker extends Emitter<StillAskerEvents> {
  private readonly pressed = new Map<string, number>();
  /** Asked for, and neither stored nor failed as far as is known here. */
  private readonly underWay = new Set<string>();

  /** @param company the company's machine while it is connected; `send` says whether the message went out. */
  constructor(
    private readonly caseId: string,
    private readonly main: MainPort,
    private readonly company: () => { send(message: Control): boolean } | null,
  ) {
    super();
  }

  /**
   * Asks for a still of what the camera shows now. The request goes on the record meanwhile; without it the company's
   * machine throws the picture away.
   * @returns the still's name.
   * @throws AppError `call.no-company` when nobody would take it, `still.too-many` while as many as may be are under way,
   * or why the record does not take the request.
   */
  async press(item: string, { from = 'main', ...as }: PressOptions = {}): Promise<string> {
    if (this.underWay.size >= MOST_UNDER_WAY) throw new AppError('still.too-many');
    const still = randomName();
    const at = performance.now();
    if (!this.company()?.send({ t: 'shutter', still, item, from })) throw new AppError('call.no-company');
    this.pressed.set(still, at);
    this.underWay.add(still);
    const fact = { type: 'still.requested', body: { still, item, ...as } } as const;
    try {
      await this.main.call('record.write', { case: this.caseId, fact });
    } catch (error) {
      this.underWay.delete(still);
      throw error;
    }
    return still;
  }

  /** Asks for several in quick succession, of which the officer then chooses. @throws AppError as `press`. */
  async burst(item: string, from?: CameraPlace): Promise<void> {
    if (this.underWay.size + BURST_STILLS > MOST_UNDER_WAY) throw new AppError('still.too-many');
    const burst = randomName();
    for (let i = 0; i < BURST_STILLS; i++) {
      const pause = i === 0 ? 0 : BURST_MS;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await this.press(item, { burst, ...(from && { from }) });
    }
  }

  onStep({ still, step, code }: Extract<Control, { t: 'still' }>): void {
    if (step === 'stored' || step === 'failed') this.underWay.delete(still);
    this.emit('step', { still, step, code });
  }

  /** A file is whole and checked on this machine; the record says so a moment later. */
  onVerified(view: CaseView, sha256: string): void {
    for (const { id, captured } of view.inspection.stills) {
      if (captured?.original.sha256 === sha256) this.finish(id);
    }
  }

  /** Also for a still whose file was here already: a scene that stands still can give the same bytes twice. */
  onView(view: CaseView): void {
    for (const { id, captured, failed, received } of view.inspection.stills) {
      if (captured || failed) this.underWay.delete(id);
      if (received) this.finish(id);
    }
  }

  private finish(still: string): void {
    const at = this.pressed.get(still);
    if (at === undefined) return;
    this.pressed.delete(still);
    this.emit('verified', { still, ms: Math.round(performance.now() - at) });
  }
}

const randomName = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));
