import { hex, type Bytes } from '../bytes';
import { sha256Bytes } from '../hash';
import { findBoxes, pageNumbers, type Box } from './boxes';
import { readDocument, resolve } from './document';
import { CERTIFICATION, emptyField, formOf } from './fields';
import { reach, renumbered } from './graph';
import { joined, layOut } from './layout';
import { informationOf, metadataStream, type ReportMetadata } from './metadata';
import { Structure } from './structure';
import { dict, dictOf, Ref, textString, type Dict, type Objects, type Stored } from './values';

/** What a report keeps of the printed PDF's catalog. Everything else could do something when the file is opened. */
const KEPT = ['/Pages', '/MarkInfo', '/StructTreeRoot', '/Outlines', '/Dests'];
const ADDED = ['/AcroForm', '/Extensions', '/Lang', '/Metadata', '/ViewerPreferences'];
/** Every key that a prepared report's catalog may have. */
export const CATALOG_KEYS: ReadonlySet<string> = new Set(['/Type', ...KEPT, ...ADDED]);

/**
 * Makes a report of a PDF that Chromium printed: each link box becomes an empty signature field at the same place, in
 * the structure too; title, language and metadata are set; and the whole is laid out anew in the one form that
 * `readPdfSignatures` knows. The same input gives the same bytes.
 * @param pdf tagged, as `printToPDF` makes it, with one link to `https://field.invalid/NAME` for every `FieldName`.
 * @throws AppError `pdf.malformed`, `pdf.box-missing`, `pdf.box-twice`.
 */
export function prepareReport(pdf: Uint8Array, metadata: ReportMetadata): Bytes {
  const { objects: printed, trailer } = readDocument(pdf);
  const objects = new Map(printed);
  let next = Math.max(...[...objects.keys()].slice(-1), 0) + 1;
  const add = (stored: Stored): Ref => {
    objects.set(next, stored);
    return new Ref(next++);
  };
  const catalog = dictOf(resolve(objects, trailer.get('/Root')));
  const pages = pageNumbers(objects, catalog);
  const structure = new Structure(objects, add, catalog);
  const boxes = findBoxes(objects, pages);
  for (const box of boxes) objects.set(box.link, fieldOf(box, structure));
  const certification = add(
    emptyField(CERTIFICATION, { page: pages[0]!, rect: ['0', '0', '0', '0'], structParent: null }),
  );
  annotate(objects, pages[0]!, certification);
  const form = add(formOf([...boxes.map(({ link }) => new Ref(link)), certification]));
  const root = add(reportCatalog(catalog, metadata, form, add(metadataStream(metadata))));
  const id = `<${hex(sha256Bytes(pdf)).slice(0, 32)}>`;
  return laidOut(objects, dict({ '/Root': root, '/Info': add(informationOf(metadata)), '/ID': [id, id] }));
}

function fieldOf({ name, link, page, rect }: Box, structure: Structure): Dict {
  return emptyField(name, { page, rect, structParent: structure.tag(link, page) });
}

function annotate(objects: Map<number, Stored>, number: number, annotation: Ref): void {
  const page = dictOf(objects.get(number));
  const others = resolve(objects, page.get('/Annots'));
  page.set('/Annots', [...(Array.isArray(others) ? others : []), annotation]);
}

function reportCatalog(printed: Dict, { lang }: ReportMetadata, form: Ref, metadata: Ref): Dict {
  const catalog = dict({ '/Type': '/Catalog' });
  for (const key of KEPT) {
    const value = printed.get(key);
    if (value !== undefined) catalog.set(key, value);
  }
  return catalog
    .set('/Lang', textString(lang))
    .set('/ViewerPreferences', dict({ '/DisplayDocTitle': 'true' }))
    .set('/Metadata', metadata)
    .set('/AcroForm', form)
    .set('/Extensions', dict({ '/ESIC': dict({ '/BaseVersion': '/1.7', '/ExtensionLevel': '1' }) }));
}

/** What the trailer reaches, numbered from 1 without gaps in the order that it had. */
function laidOut(objects: Objects, trailer: Dict): Bytes {
  const numbers = new Map<number, number>();
  for (const number of [...reach(objects, trailer)].sort((a, b) => a - b))
    numbers.set(number, numbers.size + 1);
  const kept = new Map<number, Stored>();
  for (const [number, place] of numbers) kept.set(place, renumbered(objects.get(number)!, numbers));
  const closing = dict({ '/Size': String(kept.size + 1) });
  for (const [key, value] of renumbered(trailer, numbers) as Dict) closing.set(key, value);
  return joined(layOut(0, kept, closing));
}
