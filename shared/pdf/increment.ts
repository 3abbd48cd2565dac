import type { PdfDocument } from './document';
import { CERTIFICATION, fieldToSign, readFields, signedField, type AnyFieldName } from './fields';
import { layOut, type Layout } from './layout';
import { spellValue } from './spell';
import { dateString, dict, dictOf, malformed, Ref, textString, type Dict, type Stored } from './values';

/** What a signature says in the PDF, beside its CMS. */
export interface SignatureClaim {
  field: AnyFieldName;
  /** Whole seconds. */
  at: Date;
  /** Who signed. */
  name: string;
  reason: string | null;
  /** How many bytes there are for the CMS. */
  room: number;
}

/** An incremental update that puts one signature into one field. */
export interface Increment {
  layout: Layout;
  /** The gap in the file that the signature does not cover: from the `<` of its contents to behind the `>`. */
  gap: { from: number; to: number };
}

/** Three offsets of at most ten digits. */
const RANGE_WIDTH = 36;
/** Nothing but filling in and signing (ISO 32000-1, table 254). */
const FILLING_AND_SIGNING = '2';

/**
 * The one form of the update in which somebody signs: the field with its signature, the signature, and the objects that
 * it shows; for the certification the catalog too. Everything but the CMS follows from the document and the claim,
 * which is how a verifier checks it: it is made again and compared.
 * @param document the PDF so far; `length` is its length in bytes.
 * @param appearance objects for the numbers behind the signature's, the form first; none for the certification.
 * @throws AppError `pdf.field-missing`, `pdf.field-signed`, `pdf.malformed`.
 */
export function incrementOf(
  document: PdfDocument,
  length: number,
  claim: SignatureClaim,
  appearance: readonly Stored[],
  cms: Uint8Array,
): Increment {
  const number = sizeOf(document);
  const certification = claim.field === CERTIFICATION;
  const field = fieldToSign(readFields(document), claim.field);
  const objects = new Map<number, Stored>();
  if (certification) certifyCatalog(document, objects, number);
  objects.set(field.number, signedField(field.dict, number, certification ? null : number + 1));
  appearance.forEach((stored, i) => objects.set(number + 1 + i, stored));
  const trailer: Dict = new Map(document.trailer)
    .set('/Size', String(number + 1 + appearance.length))
    .set('/Prev', String(document.revisions.at(-1)?.section.xref));

  const contents = spellContents(cms, claim.room);
  const laidOut = (range: string): Layout =>
    layOut(length, objects.set(number, signatureOf(claim, range, contents)), trailer);
  const { offsets, length: added } = laidOut(spellRange(0, 0, 0));
  const before = `${number} 0 obj\n${spellValue(signatureOf(claim, spellRange(0, 0, 0), ''))}`;
  const from = (offsets.get(number) ?? 0) + before.indexOf('/Contents ') + '/Contents '.length;
  const to = from + contents.length;
  return { layout: laidOut(spellRange(from, to, length + added - to)), gap: { from, to } };
}

/** The number that the next new object gets. */
export function sizeOf({ trailer }: PdfDocument): number {
  const size = Number(trailer.get('/Size'));
  if (!Number.isSafeInteger(size) || size < 1) throw malformed('Size');
  return size;
}

function certifyCatalog(
  { objects, trailer }: PdfDocument,
  into: Map<number, Stored>,
  signature: number,
): void {
  const root = trailer.get('/Root');
  if (!(root instanceof Ref)) throw malformed('Root');
  const permissions = dict({ '/DocMDP': new Ref(signature) });
  into.set(root.number, new Map(dictOf(objects.get(root.number))).set('/Perms', permissions));
}

/** Everything before the contents is of one length whatever the range, and holds no other `/Contents`. */
function signatureOf({ field, at, name, reason }: SignatureClaim, range: string, contents: string): Dict {
  const signature = dict({
    '/Type': '/Sig',
    '/Filter': '/Adobe.PPKLite',
    '/SubFilter': '/ETSI.CAdES.detached',
    '/ByteRange': range,
    '/Contents': contents,
    '/M': dateString(at),
    '/Name': textString(name),
  });
  if (reason !== null) signature.set('/Reason', textString(reason));
  if (field === CERTIFICATION) signature.set('/Reference', [certificationReference()]);
  return signature;
}

const certificationReference = (): Dict =>
  dict({
    '/Type': '/SigRef',
    '/TransformMethod': '/DocMDP',
    '/TransformParams': dict({ '/Type': '/TransformParams', '/P': FILLING_AND_SIGNING, '/V': '/1.2' }),
  });

const spellRange = (from: number, to: number, rest: number): string =>
  `${`[0 ${from} ${to} ${rest}`.padEnd(RANGE_WIDTH - 1)}]`;

function spellContents(cms: Uint8Array, room: number): string {
  let digits = '';
  for (const byte of cms) digits += byte.toString(16).padStart(2, '0');
  return `<${digits.padEnd(2 * room, '0')}>`;
}
