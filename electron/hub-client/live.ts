import { WebSocket } from 'ws';
import { fromUtf8 } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { FromHub, MAX_SIGNAL_BYTES, type ToHub } from '../../shared/protocol/signal';
import { asAppError, refusal, type HubConnection } from './connection';
import { delayBefore } from './reconnect';
import { systemTimers, type Timers } from './timers';

type SignalMessage = Extract<ToHub, { t: 'signal' }>;

export interface LiveListener {
  /** The socket to the hub opened, was lost, or could not be opened again; `error` says why it is not there. */
  connected(now: boolean, error: AppError | null): void;
  message(message: FromHub): void;
}

const PING_MS = 10_000;
const SILENCE_MS = 25_000;
/** In a call a dead connection must not hold signals back: TCP by itself would wait as long again as it was cut. */
const URGENT_PING_MS = 2500;
const URGENT_SILENCE_MS = 8000;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const HANDSHAKE_MS = 8000;
const URGENT_HANDSHAKE_MS = 3000;
/** Signals that wait for the socket to come back; older ones would only be dropped on the other side. */
const MAX_WAITING = 200;

/**
 * The socket to a hub that comes back by itself. What it is for (cases watched, calls joined) is kept here as a state
 * and told to the hub anew on each connection, so nothing depends on what the hub remembers.
 */
export class LiveSocket {
  private socket: WebSocket | null = null;
  private open = false;
  private stopped = true;
  private failures = 0;
  private pings = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelPing: (() => void) | null = null;
  private cancelSilence: (() => void) | null = null;
  private watched = new Set<string>();
  private readonly joined = new Map<string, string>();
  private waiting: SignalMessage[] = [];
  /** Of this machine's addresses the one that the open socket uses. */
  private localAddress: string | null = null;
  private lastError: AppError | null = null;

  constructor(
    private readonly connection: HubConnection,
    private readonly listener: LiveListener,
    private readonly timers: Timers = systemTimers,
    private readonly random: () => number = Math.random,
  ) {}

  get isConnected(): boolean {
    return this.open;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.schedule();
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.drop();
  }

  /** Tries now instead of after the back-off: the network changed, or somebody waits. */
  hurry(): void {
    if (this.stopped || this.socket) return;
    this.failures = 0;
    this.cancelRetry?.();
    this.schedule();
  }

  /** The hub is somewhere else now: lets go of a connection, or of an attempt at one, that leads to where it was. */
  moved(): void {
    if (this.stopped) return;
    const was = this.open;
    this.cancelRetry?.();
    this.drop();
    this.failures = 0;
    if (was) this.listener.connected(false, new AppError('hub.unreachable'));
    this.schedule();
  }

  /**
   * This machine has other addresses now: a connection from one that is gone is dead, though nothing says so, and an attempt
   * from it comes to nothing.
   */
  networkChanged(addresses: ReadonlySet<string>): void {
    const { localAddress: mine } = this;
    // The hub of this very machine needs no network.
    if (this.stopped || (mine !== null && (LOOPBACK.test(mine) || addresses.has(mine)))) return;
    this.connection.networkChanged();
    this.moved();
  }

  watch(cases: Iterable<string>): void {
    this.watched = new Set(cases);
    if (this.open) this.send({ t: 'watch', cases: [...this.watched] });
  }

  /**
   * Joins a case's call, now and again after every reconnection, until `leave`.
   * @param run names this joining: the same one after a mere loss of the socket.
   */
  join(id: string, run: string): void {
    this.joined.set(id, run);
    if (this.open) {
      this.send({ t: 'join', case: id, run });
      this.ping();
    } else this.hurry();
  }

  leave(id: string): void {
    if (!this.joined.delete(id)) return;
    this.waiting = this.waiting.filter((message) => message.case !== id);
    if (this.open) this.send({ t: 'leave', case: id });
  }

