import { AppError } from '../errors';
import { pageNumbers } from './boxes';
import { readDocument, resolve, type PdfDocument } from './document';
import { fieldSize, type FieldPlace } from './fields';
import { reach, renumbered } from './graph';
import { dict, dictOf, Stream, type Objects, type Stored, type Value } from './values';

/** Keys of a form XObject that shows a signature (ISO 32000-1, table 95); the rest could tie it to something else. */
const KEYS = new Set(['/Type', '/Subtype', '/BBox', '/Resources', '/Filter', '/Length']);

/**
 * What a signature shows: a printed page as a form XObject, and the fonts and pictures that it needs.
 * The page keeps its proportions and all of it is seen; it is best printed at the field's own size.
 * @param pdf one page, as `printToPDF` makes it (not tagged, since a form has no place in the structure).
 * @param first the number of the first object.
 * @returns the objects, numbered upwards from `first`, the form as the first of them.
 * @throws AppError `pdf.appearance`.
 */
export function appearanceOf(pdf: Uint8Array, place: FieldPlace, first: number): Stored[] {
  try {
    const document = readDocument(pdf);
    const form = formOf(document, place);
    const numbers = new Map<number, number>();
    for (const number of [...reach(document.objects, form)].sort((a, b) => a - b))
      numbers.set(number, first + 1 + numbers.size);
    const others = [...numbers.keys()].map((number) => document.objects.get(number)!);
    return [form, ...others].map((stored) => renumbered(stored, numbers));
  } catch (cause) {
    throw new AppError('pdf.appearance', {}, { cause });
  }
}

/** Whether objects are a form and nothing but what it needs, numbered upwards from `first`. */
export function isAppearance(objects: Objects, first: number): boolean {
  const form = objects.get(first);
  if (!(form instanceof Stream) || form.dict.get('/Subtype') !== '/Form') return false;
  if ([...form.dict.keys()].some((key) => !KEYS.has(key))) return false;
  const own = new Map([...objects].filter(([number]) => number > first));
  return reach(own, form).size === own.size;
}

function formOf({ objects, trailer }: PdfDocument, place: FieldPlace): Stream {
  const [number, ...others] = pageNumbers(objects, dictOf(resolve(objects, trailer.get('/Root'))));
  if (number === undefined || others.length > 0) throw new RangeError('not one page');
  const page = dictOf(objects.get(number));
  const content = resolve(objects, page.get('/Contents'));
  if (!(content instanceof Stream)) throw new TypeError('not one content stream');
  const form = dict({
    '/Type': '/XObject',
    '/Subtype': '/Form',
    '/BBox': boundingBox(page.get('/MediaBox'), place),
    '/Resources': page.get('/Resources') ?? dict({}),
  });
  const filter = content.dict.get('/Filter');
  if (filter !== undefined) form.set('/Filter', filter);
  return new Stream(form.set('/Length', String(content.data.length)), content.data);
}

/** The page with as much empty room below or beside it as gives it the field's proportions. */
function boundingBox(mediaBox: Value | undefined, place: FieldPlace): string[] {
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = Array.isArray(mediaBox)
    ? mediaBox.map(Number)
    : [];
  const { width, height } = fieldSize(place);
  const proportion = height / width;
  const [wide, high] = [right - left, top - bottom];
  if (!(wide > 0 && high > 0 && proportion > 0)) throw new RangeError('no size');
  const edges =
    high > wide * proportion
      ? [left, bottom, left + high / proportion, top]
      : [left, top - wide * proportion, right, top];
  return edges.map((edge) => String(Number(edge.toFixed(2))));
}
