import type { CamerasMessage, CameraOrder, HolderCue } from '../../../shared/protocol/camera';
import type { Control } from '../../../shared/protocol/control';
import type { CallPeer } from '../call-peer';
import { Emitter } from '../emitter';
import type { Mesh } from '../mesh';
import { CameraOrders } from './camera-orders';
import type { CompanyCameras } from './company-cameras';

export type CameraTalk = Extract<Control, { t: 'cameras' | 'camera' | 'camera-done' | 'holder-cue' }>;

export interface CamerasEvents {
  /** The company's cameras as its machine tells; null while the company is not connected. */
  cameras: CamerasMessage | null;
  /** What the holder of the camera is asked to do; null for nothing. */
  cue: HolderCue | null;
  /** On the lead's machine: the holder says that this is done. */
  followed: HolderCue;
  /** On the company's machine: the lead has just had the camera do this. */
  ordered: CameraOrder;
}

/** The company's cameras in a call, on everybody's side: what they can do, what they are told, and what became of it. */
export class Cameras extends Emitter<CamerasEvents> {
  private readonly orders: CameraOrders;
  private asked: HolderCue | null = null;
  private readonly stops: (() => void)[];

  /** @param own this machine's cameras where it is the company's; null elsewhere. */
  constructor(
    private readonly mesh: Mesh,
    private readonly own: CompanyCameras | null,
  ) {
    super();
    this.orders = new CameraOrders(() => mesh.company ?? null);
    this.stops = [
      mesh.on('connected', (peer) => {
        if (own) peer.send(own.state);
      }),
      mesh.on('interrupted', (peer) => this.gone(peer)),
      mesh.on('left', (peer) => this.gone(peer)),
    ];
    if (!own) return;
    this.stops.push(
      own.on('state', (state) => {
        mesh.broadcast(state);
        this.emit('cameras', state);
      }),
    );
  }

  /**
   * The lead has a camera do something; resolves when it was done.
   * @throws AppError `call.no-company`, `camera.no-answer`, or why the camera did not: `camera.cannot`, `camera.refused`…
   */
  async order(order: CameraOrder): Promise<void> {
    await this.orders.give(order);
  }

  /** Lead: asks the holder; null takes it back. Company: null says that it is done. */
  cue(cue: HolderCue | null): void {
    this.mesh.broadcast({ t: 'holder-cue', cue });
    this.ask(cue);
  }

  hear(peer: CallPeer, message: CameraTalk): void {
    if (message.t === 'cameras') this.emit('cameras', message);
    else if (message.t === 'camera-done') this.orders.answered(message);
    else if (message.t === 'camera') void this.carryOut(peer, message);
    else this.hearCue(peer, message.cue);
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.own?.close();
    this.orders.close();
  }

  /** Only the lead asks for something; the company's word is that it is done. */
  private hearCue(peer: CallPeer, cue: HolderCue | null): void {
    if (peer.part === 'lead') this.ask(cue);
    else if (cue === null) {
      if (this.asked) this.emit('followed', this.asked);
      this.ask(null);
    }
  }

  private ask(cue: HolderCue | null): void {
    this.asked = cue;
    this.emit('cue', cue);
  }

  private async carryOut(
    peer: CallPeer,
    { ask, order }: Extract<CameraTalk, { t: 'camera' }>,
  ): Promise<void> {
    if (!this.own) return;
    const code = await this.own.carryOut(order);
    if (code === null) this.emit('ordered', order);
    peer.send({ t: 'camera-done', ask, ...(code === null ? {} : { code }) });
  }

  private gone(peer: CallPeer): void {
    if (peer.part === 'representative') this.emit('cameras', null);
    if (peer.part === 'representative' || peer.part === 'lead') this.ask(null);
  }
}
