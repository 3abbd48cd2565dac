import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { MAX_SPEED_BYTES, type SpeedAnswer } from '../../shared/protocol/hub';
import { callerOf, parsed, type RouteDeps } from './http';

const SpeedQuery = z.strictObject({
  bytes: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

/** Bytes there and back for the pre-check of a call: nothing of them is looked at or kept. */
export function speedRoutes({ app, context }: RouteDeps): void {
  // Random, so that nothing on the way makes them fewer; once, since it is not the bytes that are measured.
  const bytes = randomBytes(MAX_SPEED_BYTES);

  app.get('/v1/speed', { exposeHeadRoute: false }, async (request, reply) => {
    await callerOf(context, request);
    const query = parsed(SpeedQuery, request.query);
    if (query.bytes > MAX_SPEED_BYTES) throw new AppError('hub.too-large', { limit: MAX_SPEED_BYTES });
    return reply.type('application/octet-stream').send(bytes.subarray(0, query.bytes));
  });

  app.put(
    '/v1/speed',
    { bodyLimit: MAX_SPEED_BYTES },
    async (request): Promise<z.infer<typeof SpeedAnswer>> => {
      await callerOf(context, request);
      let received = 0;
      for await (const part of (request.body ?? []) as Readable) {
        received += (part as Buffer).length;
        if (received > MAX_SPEED_BYTES) throw new AppError('hub.too-large', { limit: MAX_SPEED_BYTES });
      }
      return { received };
    },
  );
}
