import { concat, type Bytes } from '../bytes';
import { digestOf, schemeOf, type Hash, type Scheme } from './algorithms';
import { readAuthorityCertificate, type AuthorityCertificate } from './certificate';
import { Fields, TAG, context, elements, primitiveContext, readElement, type Element } from './der';
import { integerHex, oidText, smallInteger } from './der-values';
import { readTstInfo, type TstInfo } from './tst-info';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MOST_CERTIFICATES = 8;

/** A TimeStampToken taken apart: CMS SignedData (RFC 5652) of one signer over a TSTInfo; nothing in it checked yet. */
export interface Token {
  info: TstInfo;
  /** The bytes of the TSTInfo, which the message digest is of. */
  content: Bytes;
  /** In the token's order. */
  certificates: AuthorityCertificate[];
  signer: SignerId;
  digest: Hash;
  scheme: Scheme;
  signature: Bytes;
  /** Signed attributes: their one value each, by type. */
  attributes: ReadonlyMap<string, Element>;
  /** The attributes as they are signed: under the tag of a SET. */
  toBeSigned: Bytes;
}

/** Which certificate signed: by issuer and serial number, or by subject key identifier, DER and hexadecimal. */
export type SignerId = { issuer: Bytes; serial: string } | { keyIdentifier: Bytes };

/**
 * Takes a token apart in one pass that knows every member: what it does not know (revocation lists, unsigned attributes, a
 * second signer, certificates of other kinds) is refused, so that no byte of a token is without meaning.
 * @throws AppError `timestamp.algorithm`, or `RangeError` on anything that is no such token.
 */
export function readToken(der: Uint8Array): Token {
  const outer = new Fields(readElement(der));
  if (oidText(outer.next()) !== SIGNED_DATA) throw new RangeError('no SignedData');
  const signed = new Fields(readElement(outer.next(context(0)).content));
  outer.end();
  if (smallInteger(signed.next()) !== 3) throw new RangeError('not version 3');
  const [digestAlgorithm, ...otherDigests] = elements(signed.next(TAG.set).content);
  const content = encapsulated(signed.next());
  const certificates = elements(signed.next(context(0)).content);
  const [signerInfo, ...otherSigners] = elements(signed.next(TAG.set).content);
  signed.end();
  if (!digestAlgorithm || !signerInfo || otherDigests.length + otherSigners.length > 0)
    throw new RangeError('not one signer');
  if (certificates.length > MOST_CERTIFICATES) throw new RangeError('too many certificates');

  const signer = readSigner(signerInfo);
  if (digestOf(digestAlgorithm) !== signer.digest) throw new RangeError('two digest algorithms');
  return {
    info: readTstInfo(content),
    content,
    certificates: certificates.map(({ raw }) => readAuthorityCertificate(raw)),
    ...signer,
  };
}

function encapsulated(info: Element): Bytes {
  const fields = new Fields(info);
  if (oidText(fields.next()) !== TST_INFO) throw new RangeError('no TSTInfo');
  const { content } = readElement(fields.next(context(0)).content, TAG.octetString);
  fields.end();
  return content;
}

function readSigner(info: Element): Omit<Token, 'info' | 'content' | 'certificates'> {
  const fields = new Fields(info);
  const version = smallInteger(fields.next());
  const signer = readSignerId(fields.next(), version);
  const digest = digestOf(fields.next());
  const attributes = fields.next(context(0));
  const scheme = schemeOf(fields.next());
  const signature = fields.next(TAG.octetString).content;
  fields.end();
  if (scheme.hash !== null && scheme.hash !== digest) throw new RangeError('two digest algorithms');
  const toBeSigned = concat(Uint8Array.of(TAG.set), attributes.raw.subarray(1));
  return { signer, digest, scheme, signature, attributes: readAttributes(attributes), toBeSigned };
}

function readSignerId(id: Element, version: number): SignerId {
  if (version === 3 && id.tag === primitiveContext(0)) return { keyIdentifier: id.content };
  if (version !== 1) throw new RangeError('not version 1');
  const fields = new Fields(id);
  const [issuer, serial] = [fields.next().raw, integerHex(fields.next())];
  fields.end();
  return { issuer, serial };
}

function readAttributes(set: Element): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const attribute of elements(set.content)) {
    const fields = new Fields(attribute);
    const type = oidText(fields.next());
    const [value, ...more] = elements(fields.next(TAG.set).content);
    fields.end();
    if (!value || more.length > 0 || found.has(type)) throw new RangeError('not one value');
    found.set(type, value);
  }
  return found;
}
