import { concat, equal, fromHex, type Bytes } from '../bytes';
import { cadesParts, verifyDigest } from '../bundle/cades';
import { signatureValue, splitTimestamps } from '../bundle/cades-time';
import { AppError } from '../errors';
import { sha256Bytes, sha256Hex, type HasherFactory } from '../hash';
import { isAppearance } from './appearance';
import { documentOf, readRevisions, resolve, type PdfDocument, type Revision } from './document';
import { CERTIFICATION, readFields, type AnyFieldName } from './fields';
import { reach } from './graph';
import { incrementOf, sizeOf, type Increment, type SignatureClaim } from './increment';
import { layOut, matches } from './layout';
import { CATALOG_KEYS } from './prepare';
import { roomFor } from './room';
import { digestAround } from './sign';
import { dictOf, readDateString, readTextString, type Objects } from './values';

/** One signature of a report, checked but for who signed: whether that certificate may is for the caller to say. */
export interface PdfSignature {
  field: AnyFieldName;
  /** When its signer says it was made. */
  at: Date;
  name: string;
  reason: string | null;
  /** The signer's certificate, DER, and its SHA-256. */
  certificate: Bytes;
  fingerprint: string;
  /** SHA-256 of the signature value: what `token` has to be over. */
  imprint: Bytes;
  /** The RFC 3161 token inside, unchecked. */
  token: Bytes | null;
  /** Where its revision begins and ends: the PDF up to `end` is what the signer saw and signed. */
  start: number;
  end: number;
}

/**
 * Reads a report and checks every signature in it. The certification comes first; each later revision is one signature
 * in one field and not a byte else.
 * @param authority certificate of the authority of all signers, DER.
 * @throws AppError `pdf.malformed`, `pdf.not-certified`, `pdf.base`, `pdf.revision`, `pdf.signature`, `pdf.field-signed`.
 */
export async function readPdfSignatures(
  pdf: Uint8Array,
  authority: Uint8Array,
  hasher?: HasherFactory,
): Promise<PdfSignature[]> {
  const revisions = readRevisions(pdf);
  checkBase(pdf, revisions[0]!);
  if (revisions.length < 2) throw new AppError('pdf.not-certified');
  // Every revision's form first: that is quick, and says more plainly what was done to a file than a broken signature.
  const claimed = revisions.slice(1).map((_, i) => readRevision(pdf, revisions.slice(0, i + 2)));
  const signatures: PdfSignature[] = [];
  for (const { claim, contents, gap, start, end } of claimed) {
    const digest = digestAround(pdf.subarray(0, start), pdf.subarray(start, end), gap, hasher);
    const checked = await checkCms(contents, digest, authority, claim);
    const { field, at, name, reason } = claim;
    signatures.push({ field, at, name, reason, ...checked, start, end });
  }
  return signatures;
}

interface Claimed extends Pick<Increment, 'gap'> {
  claim: SignatureClaim;
  contents: Bytes;
  start: number;
  end: number;
}

/** Reads the last of some revisions, which is exactly what it would be if it were made again from what it claims. */
function readRevision(pdf: Uint8Array, revisions: readonly Revision[]): Claimed {
  const document = documentOf(revisions.slice(0, -1));
  const { start, section, objects } = revisions.at(-1)!;
  const read = readClaim(document, objects);
  const broken = new AppError('pdf.revision', { revision: revisions.length - 1 });
  if (!read) throw broken;
  const { claim, contents } = read;
  const appearance = [...objects].filter(([number]) => number > sizeOf(document)).map(([, stored]) => stored);
  const { layout, gap } = incrementOf(document, start, claim, appearance, contents);
  if (!matches(layout, pdf.subarray(start, section.end))) throw broken;
  return { claim, contents, gap, start, end: section.end };
}

/** The report before anybody signed: one layout, no object unused, a catalog that does nothing, the fields empty. */
function checkBase(pdf: Uint8Array, base: Revision): void {
  const { objects, trailer } = documentOf([base]);
  const keys = [...trailer.keys()].join(' ');
  const catalog = dictOf(resolve(objects, trailer.get('/Root')));
  const sound =
    keys === '/Size /Root /Info /ID' &&
    trailer.get('/Size') === String(objects.size + 1) &&
    [...catalog.keys()].every((key) => CATALOG_KEYS.has(key)) &&
    reach(objects, trailer).size === objects.size &&
    readFields({ revisions: [base], objects, trailer }).every(
      ({ dict }) => !dict.has('/V') && !dict.has('/AP'),
    ) &&
    matches(layOut(0, objects, trailer), pdf.subarray(0, base.section.end));
  if (!sound) throw new AppError('pdf.base');
}

/** What a revision claims; null where it does not say it in our words. Nothing of it is believed yet. */
function readClaim(document: PdfDocument, objects: Objects): Pick<Claimed, 'claim' | 'contents'> | null {
  const number = sizeOf(document);
  const signature = objects.get(number);
  if (!(signature instanceof Map)) return null;
  const [at, name] = [readDateString(signature.get('/M')), readTextString(signature.get('/Name'))];
  const [field, ...others] = readFields(document).filter((candidate) => objects.has(candidate.number));
  const hex = signature.get('/Contents');
  if (!at || name === null || !field || others.length > 0 || typeof hex !== 'string') return null;
  if (!/^<(?:[0-9a-f]{2})+>$/.test(hex)) return null;
  const first = document.revisions.length === 1;
  if (first !== (field.name === CERTIFICATION) || !(first || isAppearance(objects, number + 1))) return null;
  const contents = fromHex(hex.slice(1, -1));
  const reason = readTextString(signature.get('/Reason'));
  return { claim: { field: field.name, at, name, reason, room: contents.length }, contents };
}

async function checkCms(
  contents: Bytes,
  digest: Bytes,
  authority: Uint8Array,
  { field, room }: SignatureClaim,
): Promise<Pick<PdfSignature, 'certificate' | 'fingerprint' | 'imprint' | 'token'>> {
  try {
    const cms = unpadded(contents);
    const { base, tokens } = splitTimestamps(cms);
    const certificate = cadesParts(base).certificates.find((candidate) => !equal(candidate, authority));
    if (!certificate || tokens.length > 1) throw new RangeError('not one signer and one token');
    const rooms = [true, tokens.length > 0].map((timed) => roomFor(certificate, authority, timed));
    if (!rooms.includes(room)) throw new RangeError('not our room');
    if ((await verifyDigest(base, digest, certificate, authority)) !== null)
      throw new RangeError('two times');
    const imprint = Uint8Array.from(sha256Bytes(signatureValue(base)));
    return { certificate, fingerprint: sha256Hex(certificate), imprint, token: tokens[0] ?? null };
  } catch (cause) {
    throw new AppError('pdf.signature', { field }, { cause });
  }
}

/** The one DER value that the contents begin with; behind it there are only zeros. */
function unpadded(contents: Bytes): Bytes {
  const [tag, lead = 0] = contents;
  const size = lead - 0x80;
  if (tag !== 0x30 || size < 1 || size > 3) throw new RangeError('no long DER sequence');
  const length = contents.subarray(2, 2 + size).reduce((sum, byte) => 256 * sum + byte, 0);
  const end = 2 + size + length;
  if (end > contents.length || contents.subarray(end).some((byte) => byte !== 0))
    throw new RangeError('not one value');
  return concat(contents.subarray(0, end));
}
