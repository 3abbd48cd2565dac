import type { Paths } from '../../shared/protocol/paths';
import type { SignalData } from '../../shared/protocol/signal';
import { carriedSignal, signalIn } from './carried-signal';
import { Emitter } from './emitter';
import type { Slot } from './lasting-peer';
import { PeerAdapter, type PairState } from './peer-adapter';
import type { Outgoing } from './picture-settings';
import type { QualityReport } from './quality';
import { FIRST_CONNECT_MS, RESTARTS, nextStep, type Role, type Step } from './reconnect-policy';

export interface LinkOptions {
  role: Role;
  /** The ways at first: see `setPaths`. */
  paths: Paths;
  out: Outgoing;
  sendSignal: (generation: number, data: SignalData) => void;
}

export interface LinkEvents {
  state: Exclude<PairState, 'closed'>;
  /** It does not heal by itself; it goes on trying. */
  trouble: undefined;
  stream: MediaStream;
  second: MediaStream;
  control: string | Uint8Array;
  bulk: Uint8Array;
  'bulk-low': undefined;
}

/** An offer without an answer is sent once more after this long, so often; then the peer is built anew. */
const ANSWER_MS = 2500;
const MOST_OFFERS = 4;
/** Asks that waited for the hub arrive together with the first: within so long they ask for the same. */
const ASKED_AGAIN_MS = 2500;
/**
 * A connection that was silent for so long comes back with an estimate of a few kilobits, which grows for seconds (measured:
 * picture after 3 to 8 s). A new peer has its picture within one, so the old one only carries what makes the new one; whoever
 * is called waits for that for a while.
 */
const STALE_MS = 2000;

/**
 * The way to one person for as long as both are in the call: one peer after another, each a generation. The initiator
 * names the generation by its clock, so that a restarted app's offers are newer than those from before.
 */
export class PeerLink extends Emitter<LinkEvents> {
  private adapter: PeerAdapter | null = null;
  /** The peer before, kept until the one in its place stands: signals may go over it, however slow the way by the hub is. */
  private carrier: PeerAdapter | null = null;
  private role: Role;
  private paths: Paths;
  private current = 0;
  private state: LinkEvents['state'] = 'connecting';
  private attempt = 0;
  /** The peer that is in use broke after so much silence; 0 while it did not. */
  private silentMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private offers = 0;
  /** By this machine's running clock. */
  private offeredAt = -Infinity;
  /** Whether signals get through: both are at the hub. */
  private reachable = true;
  private closed = false;

  constructor(private readonly options: LinkOptions) {
    super();
    this.role = options.role;
    this.paths = options.paths;
    this.watchFirstConnect();
    if (this.role === 'initiator') this.build(Date.now());
  }

  /** Names the peer of now; another number is another pair of channels. */
  get generation(): number {
    return this.current;
  }

  get connected(): boolean {
    return this.state === 'connected';
  }

  get bulkBuffered(): number {
    return this.adapter?.bulkBuffered ?? 0;
  }

  /** The hub's roster says who calls whom; it may say so anew after one of the two came back. */
  assign(role: Role): void {
    if (this.closed || this.connected || role === this.role) return;
    this.role = role;
    if (role === 'initiator') this.build(this.nextGeneration());
  }

  /**
   * Whether signals get through as far as the hub knows. While they do not, a peer is neither restarted nor given up: the old
   * connection may come back by itself. When they do again, there is no waiting for the next try.
   */
  setReachable(now: boolean): void {
    if (now === this.reachable) return;
    this.reachable = now;
    if (!now || this.closed || this.state !== 'interrupted') return;
    this.attempt = 0;
    if (this.role === 'initiator' && this.adapter?.pairState === 'interrupted') this.renew();
    else this.heal();
  }

  /** Milliseconds since anything came from the other side. */
  get quietMs(): number {
    return this.adapter?.quietMs ?? 0;
  }

  /** Looks whether anything still comes, or comes again; for a timer outside. */
  async listenIn(): Promise<void> {
    await this.adapter?.listenIn();
  }

  /** @param carried whether it came over the very connection that it replaces. */
  signal(generation: number, data: SignalData, carried = false): void {
    if (this.closed) return;
    if (data.type === 'offer' && generation > this.current) {
      // Whoever offers anew leads this generation; of two at once, the later one does.
      this.role = 'responder';
      this.build(generation, carried);
    }
    if (data.type === 'renegotiate' && !this.adapter) return;
    if (generation === this.current) this.adapter?.signal(data);
  }

  /** Other ways, or fresh credentials for them: for the next restart, and every peer from now on. */
  setPaths(paths: Paths): void {
    this.paths = paths;
    this.adapter?.setPaths(paths);
  }

  /** @throws AppError `call.not-connected`, `message.too-large`. */
  sendControl(text: string): void {
    this.adapter?.sendControl(text);
  }

  /** What may be lost rather than late; false where it did not go out. */
  sendLive(text: string): boolean {
    return this.adapter?.sendLive(text) ?? false;
  }

  sendBulk(frame: Uint8Array<ArrayBuffer>): void {
    this.adapter?.sendBulk(frame);
  }

