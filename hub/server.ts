import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Bytes } from '../shared/bytes';
import { AppError, toAppError } from '../shared/errors';
import { invitationCode, invitationLink } from '../shared/identity/invitation';
import type { Person } from '../shared/identity/person';
import { type Invitation, InviteRequest } from '../shared/protocol/hub';
import { Access } from './access';
import { Checkpoints } from './checkpoints';
import type { HubContext } from './context';
import { GuessGuard } from './guess-guard';
import { createInvitation } from './invitations';
import { openKeys, type HubKeys } from './keys/keys';
import type { Sealing } from './keys/sealing';
import { assertFree, listen } from './listening';
import { Live } from './live/live';
import type { TurnSettings } from './live/turn';
import { shortName, type HubLogger } from './log';
import { makeApp } from './routes/app';
import { clientCertificate, parsed, statusOf } from './routes/http';
import { isBegun, openDataFolder } from './store/folder';
import type { HubStorage } from './store/storage';

export interface HubOptions {
  /** Everything that the hub keeps is in here. */
  dataDir: string;
  /** Address to listen on; loopback unless said otherwise. */
  host?: string;
  /** 0, or left out, takes a free one. */
  port?: number;
  name: string;
  /** Seals everything in the folder; without it keys and data are only protected by the rights of their files. */
  sealing?: Sealing;
  logger: HubLogger;
  clock?: () => Date;
  /** Milliseconds that a member of a call whose socket broke keeps the seat. */
  grace?: number;
  /** Milliseconds between two looks at whether a socket still answers. */
  heartbeat?: number;
  /** The office's TURN servers; without them machines reach each other directly. */
  turn?: TurnSettings | null;
  /** Done once the folder is open; where it throws, the hub never listens. */
  beforeListening?: (keeper: HubKeeper) => Promise<void>;
}

/** What the keeper of a hub can look at and do before it listens, too. */
export interface HubKeeper {
  /** Whether an officer has been enrolled. */
  hasOfficer(): Promise<boolean>;
  people(): Promise<{ person: Person; revoked: boolean }[]>;
  /** Takes a certificate back; its holder is shut out at once. False when there is none with this fingerprint. */
  revoke(fingerprint: string): Promise<boolean>;
}

/** A running hub. */
export interface Hub extends HubKeeper {
  /** `https://host:port`, as the hub was told to listen. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** SHA-256 of the authority's certificate: the hub's name in receipts and cases. */
  readonly id: string;
  /** The authority's certificate, DER. */
  readonly authority: Bytes;
  /** SHA-256 of the TLS certificate: stays the same wherever the hub listens. */
  readonly tlsFingerprint: string;
  /** Makes an invitation in the keeper's name: the only way to the first officer. */
  invite(request: z.input<typeof InviteRequest>): Promise<MadeInvitation>;
  /** Other TURN servers from now on, or none. */
  setTurn(turn: TurnSettings | null): void;
  /** Calls the listener with the case whenever a case got something new; returns how to stop that. */
  onChange(listener: (id: string) => void): () => void;
  /** Stops listening, ends every connection, and closes the store. */
  close(): Promise<void>;
}

export interface MadeInvitation {
  invitation: z.infer<typeof Invitation>;
  secret: string;
  link: string;
  /** Null when the hub does not listen on an IPv4 address. */
  code: string | null;
}

/** Longer than an office waits for somebody whose link broke: who comes back finds the same call. */
const GRACE = 30 * 60_000;
const HEARTBEAT = 15_000;

