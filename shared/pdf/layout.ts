import { concat, equal, type Bytes } from '../bytes';
import { spellObject, spellValue } from './spell';
import { latin1, type Dict, type Objects } from './values';

/** The first bytes of a first revision: the version, and four bytes that say that the file is not text. */
const HEADER = latin1('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');

/** Where in the file the pieces of a revision lie. */
export interface Layout {
  pieces: Uint8Array[];
  offsets: Map<number, number>;
  length: number;
}

/**
 * Lays out one revision in its only form: objects in the order of their numbers with nothing between them, the
 * cross-reference table, the trailer.
 * @param start where the revision begins in the file; 0 for the first, which gets the header.
 */
export function layOut(start: number, objects: Objects, trailer: Dict): Layout {
  const first = start === 0;
  const pieces: Uint8Array[] = first ? [HEADER] : [];
  const offsets = new Map<number, number>();
  let at = start + (first ? HEADER.length : 0);
  for (const number of [...objects.keys()].sort((a, b) => a - b)) {
    offsets.set(number, at);
    for (const piece of spellObject(number, objects.get(number)!)) {
      pieces.push(piece);
      at += piece.length;
    }
  }
  const end = `${table(offsets, first)}trailer\n${spellValue(trailer)}\nstartxref\n${at}\n%%EOF\n`;
  pieces.push(latin1(end));
  return { pieces, offsets, length: at - start + end.length };
}

export const joined = ({ pieces }: Layout): Bytes => concat(...pieces);

/** Whether bytes are exactly a layout's, without making them. */
export function matches({ pieces, length }: Layout, bytes: Uint8Array): boolean {
  if (bytes.length !== length) return false;
  let at = 0;
  return pieces.every((piece) => {
    const there = bytes.subarray(at, (at += piece.length));
    // A stream that was read from these bytes and lies where it was read needs no second look.
    return (piece.buffer === there.buffer && piece.byteOffset === there.byteOffset) || equal(piece, there);
  });
}

/** The table in runs of neighbouring numbers; the first revision's begins with the free entry 0. */
function table(offsets: ReadonlyMap<number, number>, first: boolean): string {
  const entries: [number: number, entry: string][] = [...offsets].map(([number, at]) => [
    number,
    `${String(at).padStart(10, '0')} 00000 n \n`,
  ]);
  if (first) entries.unshift([0, '0000000000 65535 f \n']);
  const runs: { from: number; entries: string[] }[] = [];
  for (const [number, entry] of entries) {
    const run = runs.at(-1);
    if (run && run.from + run.entries.length === number) run.entries.push(entry);
    else runs.push({ from: number, entries: [entry] });
  }
  return `xref\n${runs.map(({ from, entries: lines }) => `${from} ${lines.length}\n${lines.join('')}`).join('')}`;
}
