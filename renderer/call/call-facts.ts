import type { InputOf } from '../../shared/ipc/inputs';
import type { CameraPlace } from '../../shared/protocol/camera';
import type { ClockDifference } from '../../shared/record/clock-watch';
import type { CompanyCamerasEvents } from './camera/company-cameras';
import type { MediaEvents } from './local-media';
import type { MainPort } from './main-port';

type Fact = InputOf<'record.write'>['fact'];

/** The longest that facts wait for the first picture, in milliseconds. */
const CALM_MS = 1000;

/** Puts the call itself on the record: who joined with what, who was connected, what broke, who left. */
export class CallFacts {
  private last: Promise<unknown> = Promise.resolve();
  /** Begins to write; what is written before costs both machines time while they find each other. */
  private begin: () => void = () => {};

  /** @param failed is told the code when the record does not take a fact: the call goes on without it. */
  constructor(
    private readonly caseId: string,
    private readonly main: MainPort,
    private readonly failed: (error: unknown) => void,
  ) {}

  joined(session: string, camera: string, microphone: string): void {
    const begun = new Promise<void>((resolve) => {
      this.begin = resolve;
    });
    this.last = this.last.then(() => begun);
    setTimeout(() => this.begin(), CALM_MS);
    this.write({ type: 'call.joined', body: { session, camera, microphone } });
  }

  /** Somebody's picture is there: the call is no longer being made. */
  calm(): void {
    this.begin();
  }

  cameraChanged(
    session: string,
    { label, reason }: MediaEvents['camera'],
    place: CameraPlace = 'main',
  ): void {
    this.write({ type: 'camera.changed', body: { session, camera: label, reason, ...where(place) } });
  }

  cameraTrouble(
    session: string,
    { type, place, camera, trouble, agoMs }: CompanyCamerasEvents['fact'],
  ): void {
    this.write({ type, body: { session, camera, trouble, agoMs, ...where(place) } });
  }

  connected(session: string, peer: string): void {
    this.write({ type: 'call.connected', body: { session, peer } });
  }

  /** @param quietMs for how long nothing had come from that person. */
  interrupted(session: string, peer: string, quietMs: number): void {
    const body = { session, peer, quietMs: Math.min(quietMs, 86_400_000) };
    this.write({ type: 'call.interrupted', body });
  }

  /** How far somebody's clock is ahead of this machine's. */
  compared(peer: string, found: ClockDifference): void {
    this.write({ type: 'clock.compared', body: { with: peer, ...found } });
  }

  /** Resolves when everything so far is written. */
  async left(session: string, reason: string): Promise<void> {
    this.calm();
    this.write({ type: 'call.left', body: { session, reason } });
    await this.last;
  }

  /** In the order in which it happened; nothing of the call waits for it. */
  private write(fact: Fact): void {
    this.last = this.last
      .then(() => this.main.call('record.write', { case: this.caseId, fact }))
      .catch((error: unknown) => this.failed(error));
  }
}

/** The main camera is not named as such in the record. */
const where = (place: CameraPlace): { place?: 'second' } => (place === 'second' ? { place } : {});
