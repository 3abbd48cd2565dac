import { z } from 'zod';
import { base64 } from '../../shared/bytes';
import {
  MAX_EVENTS_PER_REQUEST,
  PushEvents,
  type CaseList,
  type Certificates,
  type EventRange,
} from '../../shared/protocol/hub';
import { signCrl } from '../../shared/identity/crl';
import { fromWire, toWire } from '../../shared/record/event';
import { RandomId, Sha256 } from '../../shared/record/primitives';
import type { HubContext } from '../context';
import { takeIn } from '../intake';
import { callerOf, parsed, type RouteDeps } from './http';

const ById = z.strictObject({ id: RandomId });
const RangeQuery = z.strictObject({
  author: Sha256,
  from: z
    .string()
    .regex(/^\d{1,7}$/)
    .default('0')
    .transform(Number),
});
/** Bytes of events in one answer; Base64 and JSON make about half as much again of them. */
const RANGE_BYTES = 5 * 1024 * 1024;

export function caseRoutes({ app, context }: RouteDeps): void {
  const { storage, access, authority } = context;

  app.get('/v1/time', async () => ({ wall: context.clock().toISOString() }));

  // For everybody: it names nobody, and whoever was given a certificate to check needs it.
  app.get('/v1/crl', async (_request, reply) => {
    const crl = await signCrl(authority, await storage.certificates.revoked(), context.clock());
    return reply.type('application/pkix-crl').send(Buffer.from(crl));
  });

  app.get('/v1/cases', async (request): Promise<z.infer<typeof CaseList>> => {
    const cases = await access.casesOf(await callerOf(context, request));
    return {
      cases: await Promise.all(cases.map(async ({ id }) => ({ id, ...(await standing(context, id)) }))),
    };
  });

  app.get('/v1/cases/:id/certificates', async (request): Promise<z.infer<typeof Certificates>> => {
    const caller = await callerOf(context, request);
    const { id, file } = await access.requireCase(caller, parsed(ById, request.params).id);
    const badges = file.officers.map(({ badge }) => badge);
    const known = await storage.certificates.forCase(id, badges);
    return {
      authority: base64(authority.certificate),
      certificates: known.map(({ der }) => base64(der)),
    };
  });

  app.get('/v1/cases/:id/events', async (request): Promise<z.infer<typeof EventRange>> => {
    const caller = await callerOf(context, request);
    const { author, from } = parsed(RangeQuery, request.query);
    const { id } = await access.requireCase(caller, parsed(ById, request.params).id);
    const limits = { events: MAX_EVENTS_PER_REQUEST, bytes: RANGE_BYTES };
    const events = await storage.events.range(id, author, from, limits);
    return { events: events.map(toWire), ...(await standing(context, id)) };
  });

  app.post('/v1/cases/:id/events', async (request) => {
    const caller = await callerOf(context, request);
    const { id } = parsed(ById, request.params);
    return takeIn(context, caller, id, parsed(PushEvents, request.body).events.map(fromWire));
  });
}

/** Where a case stands: everybody's last event, and what claims a place that another event has. */
async function standing({ storage }: HubContext, id: string) {
  const forks = await storage.events.forks(id);
  return { frontier: await storage.events.frontier(id), ...(forks.length > 0 && { forks }) };
}
