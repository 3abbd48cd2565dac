/**
 * simple-peer 9.11.1 as the adapter uses it: the prebuilt file (its source entry needs Node's modules), and those of its
 * undocumented members that have to be reached to keep a failed connection alive.
 */
declare module 'simple-peer/simplepeer.min.js' {
  export interface PeerOptions {
    initiator: boolean;
    trickle: boolean;
    /** Every message is one chunk; otherwise the stream may join those that wait to be read. */
    objectMode: boolean;
    config: RTCConfiguration;
    channelName: string;
    channelConfig: RTCDataChannelInit;
    streams: MediaStream[];
  }

  interface PeerEvents {
    signal: [data: unknown];
    connect: [];
    data: [data: string | Uint8Array];
    stream: [stream: MediaStream];
    close: [];
    error: [error: Error];
  }

  export default class Peer {
    constructor(options: PeerOptions);
    readonly destroyed: boolean;
    readonly connected: boolean;
    on<E extends keyof PeerEvents>(event: E, listener: (...args: PeerEvents[E]) => void): this;
    signal(data: unknown): void;
    send(data: string | Uint8Array): void;
    /** Initiator: makes a new offer. Responder: asks the initiator for one. */
    negotiate(): void;
    destroy(): void;
    protected _pc: RTCPeerConnection;
    protected _pcReady: boolean;
    protected _maybeReady(): void;
    protected _createAnswer(): void;
    protected _onConnectionStateChange(): void;
    protected _onIceStateChange(): void;
  }
}
