import { asDigits, compact, grouped } from './normalise';
import { accepted, emptyOrTooLong, refused, type NumberCheck } from './result';

/** Chapters that the tariff does not have: 77 is reserved, 00 never was. */
const NO_CHAPTER: ReadonlySet<string> = new Set(['00', '77']);

/** Checks an HS code (商品编号): 8 tariff and 2 supervisory digits, optionally followed by 3 digits of CIQ code. */
export function checkHsCode(input: string): NumberCheck {
  const value = compact(input);
  const bad = emptyOrTooLong(value);
  if (bad) return bad;
  if (value.length !== 10 && value.length !== 13) return refused('hs.length', { length: value.length });
  if (!/^\d+$/.test(value)) {
    const candidate = asDigits(value);
    return refused('hs.digits', undefined, /^\d+$/.test(candidate) ? candidate : undefined);
  }
  const chapter = value.slice(0, 2);
  return accepted(value, NO_CHAPTER.has(chapter) ? [{ code: 'hs.chapter', params: { chapter } }] : []);
}

/** `8471 3010 00`, with a CIQ code `8471 3010 00 101`. */
export function displayHsCode(value: string): string {
  return grouped(compact(value), [4, 4, 2, 3]);
}
