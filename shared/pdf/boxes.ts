import { AppError } from '../errors';
import { resolve } from './document';
import { FIELD_NAMES, type FieldName } from './fields';
import { spellValue } from './spell';
import { dictOf, malformed, Ref, type Dict, type Objects } from './values';

/** Where a printed report has room for a signature: a link to `https://field.invalid/NAME`. */
export interface Box {
  name: FieldName;
  /** Object number of the link's annotation. */
  link: number;
  /** Object number of the page. */
  page: number;
  rect: string[];
}

const ADDRESS = /^\(https:\/\/field\.invalid\/([a-z]{1,20})\)$/;
const MAX_PAGES = 20_000;

/** The pages of a document in their order, by object number. @throws AppError `pdf.malformed`. */
export function pageNumbers(objects: Objects, catalog: Dict): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const visit = (reference: unknown): void => {
    if (!(reference instanceof Ref) || seen.has(reference.number) || seen.size > MAX_PAGES)
      throw malformed('Pages');
    seen.add(reference.number);
    const node = dictOf(objects.get(reference.number));
    if (node.get('/Type') === '/Page') pages.push(reference.number);
    else for (const kid of [node.get('/Kids') ?? []].flat()) visit(kid);
  };
  visit(catalog.get('/Pages'));
  if (pages.length === 0) throw malformed('Pages');
  return pages;
}

/**
 * The box of every field, in the fields' order.
 * @throws AppError `pdf.box-missing`, `pdf.box-twice` (a box that a page break cuts in two is two links) or
 * `pdf.malformed`.
 */
export function findBoxes(objects: Objects, pages: readonly number[]): Box[] {
  const boxes = new Map<string, Box>();
  for (const page of pages) {
    for (const link of annotations(objects, page)) {
      const annotation = dictOf(objects.get(link));
      const name = nameIn(objects, annotation);
      if (name === null) continue;
      if (boxes.has(name)) throw new AppError('pdf.box-twice', { field: name });
      const rect = annotation.get('/Rect');
      if (!Array.isArray(rect) || rect.length !== 4) throw malformed('Rect');
      boxes.set(name, { name, link, page, rect: rect.map(spellValue) });
    }
  }
  return FIELD_NAMES.map((name) => {
    const box = boxes.get(name);
    if (!box) throw new AppError('pdf.box-missing', { field: name });
    return box;
  });
}

function annotations(objects: Objects, page: number): number[] {
  const list = resolve(objects, dictOf(objects.get(page)).get('/Annots')) ?? [];
  if (!Array.isArray(list)) throw malformed('Annots');
  return list.map((entry) => {
    if (!(entry instanceof Ref)) throw malformed('Annots');
    return entry.number;
  });
}

/** The field that a link asks for; null for other annotations. */
function nameIn(objects: Objects, annotation: Dict): FieldName | null {
  if (annotation.get('/Subtype') !== '/Link') return null;
  const action = resolve(objects, annotation.get('/A'));
  const address = action instanceof Map ? action.get('/URI') : null;
  const name = typeof address === 'string' && ADDRESS.exec(address)?.[1];
  return FIELD_NAMES.find((candidate) => candidate === name) ?? null;
}
