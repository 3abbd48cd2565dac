import { z } from 'zod';
import { RandomId, Sha256 } from '../record/primitives';

/** The part that a certificate gives its holder. Which officer leads is decided by the case, not by the certificate. */
export const CERTIFIED_ROLES = ['officer', 'representative', 'witness', 'observer', 'administrator'] as const;

/** What a certificate says of its holder, once its chain has been checked. The reducer sees people only as this. */
export const Person = z.strictObject({
  /** SHA-256 of the certificate: the author name of this person's events. */
  fingerprint: Sha256,
  name: z.string().min(1).max(80),
  roles: z.array(z.enum(CERTIFIED_ROLES)).min(1).max(5),
  /** Officers: badge number. */
  badge: z.string().max(40).optional(),
  /** Everybody but officers: the one case that the certificate is for. */
  case: RandomId.optional(),
  /** Representatives: the company that they act for. */
  uscc: z.string().max(18).optional(),
  serial: z.string().max(80),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});
export type Person = z.infer<typeof Person>;

export type People = ReadonlyMap<string, Person>;
