import { describe, expect, it } from 'vitest';
import { Chains, type Dated, type Proof } from './proof';

const year = (number: number): Date => new Date(Date.UTC(number, 0, 1));
const signature: Dated = { kind: 'signature', name: 'signer', until: year(2028), event: 'e', place: null };
const proof = (name: string, at: number, until: number, covers: Proof['covers']): Proof => ({
  kind: 'renewal',
  name,
  at: year(at),
  until: year(until),
  event: null,
  place: null,
  covers,
});
const over =
  (...things: Dated[]): Proof['covers'] =>
  (thing) =>
    things.includes(thing);

describe('a chain of timestamps', () => {
  it('ends where the last one ends that came in time', () => {
    const first = proof('first', 2027, 2032, over(signature));
    const second = proof('second', 2031, 2040, over(first));
    const late = proof('late', 2041, 2060, over(first, second, signature));
    expect(new Chains([first, second, late]).endOf(signature)).toBe(second);
    expect(new Chains([first, late]).endOf(signature)).toBe(first);
    expect(new Chains([late]).endOf(signature)).toBe(signature);
  });

  it('takes the longer of two, and none that covers something else', () => {
    const short = proof('short', 2026, 2029, over(signature));
    const long = proof('long', 2027, 2035, over(signature));
    const other = proof('other', 2026, 2099, () => false);
    expect(new Chains([short, long, other]).endOf(signature)).toBe(long);
  });

  it('does not end for two that cover each other, nor for a thousand in a row', () => {
    const one: Proof = proof('one', 2026, 2030, (thing) => thing === signature || thing === two);
    const two: Proof = proof('two', 2027, 2031, (thing) => thing === one);
    expect(new Chains([one, two]).endOf(signature).until).toEqual(year(2031));
    const row = Array.from({ length: 999 }, (_, i) =>
      proof(String(i), 2026, 2030 + i, ({ place }) => place === null || place < i),
    ).map((item, place) => ({ ...item, place }));
    expect(new Chains(row).endOf(signature)).toBe(row[998]);
  });
});
