import { AppError } from '../errors';
import { resolve, type PdfDocument } from './document';
import { spellValue } from './spell';
import { dict, dictOf, malformed, Ref, textString, type Dict, type Value } from './values';

/** The signature fields of a report with a place on the page, and what a reading aid says of each. */
const TOOLTIPS = {
  representative: '企业陪同人员签字 · Signature of the company’s representative',
  witness: '见证人签字 · Signature of the witness',
  lead: '主查关员签字 · Signature of the lead officer',
  second: '协查关员签字 · Signature of the second officer',
  seal: '封存 · Seal of the record',
} as const;

/** A field that a signer fills. */
export type FieldName = keyof typeof TOOLTIPS;
export const FIELD_NAMES = Object.keys(TOOLTIPS) as FieldName[];

/** The field of the certification, which is nowhere on a page. */
export const CERTIFICATION = 'certification';
export type AnyFieldName = FieldName | typeof CERTIFICATION;
const CERTIFICATION_TOOLTIP = '报告认证 · Certification of the report';

/** Annotation flags: printed, and locked in its place (ISO 32000-1, table 165). */
const PRINT_AND_LOCKED = '132';

/** Where a field is. */
export interface FieldPlace {
  /** Object number of the page. */
  page: number;
  /** Left, bottom, right, top in points. */
  rect: readonly string[];
  /** Key in the structure's parent tree; null for what is not on the page. */
  structParent: number | null;
}

export interface Field extends FieldPlace {
  name: AnyFieldName;
  /** Object number. */
  number: number;
  dict: Dict;
}

/** A field and its widget in one dictionary, empty. */
export function emptyField(name: AnyFieldName, { page, rect, structParent }: FieldPlace): Dict {
  const field = dict({
    '/Type': '/Annot',
    '/Subtype': '/Widget',
    '/FT': '/Sig',
    '/T': textString(name),
    '/TU': textString(name === CERTIFICATION ? CERTIFICATION_TOOLTIP : TOOLTIPS[name]),
    '/F': PRINT_AND_LOCKED,
    '/Rect': [...rect],
    '/P': new Ref(page),
  });
  if (structParent !== null) field.set('/StructParent', String(structParent));
  return field;
}

/** The form of a prepared report: its fields, only signatures, and only ever appended to. */
export const formOf = (fields: Value[]): Dict => dict({ '/Fields': fields, '/SigFlags': '3' });

/** A field that was signed: the empty one with its signature, and with what it shows unless it is the certification. */
export function signedField(empty: Dict, signature: number, appearance: number | null): Dict {
  const field = new Map(empty).set('/V', new Ref(signature));
  if (appearance !== null) field.set('/AP', dict({ '/N': new Ref(appearance) }));
  return field;
}

/**
 * The fields of a prepared report as they stand, each exactly as it was made or signed.
 * @throws AppError `pdf.malformed` where the form is any other.
 */
export function readFields({ objects, trailer }: PdfDocument): Field[] {
  const catalog = dictOf(resolve(objects, trailer.get('/Root')));
  const form = dictOf(resolve(objects, catalog.get('/AcroForm')));
  const references = form.get('/Fields');
  const names: AnyFieldName[] = [...FIELD_NAMES, CERTIFICATION];
  if (!Array.isArray(references) || references.length !== names.length) throw malformed('AcroForm');
  if (spellValue(form) !== spellValue(formOf(references))) throw malformed('AcroForm');
  return references.map((reference, i) => {
    if (!(reference instanceof Ref)) throw malformed('AcroForm');
    return readField(names[i]!, reference.number, dictOf(objects.get(reference.number)));
  });
}

function readField(name: AnyFieldName, number: number, field: Dict): Field {
  const [page, rect, parent] = ['/P', '/Rect', '/StructParent'].map((key) => field.get(key));
  if (!(page instanceof Ref) || !Array.isArray(rect) || rect.length !== 4) throw malformed('field');
  const place: FieldPlace = {
    page: page.number,
    rect: rect.map((edge) => spellValue(edge)),
    structParent: parent === undefined ? null : Number(parent),
  };
  const expected = emptyField(name, place);
  for (const key of ['/V', '/AP']) {
    const value = field.get(key);
    if (value !== undefined) expected.set(key, value);
  }
  if (spellValue(expected) !== spellValue(field)) throw malformed('field');
  return { name, number, dict: field, ...place };
}

/**
 * The empty field of a name.
 * @throws AppError `pdf.field-missing` or `pdf.field-signed`.
 */
export function fieldToSign(fields: readonly Field[], name: AnyFieldName): Field {
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) throw new AppError('pdf.field-missing', { field: name });
  if (field.dict.has('/V')) throw new AppError('pdf.field-signed', { field: name });
  return field;
}

/** Width and height of a field in points. */
export function fieldSize({ rect }: FieldPlace): { width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect.map(Number);
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}
