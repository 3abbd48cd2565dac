import type { CaseSummary } from '../../../shared/ipc/contract';

/** Letters and digits only, half width, small: `csqu 305438-3` finds CSQU3054383. */
function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}.·/]/gu, '');
}

/**
 * The cases that hold every word of the search in some field.
 * @param words what the person reads of a case beyond its own fields: the names of its state and result.
 */
export function search(
  cases: readonly CaseSummary[],
  text: string,
  words: (summary: CaseSummary) => string[],
): CaseSummary[] {
  const wanted = text
    .split(/\s+/)
    .map(searchable)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [...cases];
  // A number typed in groups is one word with spaces in it.
  const whole = searchable(text);
  return cases.filter((summary) => {
    const fields = [
      summary.title,
      summary.declaration,
      summary.company,
      ...summary.containers,
      summary.scheduledAt?.slice(0, 10) ?? '',
      ...words(summary),
    ].map(searchable);
    return (
      fields.some((field) => field.includes(whole)) ||
      wanted.every((word) => fields.some((field) => field.includes(word)))
    );
  });
}

/** Booked cases by their time, then the others, newest first; sealed ones last. */
export function byUrgency(a: CaseSummary, b: CaseSummary): number {
  const sealed = Number(a.phase === 'sealed') - Number(b.phase === 'sealed');
  if (sealed !== 0) return sealed;
  if (a.scheduledAt && b.scheduledAt) return Date.parse(a.scheduledAt) - Date.parse(b.scheduledAt);
  if (a.scheduledAt || b.scheduledAt) return a.scheduledAt ? -1 : 1;
  return b.openedAt < a.openedAt ? -1 : 1;
}