  async replaceTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    await this.adapter?.replaceTrack(slot, track);
  }

  refreshPictures(): void {
    this.adapter?.refreshPictures();
  }

  async quality(): Promise<QualityReport | null> {
    return (await this.adapter?.quality()) ?? null;
  }

  /**
   * The network changed under us: nothing waits to notice that the connection is gone. The peer is built anew, whoever called
   * whom before: a restart would still gather the addresses that Chromium knew (see electron/main/any-address.ts).
   */
  networkChanged(): void {
    if (this.closed || !this.adapter) return;
    this.role = 'initiator';
    this.renew();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.answerTimer);
    this.discard();
    this.drop();
  }

  private drop(): void {
    const { adapter } = this;
    this.adapter = null;
    adapter?.close();
  }

  private discard(): void {
    const { carrier } = this;
    this.carrier = null;
    carrier?.close();
  }

  private build(generation: number, keep = false): void {
    this.discard();
    if (keep) this.carrier = this.adapter;
    else this.drop();
    if (this.state === 'connected') this.become('interrupted');
    this.current = generation;
    this.silentMs = 0;
    this.offers = 0;
    const adapter = new PeerAdapter(this.role, this.paths, this.options.out);
    this.adapter = adapter;
    adapter.on('signal', (data) => this.isCurrent(adapter) && this.send(adapter, data));
    adapter.on('state', (state) => this.isCurrent(adapter) && this.onState(state));
    adapter.on('restart-asked', () => this.isCurrent(adapter) && this.onRestartAsked());
    adapter.on('stream', (remote) => this.isCurrent(adapter) && this.emit('stream', remote));
    adapter.on('second', (remote) => this.isCurrent(adapter) && this.emit('second', remote));
    adapter.on('control', (data) => this.onControl(adapter, data));
    adapter.on('bulk', (frame) => this.isCurrent(adapter) && this.emit('bulk', frame));
    adapter.on('bulk-low', () => this.isCurrent(adapter) && this.emit('bulk-low', undefined));
  }

  private send(adapter: PeerAdapter, data: SignalData): void {
    this.options.sendSignal(this.current, data);
    if (this.carrier?.canSend) this.carrier.sendControl(carriedSignal(this.current, data));
    if (data.type !== 'offer') return;
    this.offeredAt = performance.now();
    this.expectAnswer(adapter);
  }

  private onControl(adapter: PeerAdapter, data: string | Uint8Array): void {
    if (!this.isCurrent(adapter) && adapter !== this.carrier) return;
    const signal = signalIn(data);
    if (signal) this.signal(signal.generation, signal.data, true);
    else if (this.isCurrent(adapter)) this.emit('control', data);
  }

  /** Signals can be lost: without this, an unanswered offer would keep every later one from being made. */
  private expectAnswer(adapter: PeerAdapter): void {
    clearTimeout(this.answerTimer);
    this.answerTimer = setTimeout(() => {
      if (this.closed || !this.isCurrent(adapter)) return;
      if (!adapter.awaitsAnswer) this.offers = 0;
      else if (!this.reachable) this.expectAnswer(adapter);
      else if ((this.offers += 1) < MOST_OFFERS) adapter.restart();
      else this.build(this.nextGeneration());
    }, ANSWER_MS);
  }

  /** Events of a peer that was given up say nothing about the one in its place. */
  private isCurrent(adapter: PeerAdapter): boolean {
    return this.adapter === adapter;
  }

  private onState(state: PairState): void {
    if (state === 'connected') {
      if (this.silentMs >= STALE_MS && this.role === 'initiator') return this.renew(true);
      if (this.silentMs >= STALE_MS && this.attempt < RESTARTS) return;
      clearTimeout(this.timer);
      this.attempt = 0;
      this.discard();
      this.become('connected');
    } else if (state !== 'connecting') {
      this.silentMs = this.quietMs;
      if (this.state === 'connected') this.become('interrupted');
      this.heal();
    }
  }

  private onRestartAsked(): void {
    if (performance.now() - this.offeredAt > ASKED_AGAIN_MS) this.renew();
  }

  /** A new peer, which gets a moment before the policy's next step. */
  private renew(keep = false): void {
    this.build(this.nextGeneration(), keep);
    this.attempt = RESTARTS - 1;
    this.heal();
  }

  private heal(): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    const { after, action, tell } = nextStep(this.attempt, this.role, Math.random());
    this.timer = setTimeout(() => {
      this.attempt += 1;
      if (tell) this.emit('trouble', undefined);
      if (this.reachable) this.act(action);
      this.heal();
    }, after);
  }

  private act(action: Step['action']): void {
    if (action === 'ask-restart') {
      this.options.sendSignal(this.current, { type: 'renegotiate', renegotiate: true });
    } else if (action === 'rebuild' || this.adapter?.pairState === 'closed') {
      this.build(this.nextGeneration());
    } else {
      this.adapter?.restart();
    }
  }

  private watchFirstConnect(): void {
    this.timer = setTimeout(() => {
      // Nothing to restart yet: begin where the policy rebuilds.
      this.attempt = RESTARTS;
      this.heal();
    }, FIRST_CONNECT_MS);
  }

  private nextGeneration(): number {
    return Math.max(this.current + 1, Date.now());
  }

  private become(state: LinkEvents['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.emit('state', state);
  }
}
