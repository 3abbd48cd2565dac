import type { TLSSocket } from 'node:tls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { Person } from '../../shared/identity/person';
import type { HubContext } from '../context';

/** What a route gets: everything that the hub's parts share, and the server to put itself on. */
export interface RouteDeps {
  app: FastifyInstance;
  context: HubContext;
}

/** The person behind a request, by the client certificate of its TLS connection. */
export function callerOf({ access }: HubContext, request: FastifyRequest): Promise<Person> {
  return access.callerOf(clientCertificate(request.raw.socket as TLSSocket));
}

/** The client's certificate, DER; undefined when it showed none. */
export function clientCertificate(socket: TLSSocket): Uint8Array | undefined {
  return socket.getPeerX509Certificate()?.raw;
}

/** Parses what came over the wire. @throws AppError `hub.bad-request` naming the first field that does not fit. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('hub.bad-request', { field: field.slice(0, 80) }, { cause: result.error });
}

const STATUS: Readonly<Record<string, number>> = {
  'hub.certificate-needed': 401,
  'hub.no-access': 403,
  'hub.officers-only': 403,
  'hub.no-part': 403,
  'hub.unknown-case': 404,
  'hub.unknown-blob': 404,
  'hub.unknown-invitation': 404,
  'hub.unknown-route': 404,
  'hub.no-such-tree': 404,
  'invitation.unknown': 404,
  'invitation.used': 410,
  'invitation.expired': 410,
  'invitation.revoked': 410,
  'hub.gap': 409,
  'hub.blob-offset': 409,
  'hub.too-large': 413,
  'event.too-large': 413,
  'hub.bad-range': 416,
  'hub.too-many-guesses': 429,
  'hub.enrolment-closed': 429,
  'hub.bad-request': 400,
  'hub.cut': 400,
  internal: 500,
  'hub.data-damaged': 500,
  'hub.disk-full': 507,
};

/** The HTTP status of an error; what the sender has to change is 422 unless said otherwise. */
export function statusOf(code: string): number {
  return STATUS[code] ?? (code.startsWith('certificate.') ? 403 : 422);
}
