import { inert } from './inert';

/** Spreadsheets compute a cell that begins with one of these, in whichever width it was typed. */
const COMPUTED = /^\s*[=+\-@＝＋－＠]/u;

/**
 * Rows as a table that spreadsheets open as it was meant (RFC 4180 in UTF-8, with the mark by which Excel knows that). Texts may
 * come from anybody: each is inert, on one line, and none is a formula, which an apostrophe before it says.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const shown = inert(text);
  const words = COMPUTED.test(shown) ? `'${shown}` : shown;
  return /[",]|^\s|\s$/u.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
