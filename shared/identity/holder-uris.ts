import { z } from 'zod';
import { RandomId } from '../record/primitives';
import { CERTIFIED_ROLES, type Person } from './person';

/**
 * What a certificate says of its holder beyond the name: URIs in the subject's alternative names, one fact each.
 * `urn:yuanjian:role:officer`, `urn:yuanjian:badge:A-1`, `urn:yuanjian:case:<32 hex>`, `urn:yuanjian:uscc:<18>`.
 */
const PREFIX = 'urn:yuanjian:';

const Facts = z.strictObject({
  roles: z.array(z.enum(CERTIFIED_ROLES)).min(1).max(5),
  badge: z.string().min(1).max(40).optional(),
  case: RandomId.optional(),
  uscc: z.string().min(1).max(18).optional(),
});
type Facts = z.infer<typeof Facts>;

/** Spells the facts; the one order, so that a certificate's names can be compared. */
export function holderUris(holder: Pick<Person, 'roles' | 'badge' | 'case' | 'uscc'>): string[] {
  const uri = (kind: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${PREFIX}${kind}:${encodeURIComponent(value)}`];
  return [
    ...holder.roles.flatMap((role) => uri('role', role)),
    ...uri('badge', holder.badge),
    ...uri('case', holder.case),
    ...uri('uscc', holder.uscc),
  ];
}

/** Reads them back; null unless they are exactly what `holderUris` writes: nothing unknown, doubled or out of order. */
export function readHolderUris(uris: readonly string[]): Facts | null {
  const values = (kind: string): string[] =>
    uris
      .filter((uri) => uri.startsWith(`${PREFIX}${kind}:`))
      .map((uri) => decode(uri.slice(PREFIX.length + kind.length + 1)));
  const parsed = Facts.safeParse({
    roles: values('role'),
    badge: values('badge')[0],
    case: values('case')[0],
    uscc: values('uscc')[0],
  });
  if (!parsed.success) return null;
  const again = holderUris(parsed.data);
  return again.length === uris.length && again.every((uri, i) => uri === uris[i]) ? parsed.data : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // Not ours; the comparison at the end refuses it.
  }
}
