/**
 * Text of a bundle may come from anybody. What moves a cursor, turns a line around or cannot be seen is shown by its
 * number instead of being obeyed: controls, format characters (bidi marks, zero widths, tags), line separators, lone
 * surrogates, unassigned and private characters. A line feed stays: free texts have lines.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

const escapeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export interface Piece {
  text: string;
  /** The piece stands for a character that is not shown as itself. */
  escaped: boolean;
}

/** A text in pieces: what can be shown as it is, and what is shown by its number. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (character === '\n') continue;
    if (index > at) pieces.push({ text: text.slice(at, index), escaped: false });
    pieces.push({ text: escapeOf(character), escaped: true });
    at = index + character.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), escaped: false });
  return pieces;
}

/** The same as one string, for places that hold no markup: an image's description, a title. */
export const inert = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.escaped ? `⟨${piece.text}⟩` : piece.text))
    .join('');
