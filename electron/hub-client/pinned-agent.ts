import { Agent, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { AppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';

/** Hexadecimal digits of the shortest pin that counts: the 80 bits that a spoken invitation code carries. */
const SHORTEST_PIN = 20;

/** A person's certificate and key for mutual TLS, PEM. */
export interface ClientKey {
  key: string;
  certificate: string;
}

export interface AgentSettings {
  /** SHA-256 of the hub's TLS certificate in hexadecimal, whole or its first 80 bits or more. */
  pin: string;
  client?: ClientKey;
  /** Milliseconds for TCP and TLS together. */
  connectTimeout?: number;
}

/**
 * Connections to one hub. A hub is known by its TLS certificate alone: names and authorities of the public web play no
 * part, since a hub in a closed network has neither. The certificate is checked between the handshake and the first
 * byte of a request, so a wrong hub learns nothing of what was asked. TLS sessions are not resumed: each connection
 * shows its certificate.
 */
export class PinnedAgent extends Agent {
  /** The whole fingerprint of the certificate that matched last; null before the first connection. */
  fingerprint: string | null = null;

  /** @param keepAlive whether a connection is kept for the next request; a socket that stays open wants one of its own. */
  constructor(
    private readonly settings: AgentSettings,
    keepAlive = true,
  ) {
    super({ keepAlive, maxSockets: 8, scheduling: 'lifo' });
    if (settings.pin.length < SHORTEST_PIN) throw new AppError('internal');
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.hostname ?? options.host ?? '127.0.0.1';
    const socket = connect({
      host,
      port: Number(options.port),
      servername: isIP(host) ? '' : host,
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      // Not "unchecked": the pin is stricter than any chain, and no request leaves before it was compared.
      rejectUnauthorized: false,
      ...(this.settings.client && { key: this.settings.client.key, cert: this.settings.client.certificate }),
    });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      callback?.(error, socket);
      callback = undefined;
    };
    const timer = setTimeout(
      () => fail(new AppError('hub.unreachable')),
      this.settings.connectTimeout ?? 5000,
    );
    socket.once('error', (cause) => fail(new AppError('hub.unreachable', {}, { cause })));
    socket.once('close', () => fail(new AppError('hub.unreachable')));
    socket.once('secureConnect', () => {
      const seen = fingerprintOf(socket);
      if (!seen.startsWith(this.settings.pin)) return fail(new AppError('hub.other-certificate'));
      clearTimeout(timer);
      this.fingerprint = seen;
      const ready = callback;
      callback = undefined;
      ready?.(null, socket);
    });
    return undefined;
  }
}

function fingerprintOf(socket: TLSSocket): string {
  const certificate = socket.getPeerX509Certificate();
  return certificate ? sha256Hex(certificate.raw) : '';
}
