/**
 * Text of a bundle may come from anybody. These characters do something instead of showing something: control characters
 * (they move a terminal's cursor), format characters (they turn a line around, or hide), line separators, halves of
 * surrogate pairs, private ones and those without a meaning.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A text from somebody else's file with every active character as its escape, such as `\u202e`. */
export function inert(text: string): string {
  return text.replace(ACTIVE, escaped);
}

/** The same for JSON that is written out: the escapes are JSON's own, so what is read back is what was there. */
export function inertJson(json: string): string {
  return inertLines(json);
}

/** The same for a text with lines, as a person typed it: its line breaks stay. */
const inertLines = (text: string): string =>
  text.replace(ACTIVE, (char) => (char === '\n' ? char : escaped(char)));

/**
 * What was written by others, made ready to be shown: plain data in which every text is inert, its line breaks kept. What
 * needs no change is the same object as before.
 */
export function readable<T>(value: T): T {
  if (typeof value === 'string') return inertLines(value) as T;
  if (Array.isArray(value)) {
    const shown = value.map(readable);
    return (shown.some((one, i) => one !== value[i]) ? shown : value) as T;
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const shown = Object.entries(value).map(([key, one]) => [key, readable(one)] as const);
  const changed = shown.some(([key, one]) => one !== (value as Record<string, unknown>)[key]);
  return changed ? (Object.fromEntries(shown) as T) : value;
}

/** Characters that turn the direction of a line around. Nobody types them; they come with what is pasted. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The path of the first text, in what somebody is about to write, that could be read otherwise than it was written; null where there is none. */
export function turnedText(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return TURNS.test(value) ? path : null;
  if (value === null || typeof value !== 'object') return null;
  for (const [key, one] of Object.entries(value)) {
    const found = turnedText(one, path ? `${path}.${key}` : key);
    if (found !== null) return found;
  }
  return null;
}

export interface Piece {
  text: string;
  /** The piece stands for a character that is not shown as itself. */
  escaped: boolean;
}

/** A text in pieces, for those who mark them: what is shown as it is, lines included, and what is shown as its escape. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(ACTIVE)) {
    if (character === '\n') continue;
    if (index > at) pieces.push({ text: text.slice(at, index), escaped: false });
    pieces.push({ text: escaped(character), escaped: true });
    at = index + character.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), escaped: false });
  return pieces;
}

const escaped = (char: string): string =>
  Array.from(
    { length: char.length },
    (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
