/** So much of a text stays on one page; a text of the longest kind is several pages' worth. */
const MAX_CHARACTERS = 400;
const MAX_LINES = 6;

/** Cuts a long text where a page may end: between lines, and in a very long line after a sentence. Joined with the
 * line breaks between them taken away again, the pieces are the text. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) found.push(lines.join('\n'));
    lines = [];
  };
  for (const line of text.trim().split('\n')) {
    const parts = sentences(line);
    for (const part of parts) {
      const length = lines.join('\n').length + part.length;
      if (lines.length >= MAX_LINES || length > MAX_CHARACTERS || parts.length > 1) close();
      lines.push(part);
    }
  }
  close();
  return found;
}

function sentences(line: string): string[] {
  const found: string[] = [];
  let rest = line;
  while (rest.length > MAX_CHARACTERS) {
    const window = rest.slice(0, MAX_CHARACTERS);
    const end = Math.max(...[...'。；！？;!?'].map((mark) => window.lastIndexOf(mark)));
    const at = end > MAX_CHARACTERS / 4 ? end + 1 : MAX_CHARACTERS;
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...found, rest];
}
