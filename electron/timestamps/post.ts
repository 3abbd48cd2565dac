import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../../shared/errors';

/** No token fills this, and an answer that does is none. */
const MOST_BYTES = 64 * 1024;

export interface Patience {
  /** For the whole exchange. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * Posts a TimeStampReq over HTTP (RFC 3161 section 3.4): one connection, no redirection, nothing kept.
 * @returns the body of the answer.
 * @throws AppError `timestamp.address`, `.unreachable`, `.too-slow`, `.answer`
 */
export function postQuery(
  url: string,
  query: Uint8Array,
  { timeoutMs, signal }: Patience,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const protocol = protocolOf(url);
    if (!protocol) return reject(new AppError('timestamp.address'));
    const outgoing = (protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: {
        'content-type': 'application/timestamp-query',
        accept: 'application/timestamp-reply',
        'content-length': query.length,
      },
    });
    // Not the socket's idle time: an authority that sends a byte a second is slow, too.
    const timer = setTimeout(
      () => outgoing.destroy(new AppError('timestamp.too-slow', { seconds: Math.ceil(timeoutMs / 1000) })),
      timeoutMs,
    );
    outgoing.once('close', () => clearTimeout(timer));
    outgoing.once('error', (error) => reject(asAppError(error)));
    outgoing.once('response', (response) => {
      readAnswer(response).then(resolve, (error: unknown) => {
        outgoing.destroy();
        reject(asAppError(error));
      });
    });
    outgoing.end(query);
  });
}

function protocolOf(url: string): string | null {
  const protocol = URL.canParse(url) ? new URL(url).protocol : null;
  return protocol === 'http:' || protocol === 'https:' ? protocol : null;
}

async function readAnswer(response: IncomingMessage): Promise<Uint8Array> {
  const [type = ''] = (response.headers['content-type'] ?? '').split(';');
  if (response.statusCode !== 200) throw unfit(`HTTP ${response.statusCode}`);
  if (type.trim().toLowerCase() !== 'application/timestamp-reply')
    throw unfit(type.slice(0, 80) || 'content-type');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw unfit(`> ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const unfit = (what: string): AppError => new AppError('timestamp.answer', { what });

const asAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('timestamp.unreachable', {}, { cause: error });
