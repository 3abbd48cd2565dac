/**
 * The new value with every part that is equal to the old one replaced by the old one itself: what is drawn from a part that did not
 * change is then not drawn again. Both are plain data, as main answers.
 * @returns `before` itself when nothing changed.
 */
export function sameParts<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part: unknown, i) => sameParts(before[i], part));
    return (isSame(before, parts) ? before : parts) as T;
  }
  if (isPlain(before) && isPlain(after)) {
    const parts = Object.fromEntries(
      Object.entries(after).map(([key, part]) => [key, sameParts(before[key], part)]),
    );
    const same = Object.keys(before).length === Object.keys(parts).length && entriesOf(parts, before);
    return (same ? before : parts) as T;
  }
  return after;
}

const isSame = (a: unknown[], b: unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => Object.is(part, b[i]));

const entriesOf = (parts: Record<string, unknown>, before: Record<string, unknown>): boolean =>
  Object.entries(parts).every(([key, part]) => Object.hasOwn(before, key) && Object.is(part, before[key]));

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
