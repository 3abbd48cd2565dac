import { z } from 'zod';
import { EnrolRequest, InviteRequest } from '../../shared/protocol/hub';
import { RandomId } from '../../shared/record/primitives';
import { enrol } from '../enrolment';
import { createInvitation, listInvitations, revokeInvitation } from '../invitations';
import { callerOf, parsed, type RouteDeps } from './http';

const ListQuery = z.strictObject({ case: RandomId.optional() });
const ById = z.strictObject({ id: RandomId });
/** A secret and a public key: nothing that anybody may send unasked needs more. */
const ENROL_BYTES = 32 * 1024;

export function invitationRoutes({ app, context }: RouteDeps): void {
  app.post('/v1/enrol', { bodyLimit: ENROL_BYTES }, async (request) =>
    enrol(context, parsed(EnrolRequest, request.body), request.ip),
  );

  app.post('/v1/invitations', async (request) => {
    const caller = await callerOf(context, request);
    return createInvitation(context, caller, parsed(InviteRequest, request.body));
  });

  app.get('/v1/invitations', async (request) => {
    const caller = await callerOf(context, request);
    const query = parsed(ListQuery, request.query);
    return { invitations: await listInvitations(context, caller, query.case) };
  });

  app.delete('/v1/invitations/:id', async (request, reply) => {
    const caller = await callerOf(context, request);
    await revokeInvitation(context, caller, parsed(ById, request.params).id);
    return reply.status(204).send();
  });
}
