import { z } from 'zod';
import type { Paths } from '../../shared/protocol/paths';
import { RandomId } from '../../shared/record/primitives';
import { callerOf, parsed, type RouteDeps } from './http';

/** What somebody's connections may use, with credentials of their own. */
export type PathsOf = (fingerprint: string) => Paths;

const ById = z.strictObject({ id: RandomId });

/** The relays of a case's calls, for those who try them before they join one. */
export function pathRoutes({ app, context }: RouteDeps, paths: PathsOf): void {
  app.get('/v1/cases/:id/paths', async (request): Promise<Paths> => {
    const caller = await callerOf(context, request);
    await context.access.requireCase(caller, parsed(ById, request.params).id);
    return paths(caller.fingerprint);
  });
}