  /** Sends a signal, or keeps it until the socket is back. */
  signal(message: SignalMessage): void {
    if (this.open) return this.send(message);
    this.waiting = [...this.waiting, message].slice(-MAX_WAITING);
  }

  private get isUrgent(): boolean {
    return this.joined.size > 0;
  }

  private send(message: ToHub): void {
    this.socket?.send(JSON.stringify(message));
  }

  private schedule(): void {
    const wait = delayBefore({ failures: this.failures, urgent: this.isUrgent, random: this.random() });
    this.cancelRetry = this.timers.after(wait, () => this.connect());
  }

  private connect(): void {
    const urls = this.connection.urls;
    const url = urls[this.failures % Math.max(1, urls.length)];
    if (this.stopped || this.socket) return;
    if (!url) return this.lost(new AppError('hub.unreachable'));
    const socket = new WebSocket(new URL('/v1/live', url.replace(/^http/, 'ws')), {
      agent: this.connection.liveAgent,
      // Where somebody waits, an attempt into a network that is gone must not outlast the one that would succeed.
      handshakeTimeout: this.isUrgent ? URGENT_HANDSHAKE_MS : HANDSHAKE_MS,
      maxPayload: 4 * MAX_SIGNAL_BYTES,
      perMessageDeflate: false,
    });
    this.socket = socket;
    const mine = (run: () => void) => () => {
      if (this.socket === socket) run();
    };
    socket.on('upgrade', ({ socket: { localAddress } }) =>
      mine(() => (this.localAddress = localAddress ?? null))(),
    );
    socket.on(
      'open',
      mine(() => this.opened()),
    );
    socket.on('message', (data, binary) => mine(() => this.received(data, binary))());
    socket.on(
      'pong',
      mine(() => this.heard()),
    );
    socket.on(
      'ping',
      mine(() => this.heard()),
    );
    socket.on('error', (error) => mine(() => (this.lastError = asAppError(error)))());
    socket.on('unexpected-response', (_request, response) => {
      void refusal(response).then((error) => mine(() => this.lost(error))());
    });
    socket.on(
      'close',
      mine(() => this.lost(this.lastError ?? new AppError('hub.unreachable'))),
    );
  }

  private opened(): void {
    this.open = true;
    this.failures = 0;
    this.lastError = null;
    this.heard();
    this.ping();
    this.send({ t: 'watch', cases: [...this.watched] });
    for (const [id, run] of this.joined) this.send({ t: 'join', case: id, run });
    this.listener.connected(true, null);
    for (const message of this.waiting.splice(0)) this.send(message);
  }

  private received(data: WebSocket.RawData, binary: boolean): void {
    this.heard();
    const message = binary ? null : parse(data);
    // What does not fit is dropped: a hub that talks nonsense cannot make the app do anything.
    if (message && message.t !== 'pong') this.listener.message(message);
  }

  private lost(error: AppError): void {
    this.drop();
    this.failures += 1;
    this.lastError = null;
    this.listener.connected(false, error);
    if (!this.stopped) this.schedule();
  }

  private drop(): void {
    this.cancelPing?.();
    this.cancelSilence?.();
    this.open = false;
    this.localAddress = null;
    const socket = this.socket;
    this.socket = null;
    socket?.on('error', () => undefined);
    socket?.terminate();
  }

  private ping(): void {
    this.cancelPing?.();
    this.send({ t: 'ping', n: this.pings++ });
    this.cancelPing = this.timers.after(this.isUrgent ? URGENT_PING_MS : PING_MS, () => this.ping());
  }

  private heard(): void {
    this.cancelSilence?.();
    const silence = this.isUrgent ? URGENT_SILENCE_MS : SILENCE_MS;
    this.cancelSilence = this.timers.after(silence, () => this.lost(new AppError('hub.unreachable')));
  }
}

function parse(data: WebSocket.RawData): FromHub | null {
  try {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    return FromHub.safeParse(JSON.parse(fromUtf8(bytes))).data ?? null;
  } catch {
    return null; // not JSON in UTF-8
  }
}
