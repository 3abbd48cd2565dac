import { fromHex, type Bytes } from '../bytes';
import { signDigest } from '../bundle/cades';
import { signatureValue, withTimestamps } from '../bundle/cades-time';
import { AppError } from '../errors';
import { portableHasher, sha256Bytes, type HasherFactory } from '../hash';
import type { Signer } from '../record/signing';
import { appearanceOf } from './appearance';
import { readDocument, type PdfDocument } from './document';
import { CERTIFICATION, fieldToSign, readFields, type FieldName } from './fields';
import { incrementOf, sizeOf, type Increment, type SignatureClaim } from './increment';
import { joined } from './layout';
import { roomFor } from './room';
import type { Stored } from './values';

/** Who signs, and what the signature says of it. */
export interface Signing {
  signer: Signer;
  /** Certificate of the signer's authority, DER. */
  authority: Bytes;
  at: Date;
  /** The signer's name as the certificate has it. */
  name: string;
  reason?: string;
  /**
   * Asks an authority for a time-stamp token (RFC 3161) over the SHA-256 of the signature value; null where none
   * answered. A token that is larger than the room for it is left out.
   */
  timestamp?: (imprint: Bytes) => Promise<Bytes | null>;
  /** A faster SHA-256 than the portable one. */
  hasher?: HasherFactory;
}

/** What signing adds to a PDF. */
export interface Signed {
  /** The bytes to append. */
  append: Bytes;
  /** SHA-256 of the signature value: what a time-stamp token is over. */
  imprint: Bytes;
  /** The token that is inside. */
  token: Bytes | null;
}

/**
 * Certifies a prepared report (DocMDP): from here on nothing but its fields may be signed.
 * @throws AppError `pdf.field-signed` for a report that is certified already, `pdf.malformed`.
 */
export async function certify(pdf: Uint8Array, signing: Signing): Promise<Signed> {
  return sign(pdf, readDocument(pdf), CERTIFICATION, () => [], signing);
}

/**
 * Signs one field of a certified report.
 * @param appearance PDF of one page, shown in the field.
 * @throws AppError `pdf.not-certified`, `pdf.field-missing`, `pdf.field-signed`, `pdf.appearance`, `pdf.malformed`.
 */
export async function signField(
  pdf: Uint8Array,
  { field, appearance, ...signing }: Signing & { field: FieldName; appearance: Uint8Array },
): Promise<Signed> {
  const document = readDocument(pdf);
  const fields = readFields(document);
  if (!fields.find(({ name }) => name === CERTIFICATION)?.dict.has('/V'))
    throw new AppError('pdf.not-certified');
  const place = fieldToSign(fields, field);
  return sign(pdf, document, field, (first) => appearanceOf(appearance, place, first), signing);
}

async function sign(
  pdf: Uint8Array,
  document: PdfDocument,
  field: SignatureClaim['field'],
  appearance: (first: number) => Stored[],
  { signer, authority, at, name, reason, timestamp, hasher }: Signing,
): Promise<Signed> {
  const room = roomFor(signer.certificate, authority, timestamp !== undefined);
  const claim: SignatureClaim = { field, at, name, reason: reason || null, room };
  const shown = appearance(sizeOf(document) + 1);
  const increment = (cms: Uint8Array): Increment => incrementOf(document, pdf.length, claim, shown, cms);
  const { layout, gap } = increment(new Uint8Array());
  const digest = digestAround(pdf, joined(layout), gap, hasher);
  const cms = await signDigest(signer, authority, digest, null);
  const imprint = Uint8Array.from(sha256Bytes(signatureValue(cms)));
  const token = (await timestamp?.(imprint)) ?? null;
  const stamped = token ? withTimestamps(cms, [token]) : cms;
  const fits = stamped.length <= room;
  return { append: joined(increment(fits ? stamped : cms).layout), imprint, token: fits ? token : null };
}

/** SHA-256 over a PDF and what is appended to it, without the gap. */
export function digestAround(
  pdf: Uint8Array,
  append: Uint8Array,
  gap: Increment['gap'],
  hasher: HasherFactory = portableHasher,
): Bytes {
  const state = hasher();
  state.update(pdf);
  state.update(append.subarray(0, gap.from - pdf.length));
  state.update(append.subarray(gap.to - pdf.length));
  return fromHex(state.digest());
}
