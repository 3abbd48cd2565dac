import type { CameraPlace } from '../../shared/protocol/camera';
import type { Paths } from '../../shared/protocol/paths';
import { SignalData } from '../../shared/protocol/signal';
import { BULK_CHUNK_BYTES, MAX_CONTROL_BYTES } from '../../shared/protocol/control';
import { AppError } from '../../shared/errors';
import { BULK_LOW_MARK } from './bulk-sender';
import { Emitter } from './emitter';
import { BULK_ID, LIVE_ID, LastingPeer, type Slot } from './lasting-peer';
import { applyPicture, withStartBitrate, type Outgoing } from './picture-settings';
import { Negotiation } from './negotiation';
import type { QualityReport } from './quality';
import type { Role } from './reconnect-policy';
import { SilenceWatch } from './silence';
import { readStats, type Counters } from './stats';

/** The first frames leave before the channels are open; by then they have left on a busy machine too. */
const OPENING_MS = 250;
/** A bulk frame: head and payload. Anything larger is not ours. */
const MAX_BULK_BYTES = BULK_CHUNK_BYTES + 2048;

/** A little less than a second, so that a timer of a quarter meets it at every fourth time. */
const LISTEN_MS = 900;

type Description = Extract<SignalData, { sdp: string }>;

export type PairState = 'connecting' | 'connected' | 'interrupted' | 'closed';

export interface AdapterEvents {
  signal: SignalData;
  state: PairState;
  stream: MediaStream;
  /** The picture of the other side's second camera; without frames while it has none. */
  second: MediaStream;
  control: string | Uint8Array;
  bulk: Uint8Array;
  /** The bulk channel took what it was given; there is room for more. */
  'bulk-low': undefined;
  /** The other side asks for a restart of ICE. */
  'restart-asked': undefined;
}

const configurationOf = ({ iceServers, relayOnly }: Paths): RTCConfiguration => ({
  iceServers,
  iceTransportPolicy: relayOnly ? 'relay' : 'all',
  bundlePolicy: 'max-bundle',
});

/**
 * One connection to one other person: with `LastingPeer`, the only place that knows the connection under it. What it costs
 * to go round its traps is in CALL.md; what to do about an interruption is decided outside.
 */
export class PeerAdapter extends Emitter<AdapterEvents> {
  private readonly peer: LastingPeer;
  private readonly bulk: RTCDataChannel;
  private readonly live: RTCDataChannel;
  private state: PairState = 'connecting';
  private opened = false;
  /** Small pictures are sent, until the first ones have left. */
  private opening = true;
  private openingTimer: ReturnType<typeof setTimeout> | undefined;
  private counters: Counters | null = null;
  /** From the first connection on. */
  private silence: SilenceWatch | null = null;
  private silent = false;
  private listenedAt = 0;
  private readonly negotiation: Negotiation;

  constructor(
    readonly role: Role,
    paths: Paths,
    private readonly out: Outgoing,
  ) {
    super();
    this.negotiation = new Negotiation(role === 'initiator');
    this.peer = new LastingPeer(role, configurationOf(paths), out);
    this.bulk = this.openBulk();
    this.live = this.openLive();
    this.listen();
  }

  get pairState(): PairState {
    return this.state;
  }

  /** Feeds in what the other side signalled. Malformed data would destroy simple-peer, so it is parsed before. */
  signal(data: SignalData): void {
    if (this.peer.destroyed || !SignalData.safeParse(data).success) return;
    if (data.type === 'renegotiate') {
      if (this.role === 'initiator') this.emit('restart-asked', undefined);
      return;
    }
    if (data.type === 'offer' || data.type === 'answer') this.describe(data);
    else this.peer.signal(data);
  }

  /** An offer went out that nobody has answered yet. */
  get awaitsAnswer(): boolean {
    return !this.peer.destroyed && this.peer.pc.signalingState === 'have-local-offer';
  }

