import { createServer, type Server, type TlsOptions } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AppError, toAppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { makeAuthority } from '../../shared/identity/authority';
import { toPem } from '../../shared/identity/pem';
import { HubConnection } from './connection';

/** A TLS server with a certificate of its own that writes down every byte it was told. */
interface Listener {
  url: string;
  fingerprint: string;
  heard: () => string;
  connections: () => number;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(options: TlsOptions = {}): Promise<Listener> {
  const authority = await makeAuthority('office');
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', authority.privateKey));
  let heard = '';
  let connections = 0;
  const server = createServer(
    { key: toPem('PRIVATE KEY', pkcs8), cert: toPem('CERTIFICATE', authority.certificate), ...options },
    (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes: Buffer) => {
        heard += bytes.toString('latin1');
        const body = '{"wall":"2026-01-02T03:04:05.678Z"}';
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      });
    },
  );
  server.on('connection', () => (connections += 1));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    fingerprint: sha256Hex(authority.certificate),
    heard: () => heard,
    connections: () => connections,
  };
}

const ask = { method: 'GET', path: '/v1/secret-path' } as const;
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'no error',
    (error: unknown) => toAppError(error).code,
  );

test('a request reaches the hub whose certificate is pinned, by the whole fingerprint or its first 80 bits', async () => {
  const hub = await listen();
  for (const pin of [hub.fingerprint, hub.fingerprint.slice(0, 20)]) {
    const connection = new HubConnection({ urls: () => [hub.url], pin });
    const response = await connection.open(ask);
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(connection.agent.fingerprint).toBe(hub.fingerprint);
    connection.close();
  }
  expect(hub.heard()).toContain('/v1/secret-path');
});

test('a hub with another certificate is refused and hears not one byte of the request', async () => {
  const hub = await listen();
  const other = await listen();
  const connection = new HubConnection({ urls: () => [other.url], pin: hub.fingerprint });
  expect(await codeOf(connection.open(ask))).toBe('hub.other-certificate');
  await new Promise<void>((resolve) => servers[1]!.close(() => resolve()));
  expect(other.connections()).toBe(1);
  expect(other.heard()).toBe('');
});

test('when one address belongs to somebody else by now, the next one is tried', async () => {
  const hub = await listen();
  const other = await listen();
  const connection = new HubConnection({ urls: () => [other.url, hub.url], pin: hub.fingerprint });
  (await connection.open(ask)).resume();
  expect(connection.urls[0]).toBe(hub.url);
  expect(other.heard()).toBe('');
  connection.close();
});

test('nobody there is told apart from somebody else there', async () => {
  const hub = await listen();
  const gone = await listen();
  await new Promise<void>((resolve) => servers[1]!.close(() => resolve()));
  const connection = new HubConnection({ urls: () => [gone.url], pin: hub.fingerprint });
  expect(await codeOf(connection.open(ask))).toBe('hub.unreachable');
});

test('a pin shorter than 80 bits is a mistake in the program', () => {
  expect(() => new HubConnection({ urls: () => [], pin: 'abcdef' })).toThrow(AppError);
});
