const latin1 = new TextDecoder('latin1');
/** The document information stands at the beginning; what follows is pictures and fonts. */
const HEAD_BYTES = 16_384;

/**
 * Writes the program's own name as the creator of a PDF, where Chromium puts its user agent. In place and of the same
 * length, so that no offset in the file changes; a PDF without such an entry stays as it is.
 * @param creator ASCII without brackets and backslashes.
 */
export function withCreator(pdf: Uint8Array, creator: string): Uint8Array {
  const head = latin1.decode(pdf.subarray(0, HEAD_BYTES));
  // A literal string of PDF: brackets inside it are escaped.
  const found = /\/Creator \((?:[^\\()]|\\.)*\)/.exec(head);
  const entry = `/Creator (${creator})`;
  if (!found || entry.length > found[0].length) return pdf;
  const named = Uint8Array.from(pdf);
  named.set(new TextEncoder().encode(entry.padEnd(found[0].length)), found.index);
  return named;
}