  /** Milliseconds since anything came from the other side. */
  get quietMs(): number {
    return this.silence?.quietFor(performance.now()) ?? 0;
  }

  /** Looks whether anything still comes, or comes again; for a timer outside. */
  async listenIn(): Promise<void> {
    if (this.peer.destroyed || !this.opened) return;
    const now = performance.now();
    // Once a second is enough to notice that it broke; that it is back is wanted at once.
    if (!this.silent && now - this.listenedAt < LISTEN_MS) return;
    this.listenedAt = now;
    let received = 0;
    (await this.peer.pc.getStats()).forEach((entry: RTCTransportStats) => {
      if (entry.type === 'transport') received += entry.bytesReceived ?? 0;
    });
    this.silence ??= new SilenceWatch(now);
    this.silent = this.silence.take(received, now);
    this.refreshState();
  }

  /** Initiator: new ICE credentials in a new offer, or the same offer again while it is unanswered. Responder: asks for it. */
  restart(): void {
    if (this.peer.destroyed) return;
    const { pc } = this.peer;
    if (this.role === 'initiator' && this.awaitsAnswer && pc.localDescription) {
      this.emit('signal', { type: 'offer', sdp: pc.localDescription.sdp });
      return;
    }
    if (this.role === 'responder') {
      // Not by simple-peer, which asks once and then waits for ever, though signals can be lost.
      this.emit('signal', { type: 'renegotiate', renegotiate: true });
      return;
    }
    if (this.negotiation.making) return;
    this.negotiation.making = true;
    pc.restartIce();
    this.peer.negotiate();
  }

  setPaths(paths: Paths): void {
    if (!this.peer.destroyed) this.peer.pc.setConfiguration(configurationOf(paths));
  }

  get canSend(): boolean {
    return this.peer.connected;
  }

  /** @throws AppError `call.not-connected`, `message.too-large`. */
  sendControl(text: string): void {
    if (!this.peer.connected) throw new AppError('call.not-connected');
    if (text.length > MAX_CONTROL_BYTES) throw new AppError('message.too-large');
    this.peer.send(text);
  }

  /** What may be lost rather than late; false where it can go out by another channel alone. */
  sendLive(text: string): boolean {
    if (this.live.readyState !== 'open') return false;
    this.live.send(text);
    return true;
  }

  get bulkBuffered(): number {
    return this.bulk.bufferedAmount;
  }

  /** @throws AppError `call.not-connected`. */
  sendBulk(frame: Uint8Array<ArrayBuffer>): void {
    if (this.bulk.readyState !== 'open') throw new AppError('call.not-connected');
    this.bulk.send(frame);
  }

