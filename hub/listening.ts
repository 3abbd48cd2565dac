import { createServer, type Server as NetServer } from 'node:net';
import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../shared/errors';

/** What the system says of a host that is not this machine's, not spelled like one, or not allowed. */
const UNAVAILABLE = new Set([
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAFNOSUPPORT',
  'EINVAL',
]);

/**
 * Tries whether something can listen there, without keeping the port.
 * @throws AppError `hub.port-in-use`, `hub.address-unavailable`
 */
export async function assertFree(host: string, port: number): Promise<void> {
  const probe: NetServer = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port }, resolve);
    });
  } catch (error) {
    throw known(error, host, port);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** @throws AppError `hub.port-in-use`, `hub.address-unavailable` */
export async function listen(app: FastifyInstance<Server>, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw known(error, host, port);
  }
}

function known(error: unknown, host: string, port: number): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new AppError('hub.port-in-use', { host, port }, { cause: error });
  if (UNAVAILABLE.has(code)) {
    return new AppError('hub.address-unavailable', { host, port, reason: code }, { cause: error });
  }
  return error;
}
