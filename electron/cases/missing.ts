import type { RecordEvent } from '../../shared/record/event';
import type { CaseLog } from '../../shared/record/log';
import type { BlobRef, Frontier } from '../../shared/record/primitives';

/** Every event of a log, causes first, then those that wait for a cause. */
export function allEvents(log: CaseLog): RecordEvent[] {
  const { ordered, waiting } = log.folded;
  return [...ordered, ...waiting.toSorted((a, b) => a.seq - b.seq)];
}

/**
 * The events that somebody with this frontier does not have, causes first. Errs on the side of too many: whoever has
 * one already leaves it as it is.
 */
export function eventsBeyond(log: CaseLog, frontier: Frontier): RecordEvent[] {
  const events = allEvents(log);
  const last = new Map<string, number>();
  for (const { author, seq } of events) last.set(author, Math.max(seq, last.get(author) ?? -1));
  const theirs = new Set<string>();
  for (const { head } of Object.values(frontier)) {
    for (let at = log.get(head); at; at = at.prev === null ? undefined : log.get(at.prev))
      theirs.add(at.hash);
  }
  return events.filter(({ author, hash }) => {
    if (theirs.has(hash)) return false;
    const known = frontier[author];
    // A head that is unknown here and further on: they are ahead, or both see a fork once theirs has come.
    const ahead = known && !log.has(known.head) && known.seq > (last.get(author) ?? -1);
    return !ahead;
  });
}

/** The blobs that a log's events name, each once. */
export function blobsNamed(log: CaseLog): BlobRef[] {
  const named = new Map<string, BlobRef>();
  for (const event of allEvents(log)) {
    for (const blob of event.blobs) if (!named.has(blob.sha256)) named.set(blob.sha256, blob);
  }
  return [...named.values()];
}

/** Whether an event of the log names exactly this file. */
export function isNamed(log: CaseLog, { sha256, size, mime }: BlobRef): boolean {
  return allEvents(log).some(({ blobs }) =>
    blobs.some((blob) => blob.sha256 === sha256 && blob.size === size && blob.mime === mime),
  );
}
