import { z } from 'zod';

/** Schemas of the small values that the record is made of. */

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** 128 random bits as 32 hexadecimal digits: names a case, a still, a call session. */
export const RandomId = z.string().regex(/^[0-9a-f]{32}$/);
/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const WallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => isDay(text), 'no such time');

/** Whether the day and the hour exist: a parser makes 3 March of 31 February, or nothing at all. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

export const ShortText = z.string().min(1).max(200);
/** A free text a person typed; may be empty. */
export const FreeText = z.string().max(4000);
export const ItemId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** Names a quick phrase; one that a later program does not know any more is shown as it was written. */
export const PhraseId = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** A file of the record: its SHA-256, its size in bytes and its media type. */
export const BlobRef = z.strictObject({
  sha256: Sha256,
  size: z
    .int()
    .min(1)
    .max(512 * 1024 * 1024),
  mime: z.enum(['image/jpeg', 'application/pdf', 'application/octet-stream', 'text/html']),
});
export type BlobRef = z.infer<typeof BlobRef>;

/** Author → the last event of that author: what a machine knows, or what a signature covers. */
export const Frontier = z.record(Sha256, z.strictObject({ seq: z.int().min(0), head: Sha256 }));
export type Frontier = z.infer<typeof Frontier>;
