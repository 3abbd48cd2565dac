import Peer from 'simple-peer/simplepeer.min.js';
import type { Outgoing } from './picture-settings';
import type { Role } from './reconnect-policy';

/** All data channels are negotiated by number: an in-band one replaces simple-peer's own, and its close kills both peers. */
const CONTROL_ID = 0;
export const BULK_ID = 1;
export const LIVE_ID = 2;

/** What is sent, each in a place of its own from the first offer on: the picture of a second camera takes no new one. */
export type Slot = 'audio' | 'video' | 'second';

/**
 * simple-peer gives up at the first failure; here a failed connection stays, to be restarted. And both directions are agreed
 * for sound and picture from the start, so that a camera or microphone that comes later takes its place in the running call.
 */
export class LastingPeer extends Peer {
  onTrouble: () => void = () => {};

  constructor(
    role: Role,
    config: RTCConfiguration,
    private readonly out: Outgoing,
  ) {
    super({
      initiator: role === 'initiator',
      trickle: true,
      objectMode: true,
      // Always given, even when without servers: simple-peer's own default is servers on the public internet.
      config,
      channelName: 'control',
      channelConfig: { negotiated: true, id: CONTROL_ID },
      streams: [out.stream],
    });
    // Before the first offer, which simple-peer makes in a later turn.
    if (role === 'responder') return;
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
