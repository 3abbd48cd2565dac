import { compact } from './normalise';
import { accepted, emptyOrTooLong, refused, type NumberCheck } from './result';

/** GB 32100 alphabet in order of value 0–30: digits and capitals without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The letters that the alphabet leaves out because they look like these. V looks like nothing in particular. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

/** The GB 32100 check character of the first 17 characters: weights 3^i mod 31, (31 − sum mod 31) mod 31. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const c of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码). A wrong check character is only a warning: some early
 * codes in lawful use fail it.
 */
export function checkUscc(input: string): NumberCheck {
  const value = compact(input);
  const bad = emptyOrTooLong(value);
  if (bad) return bad;
  if (value.length !== 18) return refused('uscc.length', { length: value.length });
  const stranger = [...value].find((c) => !ALPHABET.includes(c));
  if (stranger !== undefined) return refused('uscc.characters', { found: stranger }, reread(value));
  const expected = usccCheckCharacter(value);
  const found = value.charAt(17);
  return accepted(
    value,
    expected === found ? [] : [{ code: 'uscc.check-digit', params: { expected, found } }],
  );
}

function reread(value: string): string | undefined {
  const candidate = value.replace(/[IOSZ]/g, (c) => LOOKS_LIKE[c] ?? c);
  const known = [...candidate].every((c) => ALPHABET.includes(c));
  return known && usccCheckCharacter(candidate) === candidate.charAt(17) ? candidate : undefined;
}
