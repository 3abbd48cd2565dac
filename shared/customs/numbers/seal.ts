import { compact, toHalfWidth } from './normalise';
import { accepted, refused, type NumberCheck } from './result';

/** Longest seal number that is taken. */
const SEAL_MAX = 40;

/**
 * Checks a seal number (施封号). It is free text, since every maker has a form of its own: kept as written
 * but for width, outer and repeated spaces.
 */
export function checkSeal(input: string): NumberCheck {
  const value = toHalfWidth(input).replace(/ +/g, ' ').trim();
  if (value === '') return refused('seal.empty');
  if (value.length > SEAL_MAX) return refused('seal.too-long', { max: SEAL_MAX });
  if (/\p{C}/u.test(value)) return refused('seal.characters');
  return accepted(value);
}

/** Whether two readings are the same seal: case, spaces and dashes do not tell seals apart. */
export function sameSeal(a: string, b: string): boolean {
  return compact(a) === compact(b);
}

/** `CN 8842190`: the maker's letters apart from a serial of digits; any other form as it is. */
export function displaySeal(value: string): string {
  const text = toHalfWidth(value).trim();
  const parts = /^([A-Za-z]{1,6})(\d{4,})$/.exec(text);
  return parts ? `${parts[1]} ${parts[2]}` : text;
}
