import type { Bytes } from '../bytes';

/**
 * Crockford's Base32, for codes that people read to each other: no I, L, O or U, and the usual confusions are read as
 * what was meant. Two check characters over GF(32) find every single wrong character and every swap of neighbours.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Spells bytes, five bits a character from the first bit on; the last character is filled with zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** The reverse, of text in normal form; null when a character is not of the alphabet or the filling is not zero. */
export function decodeBase32(text: string): Bytes | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return held === 0 ? Uint8Array.from(bytes) : null;
}

/** What was meant: any case and width, any dashes and blanks, O for 0, I and L for 1. */
export function normaliseBase32(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** The two characters that belong after `text`: its plain sum and its weighted sum in GF(32). */
export function checkCharacters(text: string): string {
  let sum = 0;
  let weighted = 0;
  let weight = 1;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    weight = double(weight);
    sum ^= value;
    weighted ^= multiply(weight, value);
  }
  return `${ALPHABET[weighted]}${ALPHABET[sum]}`;
}

/** Times x in GF(2)[x] modulo x⁵ + x² + 1, of which x is a generator: 31 places have 31 different weights. */
function double(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let power = a, rest = b; rest > 0; rest >>= 1, power = double(power)) if (rest & 1) product ^= power;
  return product;
}
