import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { signReceipt } from '../../shared/identity/receipt';
import { SEGMENT_BYTES, type BlobProgress, type Receipt } from '../../shared/protocol/hub';
import { RandomId, Sha256 } from '../../shared/record/primitives';
import type { HubContext } from '../context';
import type { StoredBlob, StoredReceipt } from '../store/storage';
import { callerOf, parsed, type RouteDeps } from './http';

const ByHash = z.strictObject({ id: RandomId, sha256: Sha256 });
const SEGMENT_SILENCE = 30_000;

interface Target extends StoredBlob {
  id: string;
  sha256: string;
}

export function blobRoutes({ app, context }: RouteDeps): void {
  const { storage } = context;
  const url = '/v1/cases/:id/blobs/:sha256';

  // Bytes are for the handler to read as they come, never whole in memory.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.head(url, async (request, reply) => {
    const blob = await target(context, request);
    reply.header('x-received', blob.received);
    if (blob.receipt) reply.header('x-receipt', JSON.stringify(receiptOf(context, blob, blob.receipt)));
    return reply.send();
  });

  app.put(url, { bodyLimit: SEGMENT_BYTES }, async (request): Promise<z.infer<typeof BlobProgress>> => {
    const blob = await target(context, request);
    const { from, length } = segmentOf(request, blob);
    // A sender that vanished without a word must not hold up its own next attempt.
    request.raw.setTimeout(SEGMENT_SILENCE, () => request.raw.destroy());
    const received = await storage.blobs.append(blob.id, blob.sha256, from, bodyOf(request, length));
    if (received < blob.size) return { received, size: blob.size, receipt: null };
    const at = context.clock().toISOString();
    const signature = await signReceipt(context.authority, factsOf(blob, at));
    const receipt = await storage.blobs.finish(blob.id, blob.sha256, { at, signature });
    context.changed(blob.id);
    return { received, size: blob.size, receipt: receiptOf(context, blob, receipt) };
  });

  app.get(url, { exposeHeadRoute: false }, async (request, reply) => {
    const blob = await target(context, request);
    if (!blob.receipt) throw new AppError('hub.unknown-blob');
    const range = rangeOf(request.headers.range, blob.size);
    reply.type('application/octet-stream').header('accept-ranges', 'bytes');
    const { start, end } = range ?? { start: 0, end: blob.size };
    if (range) reply.status(206).header('content-range', `bytes ${start}-${end - 1}/${blob.size}`);
    reply.header('content-length', end - start);
    return reply.send(
      Readable.from(storage.blobs.read(blob.id, blob.sha256, start, end), { objectMode: false }),
    );
  });
}

/** The blob that a request is about. @throws AppError `hub.unknown-blob` when no stored event of the case names it. */
async function target(context: HubContext, request: FastifyRequest): Promise<Target> {
  const caller = await callerOf(context, request);
  const { id, sha256 } = parsed(ByHash, request.params);
  await context.access.requireCase(caller, id);
  const blob = await context.storage.blobs.get(id, sha256);
  if (!blob) throw new AppError('hub.unknown-blob');
  return { id, sha256, ...blob };
}

function segmentOf(request: FastifyRequest, blob: Target): { from: number; length: number } {
  const found = /^bytes (\d{1,10})-(\d{1,10})\/(\d{1,10})$/.exec(request.headers['content-range'] ?? '');
  const [from = 0, to = 0, size = 0] = found?.slice(1).map(Number) ?? [];
  const length = to - from + 1;
  if (!found || size !== blob.size || length < 1 || to >= size)
    throw new AppError('hub.bad-range', { size: blob.size });
  if (length > SEGMENT_BYTES) throw new AppError('hub.too-large', { limit: SEGMENT_BYTES });
  return { from, length };
}

/** The segment as it comes in; what breaks off early is an error, after what came has been given out. */
async function* bodyOf(request: FastifyRequest, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  try {
    for await (const bytes of request.body as AsyncIterable<Uint8Array>) {
      left -= bytes.length;
      if (left < 0) throw new AppError('hub.bad-range', { size: length });
      yield bytes;
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('hub.cut', {}, { cause });
  }
  if (left > 0) throw new AppError('hub.cut');
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  if (header === undefined) return null;
  const found = /^bytes=(\d{1,10})-(\d{0,10})$/.exec(header);
  const start = Number(found?.[1]);
  const end = found?.[2] ? Math.min(Number(found[2]) + 1, size) : size;
  if (!found || start >= end) throw new AppError('hub.bad-range', { size });
  return { start, end };
}

const factsOf = ({ id, sha256 }: Target, at: string) =>
  ({ kind: 'blob', case: id, hash: sha256, at }) as const;

function receiptOf({ authority }: HubContext, blob: Target, { at, ...stored }: StoredReceipt): Receipt {
  return { ...factsOf(blob, at), hub: authority.fingerprint, ...stored };
}
