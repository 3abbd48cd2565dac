import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postQuery } from './post';

const servers: Server[] = [];
async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const REPLY = { 'content-type': 'application/timestamp-reply' };
const query = Uint8Array.of(0x30, 0);
const post = (url: string, timeoutMs = 10_000): Promise<Uint8Array> => postQuery(url, query, { timeoutMs });

describe('an authority over HTTP', () => {
  it('gets the query and gives its answer', async () => {
    const seen: unknown[] = [];
    const url = await answering((request, response) => {
      seen.push(request.method, request.headers['content-type']);
      request.on('data', (part: Buffer) => seen.push([...part]));
      request.on('end', () => response.writeHead(200, REPLY).end(Buffer.from([1, 2, 3])));
    });
    expect([...(await post(url))]).toEqual([1, 2, 3]);
    expect(seen).toEqual(['POST', 'application/timestamp-query', [0x30, 0]]);
  });

  it('that answers too much is cut off', async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, REPLY);
      response.end(Buffer.alloc(64 * 1024 + 1));
    });
    await expect(post(url)).rejects.toMatchObject({ code: 'timestamp.answer' });
  });

  it('that trickles is given up in time', async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, REPLY);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await expect(post(url, 300)).rejects.toMatchObject({
      code: 'timestamp.too-slow',
      params: { seconds: 1 },
    });
  });

  it('that never answers is given up in time, and at once when nobody waits any more', async () => {
    const url = await answering(() => undefined);
    await expect(post(url, 200)).rejects.toMatchObject({ code: 'timestamp.too-slow' });
    const abort = new AbortController();
    const asked = postQuery(url, query, { timeoutMs: 100_000, signal: abort.signal });
    abort.abort();
    await expect(asked).rejects.toMatchObject({ code: 'timestamp.unreachable' });
  });

  it.each([
    ['a redirection', 302, { location: 'http://127.0.0.1:1/', ...REPLY }, 'HTTP 302'],
    ['an error', 500, REPLY, 'HTTP 500'],
    ['a page', 200, { 'content-type': 'text/html' }, 'text/html'],
    ['something without a type', 200, {}, 'content-type'],
  ] as const)('that answers with %s is not followed', async (_, status, headers, what) => {
    const url = await answering((__, response) => response.writeHead(status, headers).end('x'));
    await expect(post(url)).rejects.toMatchObject({ code: 'timestamp.answer', params: { what } });
  });

  it('that breaks off has not answered', async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, { ...REPLY, 'content-length': 100 });
      response.write('x', () => response.destroy());
    });
    await expect(post(url)).rejects.toMatchObject({ code: 'timestamp.unreachable' });
  });

  it('is nowhere else than behind http and https', async () => {
    for (const url of ['file:///etc/hostname', 'ftp://127.0.0.1/', 'nonsense', ''])
      await expect(post(url)).rejects.toMatchObject({ code: 'timestamp.address' });
    await expect(post('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'timestamp.unreachable' });
  });
});
