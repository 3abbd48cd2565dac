import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { z } from 'zod';
import { concat, fromUtf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { ErrorBody, MAX_JSON_BYTES } from '../../shared/protocol/hub';
import { PinnedAgent, type AgentSettings } from './pinned-agent';

export interface HubAddress extends AgentSettings {
  /** `https://host:port`, read anew for each request: an embedded hub may move to another address. */
  urls: () => readonly string[];
  /** Milliseconds without a byte after which an answer is given up. */
  idleTimeout?: number;
}

export interface Ask {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  signal?: AbortSignal;
  /** Asking twice would not be the same as asking once, or costs too much: not repeated by itself on a dead connection. */
  once?: boolean;
}

/** Requests to one hub, whichever of its addresses answers. */
export class HubConnection {
  readonly agent: PinnedAgent;
  /** For the live socket: a kept connection may be dead without anything saying so. */
  readonly liveAgent: PinnedAgent;
  /** The address that answered last is asked first. */
  private preferred: string | null = null;

  constructor(private readonly address: HubAddress) {
    this.agent = new PinnedAgent(address);
    this.liveAgent = new PinnedAgent(address, false);
  }

  /** The hub's addresses, the one that answered last first. */
  get urls(): string[] {
    const urls = [...this.address.urls()];
    return urls.sort((a, b) => Number(b === this.preferred) - Number(a === this.preferred));
  }

  /**
   * Sends a request and answers as soon as the head of the response is there.
   * @throws AppError `hub.unreachable`, `hub.other-certificate`, or what the hub answered (`ErrorBody`).
   */
  async open(ask: Ask): Promise<IncomingMessage> {
    let failure = new AppError('hub.unreachable');
    for (const url of this.urls) {
      try {
        const response = await this.send(url, ask);
        this.preferred = url;
        if ((response.statusCode ?? 500) >= 400) throw await refusal(response);
        return response;
      } catch (error) {
        if (!(error instanceof NotConnected)) throw asAppError(error, ask.signal);
        if (failure.code !== 'hub.other-certificate') failure = error.reason;
      }
    }
    throw failure;
  }

  /** A request whose answer is JSON that fits a schema; `hub.answer-invalid` when it does not. */
  async json<S extends z.ZodType>(schema: S, ask: Ask): Promise<z.infer<S>> {
    const response = await this.open(ask);
    const parsed = schema.safeParse(await readJson(response, ask.signal));
    if (!parsed.success)
      throw new AppError('hub.answer-invalid', { path: ask.path }, { cause: parsed.error });
    return parsed.data;
  }

  /** This machine's address is another one: connections from the old one, and what waits on them, are given up. */
  networkChanged(): void {
    this.agent.destroy();
  }

  close(): void {
    this.agent.destroy();
    this.liveAgent.destroy();
  }

  private async send(url: string, ask: Ask): Promise<IncomingMessage> {
    try {
      return await this.attempt(url, ask);
    } catch (error) {
      // The hub closed a kept connection at the moment when it was taken up again.
      if (error instanceof DeadReuse && !ask.once) return await this.attempt(url, ask);
      throw error;
    }
  }

  private attempt(url: string, ask: Ask): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      let connected = false;
      const outgoing = request(new URL(ask.path, url), {
        method: ask.method,
        agent: this.agent,
        headers: {
          accept: 'application/json',
          ...(ask.body && { 'content-length': String(ask.body.length) }),
          ...ask.headers,
        },
        signal: ask.signal,
      });
      outgoing.setTimeout(this.address.idleTimeout ?? 15_000, () =>
        outgoing.destroy(new AppError('hub.unreachable')),
      );
      outgoing.once('socket', () => (connected = true));
      outgoing.once('response', resolve);
      outgoing.once('error', (error) => {
        if (!connected && !ask.signal?.aborted) reject(new NotConnected(asAppError(error)));
        else reject(outgoing.reusedSocket ? new DeadReuse(error) : error);
      });
      outgoing.end(ask.body);
    });
  }
}

/** No connection was made, so nothing was sent: another address may be tried. */
class NotConnected extends Error {
  constructor(readonly reason: AppError) {
    super(reason.code, { cause: reason });
  }
}

class DeadReuse extends Error {
  constructor(cause: unknown) {
    super('kept connection was dead', { cause });
  }
}

/** Reads a whole body of at most so many bytes; `hub.answer-invalid` when there are more. */
export async function readBody(
  response: IncomingMessage,
  limit: number,
  signal?: AbortSignal,
): Promise<Bytes> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) throw new AppError('hub.answer-invalid', { path: 'size' });
      parts.push(part);
    }
  } catch (error) {
    response.destroy();
    throw asAppError(error, signal);
  }
  return concat(...parts);
}

/** JSON of at most `MAX_JSON_BYTES`, with some room for what surrounds the events in it. */
async function readJson(response: IncomingMessage, signal?: AbortSignal): Promise<unknown> {
  const body = await readBody(response, 2 * MAX_JSON_BYTES, signal);
  try {
    return JSON.parse(fromUtf8(body)) as unknown;
  } catch (cause) {
    throw new AppError('hub.answer-invalid', { path: 'json' }, { cause });
  }
}

/** The hub's own words for why it refuses; something else than a hub that answers is `hub.failed`. */
export async function refusal(response: IncomingMessage): Promise<AppError> {
  const status = response.statusCode ?? 0;
  const body: unknown = await readJson(response).catch(() => null);
  const parsed = ErrorBody.safeParse(body);
  return parsed.success
    ? new AppError(parsed.data.code, parsed.data.params)
    : new AppError('hub.failed', { status });
}

/** Whatever the network threw, as a typed error; a cancelled request is `sync.cancelled`. */
export function asAppError(error: unknown, signal?: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) return new AppError('sync.cancelled', {}, { cause: error });
  return new AppError('hub.unreachable', {}, { cause: error });
}
