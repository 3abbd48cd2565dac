import type { CaseView } from '../../shared/ipc/contract';
import type { BlobRef } from '../../shared/record/primitives';

/**
 * The files to ask the company's machine for, thumbnails before originals. Only the lead officer's machine
 * takes originals over the call (its check puts the still on the record); the others get them from the hub, so that a
 * slow uplink at the warehouse carries each picture once.
 */
export function blobNeeds(view: CaseView): BlobRef[] {
  const { part } = view.me;
  if (part === null || part === 'representative') return [];
  const present = new Set(view.present);
  const stills = view.inspection.stills.flatMap(({ captured }) => captured ?? []);
  const originals = part === 'lead' ? stills.map(({ original }) => original) : [];
  return [...stills.map(({ thumbnail }) => thumbnail), ...originals].filter(
    ({ sha256 }) => !present.has(sha256),
  );
}

/** A file that the record names, by its hash; null for one that it does not. */
export function namedBlob(view: CaseView, sha256: string): BlobRef | null {
  for (const { captured } of view.inspection.stills) {
    if (captured?.original.sha256 === sha256) return captured.original;
    if (captured?.thumbnail.sha256 === sha256) return captured.thumbnail;
  }
  return null;
}
