import { equal, hex, type Bytes } from '../bytes';
import { sha256Hex } from '../hash';
import { Fields, TAG, context, elements, readElement, type Element } from './der';
import { bitOctets, booleanValue, integerHex, oidText, smallInteger, timeValue } from './der-values';
import { schemeOf, verifySignature } from './algorithms';
import { distinguishedName } from './names';

/** A certificate of a time stamping authority's chain, read strictly and not yet trusted. */
export interface AuthorityCertificate {
  der: Bytes;
  /** SHA-256 of the DER. */
  fingerprint: string;
  /** For people: common name, else organisation. */
  name: string;
  /** Names as DER: equal names are equal bytes. */
  issuer: Bytes;
  subject: Bytes;
  /** Hexadecimal digits of the INTEGER. */
  serial: string;
  notBefore: Date;
  notAfter: Date;
  spki: Bytes;
  extensions: ReadonlyMap<string, { critical: boolean; value: Bytes }>;
  /** What the issuer signed, with what, and the signature. */
  signed: { tbs: Bytes; algorithm: Element; signature: Bytes };
}

export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** The extended key usage of whoever signs timestamps. */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Bits of KeyUsage, of its first octet. */
export const USAGE = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 } as const;

/** Reads one certificate. @throws RangeError on anything that is not X.509 v3 in DER. */
export function readAuthorityCertificate(der: Uint8Array): AuthorityCertificate {
  const whole = readElement(der);
  const outer = new Fields(whole);
  const [tbs, algorithm] = [outer.next(TAG.sequence), outer.next(TAG.sequence)];
  const signature = bitOctets(outer.next());
  outer.end();

  const fields = new Fields(tbs);
  if (smallInteger(readElement(fields.next(context(0)).content)) !== 2) throw new RangeError('not version 3');
  const serial = integerHex(fields.next());
  if (!equal(fields.next().raw, algorithm.raw)) throw new RangeError('two signature algorithms');
  const issuer = fields.next(TAG.sequence).raw;
  const validity = new Fields(fields.next());
  const [notBefore, notAfter] = [timeValue(validity.next()), timeValue(validity.next())];
  validity.end();
  const subject = fields.next(TAG.sequence);
  const spki = fields.next(TAG.sequence).raw;
  fields.optional(0x81);
  fields.optional(0x82);
  const extensions = readExtensions(fields.optional(context(3)));
  fields.end();
  return {
    der: whole.raw,
    fingerprint: sha256Hex(whole.raw),
    name: distinguishedName(subject),
    issuer,
    subject: subject.raw,
    serial,
    notBefore,
    notAfter,
    spki,
    extensions,
    signed: { tbs: tbs.raw, algorithm, signature },
  };
}

function readExtensions(explicit: Element | null): AuthorityCertificate['extensions'] {
  const found = new Map<string, { critical: boolean; value: Bytes }>();
  if (!explicit) return found;
  for (const extension of elements(readElement(explicit.content, TAG.sequence).content)) {
    const fields = new Fields(extension);
    const id = oidText(fields.next());
    const critical = fields.optional(TAG.boolean);
    const value = fields.next(TAG.octetString).content;
    fields.end();
    if (found.has(id)) throw new RangeError('an extension twice');
    found.set(id, { critical: critical !== null && booleanValue(critical), value });
  }
  return found;
}

/** CA and path length; false where the extension is missing. */
export function basicConstraints({ extensions }: AuthorityCertificate): { ca: boolean; pathLength: number } {
  const extension = extensions.get(EXTENSION.basicConstraints);
  if (!extension) return { ca: false, pathLength: 0 };
  const fields = new Fields(readElement(extension.value));
  const ca = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  return {
    ca: ca !== null && booleanValue(ca),
    pathLength: length ? smallInteger(length) : Number.POSITIVE_INFINITY,
  };
}

/** The first octet of KeyUsage, all bits in it; null where the extension is missing. */
export function keyUsage({ extensions }: AuthorityCertificate): number | null {
  const extension = extensions.get(EXTENSION.keyUsage);
  if (!extension) return null;
  const { content } = readElement(extension.value, TAG.bitString);
  // decipherOnly, the one bit of the second octet, is nothing that any of these may have.
  if (content.length > 2) return 0;
  return content[1] ?? 0;
}

/** What a key may be used for besides; null where the extension is missing. */
export function extendedKeyUsage({ extensions }: AuthorityCertificate): string[] | null {
  const extension = extensions.get(EXTENSION.extendedKeyUsage);
  if (!extension) return null;
  return elements(readElement(extension.value, TAG.sequence).content).map(oidText);
}

/** The subject key identifier in hexadecimal, or null. */
export function subjectKeyIdentifier({ extensions }: AuthorityCertificate): string | null {
  const extension = extensions.get(EXTENSION.subjectKeyIdentifier);
  return extension ? hex(readElement(extension.value, TAG.octetString).content) : null;
}

/**
 * Whether a certificate was signed with another's key; names are not looked at.
 * @throws AppError `timestamp.algorithm`
 */
export async function isSignedBy(
  { signed }: AuthorityCertificate,
  { spki }: AuthorityCertificate,
): Promise<boolean> {
  const { family, hash } = schemeOf(signed.algorithm);
  // rsaEncryption alone names no digest and is no signature algorithm of a certificate.
  return hash !== null && verifySignature(spki, { family, hash }, signed.signature, signed.tbs);
}
