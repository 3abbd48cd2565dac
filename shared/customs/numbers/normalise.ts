/** Full-width forms (U+FF01–FF5E, what a Chinese input method types) to ASCII, the ideographic space to a space. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** A number as people write it, reduced to its characters: half-width capitals without spaces, dashes and dots. */
export function compact(text: string): string {
  return toHalfWidth(text)
    .replace(/[\s\p{Pd}\u2212.·/]/gu, '')
    .toUpperCase();
}

/**
 * What people and OCR misread. Cut by direction: in a place for digits a letter can only be the misread digit, and the
 * other way round, so the correction is not a guess.
 */
const LETTER_FOR_DIGIT: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', S: '5' };
const DIGIT_FOR_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S' };

/** The text with letters read as the digits they look like; other characters stay. */
export function asDigits(text: string): string {
  return text.replace(/[A-Z]/g, (c) => LETTER_FOR_DIGIT[c] ?? c);
}

/** The text with digits read as the letters they look like; other characters stay. */
export function asLetters(text: string): string {
  return text.replace(/\d/g, (c) => DIGIT_FOR_LETTER[c] ?? c);
}

/** The number in groups of the given lengths, separated by a space; what is left over follows as the last group. */
export function grouped(text: string, lengths: readonly number[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    parts.push(text.slice(at, at + length));
    at += length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '').join(' ');
}