  /** Sends another camera's or microphone's track in its slot's place; null sends nothing. */
  async replaceTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    if (this.peer.destroyed) return;
    // simple-peer ignores whether this succeeded, so its sender is used directly.
    const sender = this.peer.slot(slot)?.sender;
    // Nothing was offered yet: the answer will take the track from the stream.
    if (!sender) return;
    await sender.replaceTrack(track);
    if (track) await this.apply(sender, slot === 'second' ? 'second' : 'main');
  }

  /** Sets the senders up as `Outgoing.picture` says now. */
  refreshPictures(): void {
    if (this.peer.destroyed) return;
    for (const [slot, place] of [
      ['video', 'main'],
      ['second', 'second'],
    ] as const) {
      const sender = this.peer.slot(slot)?.sender;
      if (sender) void this.apply(sender, place).catch(() => undefined);
    }
  }

  private apply(sender: RTCRtpSender, place: CameraPlace): Promise<void> {
    return applyPicture(sender, this.out.picture(place), this.opening);
  }

  /** Of the main picture; the second one is small and says nothing about the link. */
  async quality(): Promise<QualityReport> {
    const entries: unknown[] = [];
    const second = this.peer.destroyed ? null : (this.peer.slot('second')?.mid ?? null);
    if (!this.peer.destroyed)
      (await this.peer.pc.getStats()).forEach((entry: { mid?: string }) => {
        if (second === null || entry.mid !== second) entries.push(entry);
      });
    const { report, counters } = readStats(entries, this.counters);
    this.counters = counters;
    return report;
  }

  close(): void {
    clearTimeout(this.openingTimer);
    this.peer.destroy();
    this.become('closed');
  }

  private openBulk(): RTCDataChannel {
    const channel = this.peer.pc.createDataChannel('bulk', { negotiated: true, id: BULK_ID });
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = BULK_LOW_MARK;
    channel.onbufferedamountlow = () => this.emit('bulk-low', undefined);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer && data.byteLength <= MAX_BULK_BYTES)
        this.emit('bulk', new Uint8Array(data));
      else this.emit('bulk', new Uint8Array(0));
    };
    channel.onopen = () => this.refreshState();
    // A call that can carry no files any more is no whole call: it is made anew.
    channel.onclose = () => this.peer.destroy();
    return channel;
  }

  private openLive(): RTCDataChannel {
    const channel = this.peer.pc.createDataChannel('live', {
      negotiated: true,
      id: LIVE_ID,
      ordered: false,
      maxRetransmits: 0,
    });
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.emit('control', data);
    };
    return channel;
  }

  private listen(): void {
    this.peer.onTrouble = () => this.refreshState();
    this.peer.on('signal', (data) => this.carry(data));
    this.peer.on('connect', () => {
      this.opened = true;
      this.openingTimer = setTimeout(() => {
        this.opening = false;
        this.refreshPictures();
      }, OPENING_MS);
      const second = this.peer.slot('second');
      if (second) this.emit('second', new MediaStream([second.receiver.track]));
      this.refreshState();
    });
    this.peer.on('data', (data) => this.emit('control', data));
    this.peer.on('stream', (stream) => this.emit('stream', stream));
    // Without a listener simple-peer would throw; 'close' follows every error and carries what has to be done.
    this.peer.on('error', () => undefined);
    this.peer.on('close', () => this.become('closed'));
    this.refreshPictures();
  }

  private describe(data: Description): void {
    if (data.type === 'offer') {
      if (this.role === 'initiator') return;
      if (this.negotiation.hearsAgain(data.sdp)) return this.answerAgain();
    } else if (!this.awaitsAnswer || !this.negotiation.takes(data)) return;
    const { startKbps } = this.out.picture('main');
    this.peer.signal({ type: data.type, sdp: withStartBitrate(data.sdp, startKbps) });
  }

  /** What simple-peer wants carried: an answer says to which offer. */
  private carry(data: unknown): void {
    const { type } = data as { type?: unknown };
    const signal = SignalData.safeParse(
      type === 'answer' ? { ...(data as object), to: this.negotiation.answers } : data,
    );
    if (!signal.success) return;
    if (signal.data.type === 'offer') this.negotiation.offers(signal.data.sdp);
    this.emit('signal', signal.data);
  }

  /** The same offer once more: what it was answered with was lost. One that is still being answered needs nothing. */
  private answerAgain(): void {
    const { signalingState, localDescription } = this.peer.pc;
    if (signalingState === 'stable' && localDescription?.type === 'answer')
      this.emit('signal', { type: 'answer', sdp: localDescription.sdp, to: this.negotiation.answers });
  }

  private refreshState(): void {
    if (this.peer.destroyed) return;
    const { connectionState } = this.peer.pc;
    if (connectionState === 'disconnected' || connectionState === 'failed' || this.silent) {
      this.become('interrupted');
    } else if (connectionState === 'connected' && this.opened && this.bulk.readyState === 'open') {
      this.become('connected');
    }
  }

  private become(state: PairState): void {
    if (this.state === state || this.state === 'closed') return;
    this.state = state;
    this.emit('state', state);
  }
}
