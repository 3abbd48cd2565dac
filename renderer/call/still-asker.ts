import { AppError } from '../../shared/errors';
import { hex } from '../../shared/bytes';
import type { CaseView } from '../../shared/ipc/contract';
import type { CameraPlace } from '../../shared/protocol/camera';
import type { Control } from '../../shared/protocol/control';
import { Emitter } from './emitter';
import type { MainPort } from './main-port';

export type StillStep = Extract<Control, { t: 'still' }>['step'];

export interface StillAskerEvents {
  /** How far a still is on the company's machine, sooner than the record says it. */
  step: { still: string; step: StillStep; code?: string };
  /** Shutter to verified original on this machine's disk. */
  verified: { still: string; ms: number };
}

/** The lead officer's side of the shutter. */
export class StillAsker extends Emitter<StillAskerEvents> {
  private readonly pressed = new Map<string, number>();

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
   * @param from the camera that takes it.
   * @returns the still's name.
   * @throws AppError `call.no-company` when nobody would take it, or why the record does not take the request.
   */
  async press(item: string, from: CameraPlace): Promise<string> {
    const still = hex(crypto.getRandomValues(new Uint8Array(16)));
    const at = performance.now();
    if (!this.company()?.send({ t: 'shutter', still, item, from })) throw new AppError('call.no-company');
    this.pressed.set(still, at);
    const fact = { type: 'still.requested', body: { still, item } } as const;
    await this.main.call('record.write', { case: this.caseId, fact });
    return still;
  }

  onStep({ still, step, code }: Extract<Control, { t: 'still' }>): void {
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
    for (const { id, received } of view.inspection.stills) if (received) this.finish(id);
  }

  private finish(still: string): void {
    const at = this.pressed.get(still);
    if (at === undefined) return;
    this.pressed.delete(still);
    this.emit('verified', { still, ms: Math.round(performance.now() - at) });
  }
}
