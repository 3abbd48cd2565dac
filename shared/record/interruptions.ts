import type { Inspection, Interruption, Part } from './state';

/** When the other side was heard last before an interruption was noticed, by its author's clock. */
export const brokeAt = ({ wall, quietMs }: Pick<Interruption, 'wall' | 'quietMs'>): string =>
  new Date(Date.parse(wall) - quietMs).toISOString();

const partOf = ({ participants }: Inspection, fingerprint: string): Part | null =>
  participants.find((one) => one.fingerprint === fingerprint)?.part ?? null;

/** Whether what the company shows no longer reached the lead officer, or the other way round. */
export function breaksShowing(
  inspection: Inspection,
  { author, peer }: Pick<Interruption, 'author' | 'peer'>,
) {
  const parts = [author, peer].map((one) => partOf(inspection, one));
  return parts.includes('lead') && parts.includes('representative');
}

/** The interruption between lead and company as each of the two machines noted it last; null where one noted none. */
export interface LastGap {
  lead: Interruption | null;
  representative: Interruption | null;
}

/**
 * The last interruption of the inspection's own connection, with both sides' times. Notes that do not overlap within the
 * minute are of two interruptions: only the later one is told then.
 */
export function lastGap(inspection: Inspection): LastGap {
  const all = inspection.calls.flatMap(({ interruptions }) => interruptions);
  const last = (part: Part): Interruption | null =>
    all.filter((one) => breaksShowing(inspection, one) && partOf(inspection, one.author) === part).at(-1) ??
    null;
  const [lead, representative] = [last('lead'), last('representative')];
  if (!lead || !representative) return { lead, representative };
  const apart = Date.parse(brokeAt(lead)) - Date.parse(brokeAt(representative));
  if (Math.abs(apart) <= 60_000) return { lead, representative };
  return apart > 0 ? { lead, representative: null } : { lead: null, representative };
}
