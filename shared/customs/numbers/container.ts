import { asDigits, asLetters, compact, grouped } from './normalise';
import { accepted, emptyOrTooLong, refused, type NumberCheck } from './result';

const FORM = /^[A-Z]{3}[UJZ]\d{7}$/;

/** ISO 6346 letter values: 10 upwards, leaving out the multiples of 11. */
const LETTER_VALUES: ReadonlyMap<string, number> = (() => {
  const values = new Map<string, number>();
  let value = 10;
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (value % 11 === 0) value += 1;
    values.set(letter, value);
    value += 1;
  }
  return values;
})();

/**
 * The ISO 6346 check digit (0–9) of the first ten characters: sum of value × 2^position, modulo 11, 10 becoming 0.
 * Remainders 0 and 10 share the digit 0, so a number ending in 0 is protected a little less than the others.
 */
export function containerCheckDigit(firstTen: string): number {
  let sum = 0;
  for (let i = 0; i < 10; i += 1) {
    const c = firstTen.charAt(i);
    sum += (LETTER_VALUES.get(c) ?? Number(c)) * 2 ** i;
  }
  return (sum % 11) % 10;
}

/**
 * Checks a container number (ISO 6346). Where a letter stands in a digit's place or a digit in a letter's (O for 0,
 * I for 1, S for 5) and reading it the other way makes the check digit right, that reading is suggested; it is never
 * applied by itself. A well-formed number with a wrong check digit gets no suggestion: any of its characters may
 * be the wrong one, and offering a new check digit would bless the mistake.
 */
export function checkContainer(input: string): NumberCheck {
  const value = compact(input);
  const bad = emptyOrTooLong(value);
  if (bad) return bad;
  if (value.length !== 11) return refused('container.length', { length: value.length });
  if (!FORM.test(value)) return refused('container.format', undefined, reread(value));
  const expected = containerCheckDigit(value);
  const found = value.charAt(10);
  if (String(expected) !== found) return refused('container.check-digit', { expected, found });
  return accepted(value);
}

function reread(value: string): string | undefined {
  const candidate = asLetters(value.slice(0, 4)) + asDigits(value.slice(4));
  return FORM.test(candidate) && containerCheckDigit(candidate) === Number(candidate.charAt(10))
    ? candidate
    : undefined;
}

/** `CSQU 305438 3`: owner and category, serial, check digit. */
export function displayContainer(value: string): string {
  return grouped(compact(value), [4, 6, 1]);
}
