import { z } from 'zod';
import { ShortText } from '../record/primitives';

/** One time stamping authority (RFC 3161) as somebody set it on this machine. */
const TimeAuthoritySetting = z.strictObject({
  /** Stands in the record beside each token; two authorities have two names. */
  name: ShortText,
  url: z.url({ protocol: /^https?$/ }).max(500),
  /** Root, issuer or signing certificate, DER as Base64: tokens that it does not vouch for are not taken. */
  certificate: z.base64().max(20_000).optional(),
});
export type TimeAuthoritySetting = z.infer<typeof TimeAuthoritySetting>;

/** The authorities that every signature and seal is to have a timestamp of. */
export const TimeAuthoritySettings = z
  .array(TimeAuthoritySetting)
  .max(5)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length);
