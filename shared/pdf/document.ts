import { Parser } from './parser';
import { readSection, type Section } from './section';
import { malformed, Ref, type Dict, type Objects, type Stored, type Value } from './values';

/** A first printing, its certification and five signatures are seven; the rest is room for nobody. */
const MAX_REVISIONS = 16;

/** One revision as it was read. */
export interface Revision {
  start: number;
  section: Section;
  objects: Objects;
}

/** A PDF up to the end of one of its revisions: the objects in force and the trailer in force. */
export interface PdfDocument {
  revisions: readonly Revision[];
  objects: Objects;
  trailer: Dict;
}

/**
 * Reads every revision of a PDF, the oldest first.
 * @throws AppError `pdf.malformed`.
 */
export function readRevisions(pdf: Uint8Array): Revision[] {
  const revisions: Revision[] = [];
  for (let end = pdf.length; end > 0; end = revisions[0]!.start) {
    if (revisions.length === MAX_REVISIONS) throw malformed('revisions');
    const section = readSection(pdf, end);
    const previous = section.trailer.get('/Prev');
    const before = revisions[0]?.section.trailer.get('/Prev');
    if (before !== undefined && before !== String(section.xref)) throw malformed('Prev');
    const start = previous === undefined ? 0 : firstOf(section);
    if (start >= end || (start === 0) !== (previous === undefined)) throw malformed('Prev');
    revisions.unshift({ start, section, objects: readObjects(pdf, start, section) });
  }
  if (revisions.length === 0) throw malformed('length');
  return revisions;
}

/** A document of some revisions, of which a later one's objects take the place of earlier ones'. */
export function documentOf(revisions: readonly Revision[]): PdfDocument {
  const objects = new Map(revisions.flatMap((revision) => [...revision.objects]));
  const trailer = revisions.at(-1)?.section.trailer;
  if (!trailer) throw malformed('length');
  return { revisions, objects, trailer };
}

export const readDocument = (pdf: Uint8Array): PdfDocument => documentOf(readRevisions(pdf));

/** What a reference leads to; any other value is itself. */
export function resolve(objects: Objects, value: Value | undefined): Stored | undefined {
  return value instanceof Ref ? objects.get(value.number) : value;
}

/** Objects lie one after another, so the first of them begins the revision. */
function firstOf({ xref, offsets }: Section): number {
  let first = xref;
  for (const at of offsets.values()) first = Math.min(first, at);
  return first;
}

function readObjects(pdf: Uint8Array, start: number, { offsets, xref }: Section): Map<number, Stored> {
  const parser = (number: number): Parser => {
    const at = offsets.get(number) ?? -1;
    if (at < start || at >= xref) throw malformed('offset');
    return new Parser(pdf, at, xref);
  };
  const noLength = (): number => Number.NaN;
  const lengthOf = ({ number }: Ref): number => Number(parser(number).indirect(number, noLength));
  const objects = new Map<number, Stored>();
  for (const number of [...offsets.keys()].sort((a, b) => a - b))
    objects.set(number, parser(number).indirect(number, lengthOf));
  return objects;
}
