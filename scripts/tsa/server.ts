import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TimeAuthority, type AuthorityOptions } from './authority';

const MOST_QUERY_BYTES = 4096;

/** A time stamping authority that answers on this machine alone. */
export interface TimeServer {
  authority: TimeAuthority;
  name: string;
  url: string;
  /** The root's certificate, DER. */
  certificate: Uint8Array;
  /** Closes connections and port, and removes the authority with its keys. */
  close(): Promise<void>;
}

/** Starts an authority on the loopback interface, on a port that is free. */
export async function startTimeServer(options: AuthorityOptions = {}): Promise<TimeServer> {
  const authority = await TimeAuthority.make(options);
  const server = createServer((request, response) => {
    void answer(authority, request).then(
      (reply) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    authority,
    name: authority.name,
    url: `http://127.0.0.1:${port}/`,
    certificate: authority.root,
    async close() {
      await closed(server);
      await authority.close();
    },
  };
}

async function answer(authority: TimeAuthority, request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_QUERY_BYTES) throw new RangeError('no query');
    parts.push(part);
  }
  return authority.reply(Buffer.concat(parts));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
