import { compact, toHalfWidth } from './normalise';
import { accepted, refused, type NumberCheck } from './result';

/** Longest seal number that is taken. */
const SEAL_MAX = 40;

/**
 * Checks a seal number (施封号). It is free text, since every maker has a form of its own: kept and shown as written
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
