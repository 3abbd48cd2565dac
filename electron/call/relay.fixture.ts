import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer, type WebSocket } from 'ws';
import { sha256Hex } from '../../shared/hash';
import { makeAuthority } from '../../shared/identity/authority';
import { toPem } from '../../shared/identity/pem';
import type { Paths } from '../../shared/protocol/paths';
import { ToHub, type FromHub } from '../../shared/protocol/signal';

/** What a hub that cannot be trusted does with a signal before it passes it on; null loses it. */
export type Meddle = (signal: Extract<FromHub, { t: 'signal' }>) => Extract<FromHub, { t: 'signal' }> | null;

export interface Relay {
  url: string;
  tlsFingerprint: string;
  /** From now on. */
  meddle(how: Meddle): void;
  /** Sends a signal to somebody once more, or one that nobody sent. */
  inject(to: string, message: FromHub): void;
  /** Every signal that came through, as its sender sent it. */
  passed: Extract<FromHub, { t: 'signal' }>[];
  close(): Promise<void>;
}

export const SESSION = 'a'.repeat(32);
export const PATHS: Paths = {
  iceServers: [{ urls: ['turn:192.0.2.1'], username: 'x', credential: 'y' }],
  relayOnly: true,
};

/** A hub with nothing but a call in it, which does with signals what the test wants: the operator is the attacker. */
export async function startRelay(): Promise<Relay> {
  const authority = await makeAuthority('relay');
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', authority.privateKey));
  const server = createServer({
    key: toPem('PRIVATE KEY', pkcs8),
    cert: toPem('CERTIFICATE', authority.certificate),
    requestCert: true,
    rejectUnauthorized: false,
  });
  const members = new Map<string, { socket: WebSocket; joinedAt: string; run: string }>();
  const passed: Relay['passed'] = [];
  let meddle: Meddle = (signal) => signal;
  const send = (to: string, message: FromHub): void => members.get(to)?.socket.send(JSON.stringify(message));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const from = sha256Hex((request.socket as TLSSocket).getPeerX509Certificate()?.raw ?? new Uint8Array());
    socket.on('message', (data) => {
      const message = ToHub.parse(JSON.parse((data as Buffer).toString('utf8')));
      if (message.t === 'join') {
        members.set(from, { socket, joinedAt: new Date().toISOString(), run: message.run });
        const list = [...members].map(([fingerprint, { joinedAt, run }]) => ({
          fingerprint,
          joinedAt,
          run,
          here: true,
        }));
        for (const to of members.keys()) {
          send(to, { t: 'paths', case: message.case, ...PATHS });
          send(to, { t: 'roster', case: message.case, session: SESSION, members: list });
        }
      } else if (message.t === 'signal') {
        const { to, case: id, payload, signature } = message;
        const signal = { t: 'signal' as const, from, case: id, payload, signature };
        passed.push(signal);
        const changed = meddle(signal);
        if (changed) send(to, changed);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tlsFingerprint: authority.fingerprint,
    meddle: (how) => (meddle = how),
    inject: send,
    passed,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
