import { Parser } from './parser';
import { dictOf, malformed, type Dict } from './values';

/** One revision's cross-reference table and trailer (ISO 32000-1, 7.5.4 and 7.5.5); streams of them are not read. */
export interface Section {
  /** Where the table begins. */
  xref: number;
  /** Where this revision ends. */
  end: number;
  /** Where each object of this revision begins. */
  offsets: ReadonlyMap<number, number>;
  trailer: Dict;
}

const MAX_OBJECTS = 1_000_000;
const TAIL = /startxref\r?\n(\d{1,10})\r?\n%%EOF\r?\n?$/;
const TAIL_BYTES = 64;

/**
 * Reads the revision that ends at an offset.
 * @throws AppError `pdf.malformed`.
 */
export function readSection(pdf: Uint8Array, end: number): Section {
  const tail = TAIL.exec(ascii(pdf, Math.max(0, end - TAIL_BYTES), end));
  const xref = Number(tail?.[1] ?? Number.NaN);
  const last = end - (tail?.[0].length ?? 0);
  if (!(xref < last)) throw malformed('startxref');
  const offsets = new Map<number, number>();
  const parser = new Parser(pdf, xref, last);
  parser.keyword('xref');
  let at = parser.at + 1;
  for (;;) {
    const run = /^(\d{1,9}) (\d{1,9}) ?\r?\n/.exec(ascii(pdf, at, Math.min(at + 32, last)));
    if (!run) break;
    at += run[0].length;
    at = readEntries(pdf, at, last, Number(run[1]), Number(run[2]), offsets);
  }
  parser.at = at;
  parser.keyword('trailer');
  const trailer = dictOf(parser.value());
  if (ascii(pdf, parser.at, last).trim() !== '') throw malformed('trailer');
  return { xref, end, offsets, trailer };
}

/** Reads entries of 20 bytes. @returns where they end. */
function readEntries(
  pdf: Uint8Array,
  start: number,
  last: number,
  first: number,
  count: number,
  offsets: Map<number, number>,
): number {
  if (first + count > MAX_OBJECTS || start + 20 * count > last) throw malformed('xref');
  for (let i = 0; i < count; i++) {
    const at = start + 20 * i;
    const entry = /^(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)$/.exec(ascii(pdf, at, at + 20));
    if (!entry || offsets.has(first + i)) throw malformed('xref');
    if (entry[3] === 'f') continue;
    if (entry[2] !== '00000') throw malformed('generation');
    offsets.set(first + i, Number(entry[1]));
  }
  return start + 20 * count;
}

function ascii(pdf: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...pdf.subarray(start, end));
}
