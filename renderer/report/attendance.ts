import type { Inspection, Stamp } from '../../shared/record/state';

/** Calls in which two people were connected; opening the camera alone is no call. */
export const spokenCalls = (inspection: Inspection) =>
  inspection.calls.filter(({ connected }) => connected !== null);

/** When somebody first came into a call; null for who never was in one. */
export function inCall(inspection: Inspection, fingerprint: string): Stamp | null {
  const times = spokenCalls(inspection)
    .flatMap(({ joined }) => joined)
    .filter(({ author }) => author === fingerprint)
    .sort((a, b) => Date.parse(a.wall) - Date.parse(b.wall));
  return times[0] ?? null;
}

/** A person's name by the certificate's fingerprint. */
export const nameOf = (inspection: Inspection, author: string): string =>
  inspection.participants.find(({ fingerprint }) => fingerprint === author)?.name ?? author.slice(0, 8);
