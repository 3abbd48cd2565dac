import type { Server } from 'node:https';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { AppError } from '../../shared/errors';
import { MAX_JSON_BYTES } from '../../shared/protocol/hub';
import type { HubContext } from '../context';
import { blobRoutes } from './blobs';
import { caseRoutes } from './cases';
import { checkpointRoutes } from './checkpoints';
import { statusOf } from './http';
import { invitationRoutes } from './invitations';
import { pathRoutes, type PathsOf } from './paths';
import { speedRoutes } from './speed';

/** The hub's HTTPS routes (`shared/protocol/hub.ts`), not yet listening. */
export function makeApp(
  context: HubContext,
  tls: { key: string; certificate: string },
  paths: PathsOf,
): FastifyInstance<Server> {
  const app = Fastify({
    https: {
      key: tls.key,
      cert: tls.certificate,
      minVersion: 'TLSv1.2',
      // Asked of everybody, checked by `Access`: enrolment comes without one, and errors get words instead of an alert.
      requestCert: true,
      rejectUnauthorized: false,
    },
    bodyLimit: MAX_JSON_BYTES,
    forceCloseConnections: true,
    return503OnClosing: false,
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
  });
  app.setErrorHandler((error: unknown, _request, reply) => {
    const known = asAppError(error);
    if (known.code === 'internal') context.log.error('a request failed', { reason: describe(error) });
    if (known.code === 'hub.data-damaged')
      context.log.error('stored data are damaged', { reason: describe(error) });
    // A file that turns out damaged before its first byte has announced itself as a file already.
    for (const header of ['content-length', 'content-range']) reply.removeHeader(header);
    return reply.status(statusOf(known.code)).type('application/json').send(known.toJSON());
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(new AppError('hub.unknown-route').toJSON()),
  );
  const deps = { app: app as unknown as FastifyInstance, context };
  invitationRoutes(deps);
  caseRoutes(deps);
  blobRoutes(deps);
  checkpointRoutes(deps);
  speedRoutes(deps);
  pathRoutes(deps, paths);
  return app;
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'ENOSPC') return new AppError('hub.disk-full', {}, { cause: error });
  if (statusCode === 413) return new AppError('hub.too-large', { limit: MAX_JSON_BYTES }, { cause: error });
  if (statusCode && statusCode < 500) return new AppError('hub.bad-request', { field: '' }, { cause: error });
  return new AppError('internal', {}, { cause: error });
}

/** The kind of failure and where in our code, never what was in the request. */
const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error;
