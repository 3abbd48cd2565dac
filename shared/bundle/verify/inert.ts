/**
 * Characters that do something instead of showing something: control characters (they move a terminal's cursor), format
 * characters (they turn a line around, or hide), line separators, halves of surrogate pairs, what has no meaning.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu;

/** A text from somebody else's file with every active character as its escape, such as `\u202e`. */
export function inert(text: string): string {
  return text.replace(ACTIVE, escaped);
}

/** The same for JSON that is written out: the escapes are JSON's own, so what is read back is what was there. */
export function inertJson(json: string): string {
  return json.replace(ACTIVE, (char) => (char === '\n' ? char : escaped(char)));
}

const escaped = (char: string): string =>
  Array.from(
    { length: char.length },
    (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
