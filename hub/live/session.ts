import type { RawData, WebSocket } from 'ws';
import { fromUtf8 } from '../../shared/bytes';
import { AppError, toAppError } from '../../shared/errors';
import type { Person } from '../../shared/identity/person';
import { SignalPayload, ToHub, type FromHub } from '../../shared/protocol/signal';
import { partOf } from '../../shared/record/parts';
import type { Frontier } from '../../shared/record/primitives';
import type { HubContext } from '../context';
import { shortName } from '../log';
import type { StoredCase } from '../store/storage';
import { Allowance } from './allowance';
import type { Calls, Line } from './calls';

const MESSAGES_PER_SECOND = 100;
const BURST = 200;
/** More than this waiting to be sent means that the other side does not read. */
const MAX_BUFFERED = 4 * 1024 * 1024;
const POLICY_VIOLATION = 1008;

/** One open socket: reads what its app says, one message after the other. */
export class LiveSession implements Line {
  private readonly allowance = new Allowance(MESSAGES_PER_SECOND, BURST, () => performance.now());
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: HubContext,
    private readonly calls: Calls,
    private readonly socket: WebSocket,
    private readonly person: Person,
  ) {}

  get fingerprint(): string {
    return this.person.fingerprint;
  }

  send(message: FromHub): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  /** Says why, and closes. */
  close(code: string): void {
    this.send({ t: 'error', code });
    this.socket.close(POLICY_VIOLATION, code);
  }

  news(stored: StoredCase, frontier: Frontier): void {
    if (partOf(this.person, stored.id, stored.file)) this.send({ t: 'news', case: stored.id, frontier });
  }

  receive(data: RawData, binary: boolean): Promise<void> {
    if (!this.allowance.take()) {
      this.context.log.warn('socket closed: too many messages', { person: shortName(this.fingerprint) });
      this.close('hub.too-fast');
      return Promise.resolve();
    }
    const message = binary ? null : parse(data);
    if (!message) {
      this.close('hub.bad-message');
      return Promise.resolve();
    }
    // In order, though some messages wait for the store.
    this.turn = this.turn.then(() => this.answer(message));
    return this.turn;
  }

  private async answer(message: ToHub): Promise<void> {
    try {
      await this.handle(message);
    } catch (error) {
      const { code } = toAppError(error);
      if (code === 'internal') this.context.log.error('a live message failed', { type: message.t });
      this.send({ t: 'error', code, ...('case' in message && { case: message.case }) });
    }
  }

  private async handle(message: ToHub): Promise<void> {
    switch (message.t) {
      case 'ping':
        return this.send({ t: 'pong', n: message.n });
      case 'watch':
        for (const id of message.cases) await this.tell(id);
        return;
      case 'join':
        await this.context.access.requireCase(this.person, message.case);
        if (this.socket.readyState === this.socket.OPEN) this.calls.join(message.case, this, message.run);
        return;
      case 'leave':
        return this.calls.leave(message.case, this);
      case 'signal':
        this.requireOwn(message);
        return this.calls.relay(this, message);
    }
  }

  private async tell(id: string): Promise<void> {
    const stored = await this.context.storage.cases.get(id);
    if (stored) this.news(stored, await this.context.storage.events.frontier(id));
  }

  /** The hub cannot tell whether a signal was signed rightly, but it does not carry what names another sender or receiver. */
  private requireOwn(message: Extract<ToHub, { t: 'signal' }>): void {
    const payload = SignalPayload.safeParse(json(message.payload)).data;
    const { to, case: id } = message;
    if (payload?.from !== this.fingerprint || payload.to !== to || payload.case !== id) {
      throw new AppError('hub.signal-sender');
    }
  }
}

function parse(data: RawData): ToHub | null {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data);
  try {
    return ToHub.safeParse(JSON.parse(fromUtf8(bytes))).data ?? null;
  } catch {
    return null; // Not JSON in UTF-8.
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
