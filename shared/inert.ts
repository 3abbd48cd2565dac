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
  return json.replace(ACTIVE, (char) => (char === '\n' ? char : escaped(char)));
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
