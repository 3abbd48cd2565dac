import Peer, { type PeerOptions } from 'simple-peer/simplepeer.min.js';
import type { CameraPlace } from '../../shared/protocol/camera';
import { SignalData } from '../../shared/protocol/signal';
import { BULK_CHUNK_BYTES, MAX_CONTROL_BYTES } from '../../shared/protocol/control';
import { AppError } from '../../shared/errors';
import { BULK_LOW_MARK } from './bulk-sender';
import { Emitter } from './emitter';
import { applyPicture, withStartBitrate, type Outgoing } from './picture-settings';
import type { QualityReport } from './quality';
import type { Role } from './reconnect-policy';
import { readStats, type Counters } from './stats';

/** Both data channels are negotiated by number: an in-band one replaces simple-peer's own, and its close kills both peers. */
const CONTROL_ID = 0;
const BULK_ID = 1;
/** The first frames leave before the channels are open; by then they have left on a busy machine too. */
const OPENING_MS = 250;
/** A bulk frame: head and payload. Anything larger is not ours. */
const MAX_BULK_BYTES = BULK_CHUNK_BYTES + 2048;

/** What is sent, each in a place of its own from the first offer on: the picture of a second camera takes no new one. */
export type Slot = 'audio' | 'video' | 'second';

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

/**
 * simple-peer gives up at the first failure; here a failed connection stays, to be restarted. And both directions are agreed
 * for sound and picture from the start, so that a camera or microphone that comes later takes its place in the running call.
 */
class LastingPeer extends Peer {
  onTrouble: () => void = () => {};

  constructor(
    options: PeerOptions,
    private readonly out: Outgoing,
  ) {
    super(options);
    // Before the first offer, which simple-peer makes in a later turn.
    if (!options.initiator) return;
    for (const kind of ['audio', 'video'] as const)
      if (!this.slot(kind)) this._pc.addTransceiver(kind, { direction: 'sendrecv', streams: [out.stream] });
    const [second] = out.second.getTracks();
    this._pc.addTransceiver(second ?? 'video', { direction: 'sendrecv' });
  }

  /** Offer and answer have the same places in the same order: the second picture is the second. */
  slot(slot: Slot): RTCRtpTransceiver | undefined {
    const kind = slot === 'audio' ? 'audio' : 'video';
    const all = this._pc.getTransceivers().filter(({ receiver }) => receiver.track.kind === kind);
    return all[slot === 'second' ? 1 : 0];
  }

  get pc(): RTCPeerConnection {
    return this._pc;
  }

  /** Answers that this side may send sound and picture, now or from any moment on, without calling anew. */
  protected override _createAnswer(): void {
    const { stream, second } = this.out;
    for (const slot of ['audio', 'video', 'second'] as const) {
      const transceiver = this.slot(slot);
      if (transceiver?.direction !== 'recvonly') continue;
      const { sender, receiver } = transceiver;
      transceiver.direction = 'sendrecv';
      const sent = slot === 'second' ? second : stream;
      if (slot !== 'second') sender.setStreams(stream);
      // One that was opened since this peer was made.
      const track = sent.getTracks().find(({ kind }) => kind === receiver.track.kind);
      if (track) void sender.replaceTrack(track);
    }
    super._createAnswer();
  }

  protected override _onConnectionStateChange(): void {
    if (!this.destroyed) this.onTrouble();
  }

  protected override _onIceStateChange(): void {
    if (this.destroyed) return;
    const state = this._pc.iceConnectionState;
    if (state === 'connected' || state === 'completed') {
      this._pcReady = true;
      this._maybeReady();
    }
    this.onTrouble();
  }
}

/**
 * One connection to one other person: the only place that knows simple-peer and the connection under it. What it costs
 * to go round its traps is in CALL.md; what to do about an interruption is decided outside.
 */
export class PeerAdapter extends Emitter<AdapterEvents> {
  private readonly peer: LastingPeer;
  private readonly bulk: RTCDataChannel;
  private state: PairState = 'connecting';
  private opened = false;
  /** Small pictures are sent, until the first ones have left. */
  private opening = true;
  private openingTimer: ReturnType<typeof setTimeout> | undefined;
  private counters: Counters | null = null;

  constructor(
    readonly role: Role,
    iceServers: RTCIceServer[],
    private readonly out: Outgoing,
  ) {
    super();
    const options: PeerOptions = {
      initiator: role === 'initiator',
      trickle: true,
      objectMode: true,
      // Always given, even when empty: simple-peer's own default is servers on the public internet.
      config: { iceServers, bundlePolicy: 'max-bundle' },
      channelName: 'control',
      channelConfig: { negotiated: true, id: CONTROL_ID },
      streams: [out.stream],
    };
    this.peer = new LastingPeer(options, out);
    this.bulk = this.openBulk();
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
    if (data.type === 'offer' || data.type === 'answer') {
      // An answer that nobody waits for (its offer was sent twice) would destroy the peer.
      if (data.type === 'answer' && this.peer.pc.signalingState !== 'have-local-offer') return;
      if (data.type === 'offer' && this.role === 'initiator') return;
      this.peer.signal({
        type: data.type,
        sdp: withStartBitrate(data.sdp, this.out.picture('main').startKbps),
      });
      return;
    }
    this.peer.signal(data);
  }

  /** Initiator: new ICE credentials in a new offer, or the same offer again while it is unanswered. Responder: asks for it. */
  restart(): void {
    if (this.peer.destroyed) return;
    const { pc } = this.peer;
    if (this.role === 'initiator' && pc.signalingState === 'have-local-offer' && pc.localDescription) {
      this.emit('signal', { type: 'offer', sdp: pc.localDescription.sdp });
      return;
    }
    if (this.role === 'initiator') pc.restartIce();
    this.peer.negotiate();
  }

  /** @throws AppError `call.not-connected`, `message.too-large`. */
  sendControl(text: string): void {
    if (!this.peer.connected) throw new AppError('call.not-connected');
    if (text.length > MAX_CONTROL_BYTES) throw new AppError('message.too-large');
    this.peer.send(text);
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

  private listen(): void {
    this.peer.onTrouble = () => this.refreshState();
    this.peer.on('signal', (data) => {
      const signal = SignalData.safeParse(data);
      if (signal.success) this.emit('signal', signal.data);
    });
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

  private refreshState(): void {
    if (this.peer.destroyed) return;
    const { connectionState } = this.peer.pc;
    if (connectionState === 'disconnected' || connectionState === 'failed') {
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
