import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Person } from '../../shared/identity/person';
import { MAX_SIGNAL_BYTES } from '../../shared/protocol/signal';
import type { HubContext } from '../context';
import { Calls } from './calls';
import { LiveSession } from './session';
import type { Paths } from '../../shared/protocol/paths';
import { pathsFor, type TurnSettings } from './turn';

export interface LiveSettings {
  /** Milliseconds that a member of a call whose socket broke keeps the seat. */
  grace: number;
  /** Milliseconds between two looks at whether a socket still answers. */
  heartbeat: number;
  turn: TurnSettings | null;
}

/** Every open `/v1/live` socket: news of cases to those who have a part in them, calls, and dead sockets found out. */
export class Live {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SIGNAL_BYTES,
    perMessageDeflate: false,
  });
  private readonly sessions = new Map<WebSocket, LiveSession>();
  private readonly answering = new Set<WebSocket>();
  private readonly calls: Calls;
  private readonly beat: NodeJS.Timeout;
  private isClosed = false;
  private turn: TurnSettings | null;

  constructor(
    private readonly context: HubContext,
    settings: LiveSettings,
  ) {
    this.turn = settings.turn;
    this.calls = new Calls(
      context.storage.calls,
      context.clock,
      settings.grace,
      (error) => this.failed('a call could not be kept', error),
      (fingerprint) => this.pathsFor(fingerprint),
    );
    this.beat = setInterval(() => this.check(), settings.heartbeat);
    this.beat.unref();
  }

  /** Brings back the calls that were going on when the hub stopped. */
  restore(): Promise<void> {
    return this.calls.restore();
  }

  /** The ways that somebody's calls may take now. */
  pathsFor(fingerprint: string): Paths {
    return pathsFor(this.turn, fingerprint, this.context.clock());
  }

  /** Other TURN servers from now on: those in a call hear of it at once. */
  setTurn(turn: TurnSettings | null): void {
    this.turn = turn;
    this.calls.renewPaths();
  }

  /** Takes over an HTTP connection of a caller who has been recognised. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer, person: Person): void {
    this.server.handleUpgrade(request, connection, head, (socket) => {
      const session = new LiveSession(this.context, this.calls, socket, person);
      this.sessions.set(socket, session);
      this.answering.add(socket);
      socket.on('pong', () => this.answering.add(socket));
      socket.on('message', (data, binary) => {
        this.answering.add(socket);
        void session.receive(data, binary);
      });
      // `ws` closes it by itself, with the code that says why: cut off here, that code might never arrive.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sessions.delete(socket);
        this.answering.delete(socket);
        this.calls.gone(session);
      });
      this.greet(session).catch((error: unknown) => {
        // The hub may have been stopped while it read: then its store is closed, and nobody is there to be greeted.
        if (!this.isClosed) this.failed('a newcomer could not be greeted', error);
      });
    });
  }

  /** Whoever was away may not know what was taken back meanwhile, nor how far the receipts are. */
  private async greet(session: LiveSession): Promise<void> {
    session.send({ t: 'checkpoint', checkpoint: await this.context.checkpoints.now() });
    const revoked = await this.context.storage.certificates.revoked();
    if (revoked.size > 0) session.send({ t: 'revocations' });
  }

  /** Tells everybody who has a part in a case where it stands, and everybody the tree head that it changed. */
  async tell(id: string): Promise<void> {
    const stored = await this.context.storage.cases.get(id);
    if (!stored) return;
    const frontier = await this.context.storage.events.frontier(id);
    for (const session of this.sessions.values()) session.news(stored, frontier);
    const checkpoint = await this.context.checkpoints.now();
    for (const session of this.sessions.values()) session.send({ t: 'checkpoint', checkpoint });
  }

  /** Puts out everybody who holds this certificate, and tells everybody else that it was taken back. */
  revoked(fingerprint: string): void {
    for (const session of this.sessions.values()) {
      if (session.fingerprint === fingerprint) session.close('certificate.revoked');
      else session.send({ t: 'revocations' });
    }
  }

  /** Closes every socket; calls are kept for the next start. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.beat);
    this.calls.stop();
    for (const socket of this.sessions.keys()) socket.terminate();
    this.server.close();
  }

  private check(): void {
    for (const socket of this.sessions.keys()) {
      if (!this.answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }

  private failed(what: string, error: unknown): void {
    this.context.log.error(what, {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  }
}