/**
 * Opens a hub's data folder and listens. A new hub is begun only where it can listen: that is tried first.
 * @throws AppError `hub.port-in-use`, `hub.address-unavailable`, `hub.data-not-writable`, `hub.data-in-use`,
 *   `hub.data-newer`, `hub.data-damaged`, `hub.data-unsealed`, `hub.key-sealed`, `hub.key-damaged`, `hub.key-missing`.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { dataDir, host = '127.0.0.1', port = 0, logger, clock = () => new Date() } = options;
  if (!isBegun(dataDir)) await assertFree(host, port);
  const { storage, keys } = await openDataFolder(dataDir, () =>
    openKeys(dataDir, options.name, options.sealing ?? null, clock()),
  );
  if (!options.sealing) logger.warn('keys and data are not sealed, only readable for this user alone');
  const running = assemble(storage, keys, options, clock);
  try {
    await running.live.restore();
    await options.beforeListening?.(keeper(running));
    await listen(running.app, host, port);
  } catch (error) {
    await running.stop();
    throw error;
  }
  const hub = handle(running, keys, host, (running.app.server.address() as AddressInfo).port);
  logger.info('listening', { host: hub.host, port: hub.port });
  return hub;
}

interface Running {
  app: FastifyInstance<Server>;
  live: Live;
  context: HubContext;
  listeners: Set<(id: string) => void>;
  stop: () => Promise<void>;
}

function assemble(storage: HubStorage, keys: HubKeys, options: HubOptions, clock: () => Date): Running {
  const listeners = new Set<(id: string) => void>();
  const context: HubContext = {
    storage,
    authority: keys.authority,
    name: options.name,
    clock,
    log: options.logger,
    access: new Access(storage, keys.authority.certificate, clock),
    guesses: new GuessGuard(clock),
    checkpoints: new Checkpoints(storage.tree, keys.authority, clock),
    changed: (id) => {
      live.tell(id).catch(() => options.logger.error('news could not be told'));
      for (const listener of listeners) listener(id);
    },
  };
  const live = new Live(context, {
    grace: options.grace ?? GRACE,
    heartbeat: options.heartbeat ?? HEARTBEAT,
    turn: options.turn ?? null,
  });
  const app = makeApp(context, keys.tls, (fingerprint) => live.pathsFor(fingerprint));
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void upgrade(context, live, request, socket, head);
  });
  const stop = async (): Promise<void> => {
    live.close();
    await app.close();
    await storage.close();
  };
  return { app, live, context, listeners, stop };
}

function keeper({ context, live }: Pick<Running, 'context' | 'live'>): HubKeeper {
  const { certificates } = context.storage;
  return {
    hasOfficer: async () =>
      (await certificates.all()).some(({ person, revoked }) => !revoked && person.roles.includes('officer')),
    people: async () => (await certificates.all()).map(({ person, revoked }) => ({ person, revoked })),
    revoke: async (fingerprint) => {
      const done = await certificates.revoke(fingerprint, context.clock());
      if (done) live.revoked(fingerprint);
      if (done) context.log.info('certificate taken back', { person: shortName(fingerprint) });
      return done;
    },
  };
}

function handle(running: Running, keys: HubKeys, host: string, port: number): Hub {
  const { context, listeners, stop } = running;
  const { authority, name } = context;
  const url = `https://${host.includes(':') ? `[${host}]` : host}${port === 443 ? '' : `:${port}`}`;
  const tlsFingerprint = keys.tls.fingerprint;
  return {
    url,
    host,
    port,
    name,
    id: authority.fingerprint,
    authority: authority.certificate,
    tlsFingerprint,
    ...keeper(running),
    invite: async (request) => {
      const made = await createInvitation(context, null, parsed(InviteRequest, request));
      const facts = { urls: [url], tlsFingerprint, secret: made.secret, hubName: name };
      return { ...made, link: invitationLink(facts), code: invitationCode(facts) };
    },
    setTurn: (turn) => running.live.setTurn(turn),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stop,
  };
}

async function upgrade(
  context: HubContext,
  live: Live,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const ignore = (): void => undefined;
  // Until ws takes over, a connection that breaks has nobody to tell.
  socket.on('error', ignore);
  try {
    if (request.url !== '/v1/live') throw new AppError('hub.unknown-route');
    const person = await context.access.callerOf(clientCertificate(request.socket as TLSSocket));
    socket.off('error', ignore);
    live.accept(request, socket, head, person);
  } catch (error) {
    const known = toAppError(error);
    const status = statusOf(known.code);
    const body = JSON.stringify(known.toJSON());
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
}
