import { equal, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { Fields, TAG, context, element, elements, readElement, type Element } from '../time/der';
import { oid, oidText } from '../time/der-values';

/**
 * CAdES-T (ETSI EN 319 122-1 section 5.3): a signature with timestamps over its signature value, one unsigned attribute
 * `signature-time-stamp` each. They are put in and taken out again without touching anything else, so that what was signed
 * can be spelled again and compared (see `cades.ts`), and the same tokens always give the same bytes.
 */

const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const SIGNED_ATTRIBUTES = context(0);
const UNSIGNED_ATTRIBUTES = context(1);

/**
 * The octets of the signature value: timestamps over a signature are over their SHA-256.
 * @throws AppError `cades.malformed`
 */
export function signatureValue(cms: Uint8Array): Bytes {
  return readingCms(() => signatureOf(takeApart(cms).signerInfo).content);
}

/**
 * Adds tokens to a signature that has none; a token that comes twice counts once.
 * @throws AppError `cades.malformed`, also where it has unsigned attributes already.
 */
export function withTimestamps(cms: Uint8Array, tokens: readonly Uint8Array[]): Bytes {
  return readingCms(() => {
    const { signerInfo, spell } = takeApart(cms);
    if (unsignedOf(signerInfo)) throw new RangeError('unsigned attributes already');
    if (tokens.length === 0) return Uint8Array.from(cms);
    const attributes = tokens.map((token) =>
      element(
        TAG.sequence,
        oid(SIGNATURE_TIME_STAMP),
        element(TAG.set, readElement(token, TAG.sequence).raw),
      ),
    );
    const unsigned = element(UNSIGNED_ATTRIBUTES, ...asSet(attributes));
    return spell(element(TAG.sequence, signerInfo.content, unsigned));
  });
}

/**
 * Takes the tokens out of a signature.
 * @returns the signature as it was before, and the tokens in the order in which they stand.
 * @throws AppError `cades.malformed` unless `withTimestamps` gives exactly these bytes for them.
 */
export function splitTimestamps(cms: Uint8Array): { base: Bytes; tokens: Bytes[] } {
  const split = readingCms(() => {
    const { signerInfo, spell } = takeApart(cms);
    const unsigned = unsignedOf(signerInfo);
    if (!unsigned) return { base: Uint8Array.from(cms), tokens: [] };
    const kept = elements(signerInfo.content).slice(0, -1);
    const base = spell(element(TAG.sequence, ...kept.map(({ raw }) => raw)));
    return { base, tokens: elements(unsigned.content).map(tokenOf) };
  });
  if (!equal(withTimestamps(split.base, split.tokens), cms)) throw new AppError('cades.malformed');
  return split;
}

function tokenOf(attribute: Element): Bytes {
  const fields = new Fields(attribute);
  if (oidText(fields.next()) !== SIGNATURE_TIME_STAMP) throw new RangeError('another attribute');
  const token = readElement(fields.next(TAG.set).content, TAG.sequence).raw;
  fields.end();
  return token;
}

/** SignedData of one signer, and how to spell it with another SignerInfo. */
function takeApart(cms: Uint8Array): { signerInfo: Element; spell: (signerInfo: Bytes) => Bytes } {
  const outer = new Fields(readElement(cms));
  const type = outer.next(TAG.oid);
  const signed = elements(readElement(outer.next(context(0)).content, TAG.sequence).content);
  outer.end();
  const signers = signed.pop();
  if (signers?.tag !== TAG.set) throw new RangeError('no signer');
  const spell = (signerInfo: Bytes): Bytes => {
    const members = [...signed.map(({ raw }) => raw), element(TAG.set, signerInfo)];
    return element(TAG.sequence, type.raw, element(context(0), element(TAG.sequence, ...members)));
  };
  return { signerInfo: readElement(signers.content, TAG.sequence), spell };
}

/** SignerInfo: version, sid, digest algorithm, signed attributes, signature algorithm, signature, unsigned attributes. */
function signatureOf(signerInfo: Element): Element {
  const fields = new Fields(signerInfo);
  for (let i = 0; i < 3; i++) fields.next();
  fields.optional(SIGNED_ATTRIBUTES);
  fields.next();
  return fields.next(TAG.octetString);
}

function unsignedOf(signerInfo: Element): Element | null {
  const last = elements(signerInfo.content).at(-1);
  return last?.tag === UNSIGNED_ATTRIBUTES ? last : null;
}

/** A SET OF in DER: ascending by encoding, each member once. */
function asSet(members: readonly Bytes[]): Bytes[] {
  const sorted = [...members].sort(compare);
  return sorted.filter((member, i) => i === 0 || !equal(member, sorted[i - 1]!));
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}

function readingCms<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new AppError('cades.malformed', {}, { cause });
  }
}
