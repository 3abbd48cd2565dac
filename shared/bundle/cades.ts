import { ObjectIdentifier, OctetString, Sequence, UTCTime, type BaseBlock } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { equal, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { sha256Bytes } from '../hash';
import { readCertificate } from '../identity/certificate';
import { signBytes, verifyBytes, type Signer } from '../record/signing';

/**
 * Detached CAdES-BES signatures (RFC 5652, ETSI EN 319 122-1) in one spelling: one signer, ECDSA P-256 with SHA-256,
 * four signed attributes, no unsigned ones, both certificates inside. From signer, authority, content, time and
 * signature value follows every byte, which is how a signature is checked: it is spelled again and compared.
 * Those inside a PDF have no signing-time: PAdES (EN 319 142-1) keeps the time in the PDF's signature dictionary.
 */

const OID = {
  data: '1.2.840.113549.1.7.1',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Everything that a signature's bytes follow from, but the signature value. */
interface Claim {
  /** SHA-256 of the content. */
  digest: Uint8Array;
  certificate: Uint8Array;
  authority: Uint8Array;
  /** Whole seconds; years 1950 to 2049 (UTCTime). Null for a signature inside a PDF. */
  at: Date | null;
}

/**
 * Signs content for its signer.
 * @returns the CMS SignedData, DER.
 */
export async function signCades(
  signer: Signer,
  authority: Uint8Array,
  content: Uint8Array,
  at: Date,
): Promise<Bytes> {
  return signDigest(signer, authority, sha256Bytes(content), at);
}

/**
 * The same over content that is known by its SHA-256; without a signing-time where `at` is null.
 * @returns the CMS SignedData, DER.
 */
export async function signDigest(
  signer: Signer,
  authority: Uint8Array,
  digest: Uint8Array,
  at: Date | null,
): Promise<Bytes> {
  const claim = { digest, certificate: signer.certificate, authority, at: at && wholeSeconds(at) };
  const attributes = signedAttributes(claim);
  return spell(claim, attributes, await signBytes(signer.privateKey, toBeSigned(attributes)));
}

/**
 * Checks a signature over content by the holder of a certificate.
 * @returns when it says it was made.
 * @throws AppError `cades.malformed` where it is not one, `cades.differs` where a byte is not as it must be,
 * `cades.signature` where the signature value is not the key's.
 */
export async function verifyCades(
  cms: Uint8Array,
  content: Uint8Array,
  certificate: Uint8Array,
  authority: Uint8Array,
): Promise<{ signedAt: Date }> {
  const signedAt = await verifyDigest(cms, sha256Bytes(content), certificate, authority);
  if (!signedAt) throw new AppError('cades.differs');
  return { signedAt };
}

/**
 * The same over content that is known by its SHA-256.
 * @returns the signing-time; null where the signature has none.
 */
export async function verifyDigest(
  cms: Uint8Array,
  digest: Uint8Array,
  certificate: Uint8Array,
  authority: Uint8Array,
): Promise<Date | null> {
  const { at, signature } = cadesParts(cms);
  const claim = { digest, certificate, authority, at };
  const attributes = signedAttributes(claim);
  if (!equal(spell(claim, attributes, signature), cms)) throw new AppError('cades.differs');
  const { publicKey } = await readCertificate(certificate);
  if (!(await verifyBytes(publicKey, signature, toBeSigned(attributes))))
    throw new AppError('cades.signature');
  return at;
}

/**
 * The things in a signature that do not follow from the rest, and its certificates; nothing of it is checked.
 * @throws AppError `cades.malformed`.
 */
export function cadesParts(cms: Uint8Array): { at: Date | null; signature: Bytes; certificates: Bytes[] } {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(cms)).content as unknown });
    const [info, ...others] = signed.signerInfos;
    if (!info || others.length > 0) throw new TypeError('not one signer');
    const time = info.signedAttrs?.attributes.find(({ type }) => type === OID.signingTime);
    const at = time ? timeOf(time.values[0]) : null;
    const certificates = (signed.certificates ?? []).map((certificate) => der(certificate.toSchema()));
    return { at, signature: Uint8Array.from(info.signature.valueBlock.valueHexView), certificates };
  } catch (cause) {
    throw new AppError('cades.malformed', {}, { cause });
  }
}

function timeOf(value: unknown): Date {
  if (!(value instanceof UTCTime)) throw new TypeError('no UTCTime');
  const at = value.toDate();
  if (Number.isNaN(at.getTime())) throw new TypeError('no time');
  return at;
}

function signedAttributes({ digest, certificate, at }: Claim): Attribute[] {
  const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: bytes.slice().buffer });
  const attribute = (type: string, value: BaseBlock): Attribute => new Attribute({ type, values: [value] });
  // SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }: SHA-256 is the default and is left out in DER.
  const essCertId = new Sequence({ value: [octets(sha256Bytes(certificate))] });
  const signingCertificate = new Sequence({ value: [new Sequence({ value: [essCertId] })] });
  return sorted(
    [
      attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
      attribute(OID.messageDigest, octets(digest)),
      ...(at ? [attribute(OID.signingTime, new UTCTime({ valueDate: at }))] : []),
      attribute(OID.signingCertificateV2, signingCertificate),
    ],
    (value) => value.toSchema(),
  );
}

/** The attributes as they are signed: under the tag of a SET, not under the [0] that they are stored with. */
function toBeSigned(attributes: Attribute[]): Bytes {
  const stored = der(new SignedAndUnsignedAttributes({ type: 0, attributes }).toSchema());
  stored[0] = 0x31;
  return stored;
}

function spell(claim: Claim, attributes: Attribute[], signature: Bytes): Bytes {
  const signer = Certificate.fromBER(Uint8Array.from(claim.certificate));
  const authority = Certificate.fromBER(Uint8Array.from(claim.authority));
  const sha256 = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signature: new OctetString({ valueHex: signature.slice().buffer }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: sorted([signer, authority], (certificate) => certificate.toSchema()),
    signerInfos: [info],
  });
  const content = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signed.toSchema() as unknown,
  });
  return der(content.toSchema());
}

const der = (block: { toBER(): ArrayBuffer }): Bytes => new Uint8Array(block.toBER());

/** DER's order of a SET OF: by the members' encodings. */
function sorted<T>(members: T[], schema: (member: T) => { toBER(): ArrayBuffer }): T[] {
  return members
    .map((member) => ({ member, bytes: der(schema(member)) }))
    .sort((a, b) => compare(a.bytes, b.bytes))
    .map(({ member }) => member);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const wholeSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);
