import type { MemberInfo } from '../../shared/ipc/contract';
import type { Role } from './reconnect-policy';

/** A later member calls an earlier one: the hub's order decides, so that two never call each other. */
export function roleTowards(members: readonly MemberInfo[], me: string, other: string): Role {
  const at = (who: string): number => members.findIndex(({ fingerprint }) => fingerprint === who);
  return at(me) > at(other) ? 'initiator' : 'responder';
}
