import { malformed, Ref, Stream, type Objects, type Stored, type Value } from './values';

/** Every object that can be reached from a value. @throws AppError `pdf.malformed` where one of them is not there. */
export function reach(objects: Objects, from: Stored): Set<number> {
  const found = new Set<number>();
  const waiting: Stored[] = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { number } of references(next)) {
      if (found.has(number)) continue;
      const stored = objects.get(number);
      if (stored === undefined) throw malformed('reference');
      found.add(number);
      waiting.push(stored);
    }
  }
  return found;
}

/** A copy in which every reference has its new number. */
export function renumbered(stored: Stored, numbers: ReadonlyMap<number, number>): Stored {
  const copy = (value: Value): Value => {
    if (typeof value === 'string') return value;
    if (value instanceof Ref) return new Ref(numbers.get(value.number) ?? 0);
    if (Array.isArray(value)) return value.map(copy);
    return new Map([...value].map(([key, entry]) => [key, copy(entry)]));
  };
  if (!(stored instanceof Stream)) return copy(stored);
  return new Stream(new Map([...stored.dict].map(([key, entry]) => [key, copy(entry)])), stored.data);
}

function* references(stored: Stored): Generator<Ref> {
  if (typeof stored === 'string') return;
  if (stored instanceof Ref) yield stored;
  else if (Array.isArray(stored)) for (const value of stored) yield* references(value);
  else
    for (const value of (stored instanceof Stream ? stored.dict : stored).values()) yield* references(value);
}
