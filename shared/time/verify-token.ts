import { equal, hex } from '../bytes';
import { AppError } from '../errors';
import { verifySignature } from './algorithms';
import { readAuthorityCertificate, subjectKeyIdentifier, type AuthorityCertificate } from './certificate';
import { checkChain } from './chain';
import { TAG } from './der';
import { oidText } from './der-values';
import { checkSigningCertificate } from './ess';
import { parsing } from './parsing';
import { readToken, TST_INFO, type SignerId, type Token } from './token';

/** What a token says, and whether an anchor stands behind it. */
export interface TimestampFacts {
  at: Date;
  /** How far off `at` may be, in milliseconds; null where the authority does not say. */
  accuracyMs: number | null;
  /** Name in the certificate of who signed the token. */
  authority: string;
  /** Object identifier of the policy that it was issued under. */
  policy: string;
  /** Hexadecimal digits. */
  serial: string;
  /** SHA-256 of the certificate (DER) that signed it. */
  certificateFingerprint: string;
  /** False: sound in itself, by an authority that nobody vouches for. */
  trusted: boolean;
  /** When the first certificate expires of those that vouch for it: from then on the token needs another over it. */
  until: Date;
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** An event holds a token of at most this many bytes. */
const MAX_TOKEN_BYTES = 30_000;

/**
 * Checks a TimeStampToken (RFC 3161, EN 319 422) over a SHA-256: structure, certificates, signature, imprint.
 * @param anchors certificates (DER) of authorities that are trusted: roots, issuers, or the signing one itself.
 * @throws AppError `timestamp.malformed`, `timestamp.algorithm` (anything but SHA-2 with RSA, P-256 or P-384),
 * `timestamp.other-imprint`, `timestamp.certificate`, `timestamp.out-of-validity`, `timestamp.signature`; an unknown
 * authority is no error.
 */
export async function verifyToken(
  token: Uint8Array,
  imprint: Uint8Array,
  anchors: readonly Uint8Array[],
): Promise<TimestampFacts> {
  return parsing('token', async () => {
    if (token.length > MAX_TOKEN_BYTES) throw new RangeError('too large');
    const parsed = readToken(token);
    const { info, attributes, digest, scheme, signature, toBeSigned } = parsed;
    if (info.imprint !== hex(imprint)) throw new AppError('timestamp.other-imprint');
    const signer = signerOf(parsed);
    const others = parsed.certificates.filter((certificate) => certificate !== signer);
    await checkSigningCertificate(attributes, [signer, ...others]);
    checkContentType(parsed);
    await checkDigest(parsed);
    if (!(await verifySignature(signer.spki, { ...scheme, hash: digest }, signature, toBeSigned)))
      throw new AppError('timestamp.signature');
    const { trusted, until } = await checkChain(
      signer,
      others,
      anchors.map(readAuthorityCertificate),
      info.at,
    );
    const { at, accuracyMs, policy, serial } = info;
    const { name: authority, fingerprint: certificateFingerprint } = signer;
    return { at, accuracyMs, authority, policy, serial, certificateFingerprint, trusted, until };
  });
}

function signerOf({ signer, certificates }: Token): AuthorityCertificate {
  const found = certificates.find((certificate) => isNamed(certificate, signer));
  if (!found) throw new AppError('timestamp.certificate', { rule: 'signer' });
  return found;
}

function isNamed(certificate: AuthorityCertificate, signer: SignerId): boolean {
  if ('keyIdentifier' in signer) return subjectKeyIdentifier(certificate) === hex(signer.keyIdentifier);
  return equal(certificate.issuer, signer.issuer) && certificate.serial === signer.serial;
}

function checkContentType({ attributes }: Token): void {
  const type = attributes.get(CONTENT_TYPE);
  if (!type || oidText(type) !== TST_INFO) throw new AppError('timestamp.signature');
}

async function checkDigest({ attributes, digest, content }: Token): Promise<void> {
  const said = attributes.get(MESSAGE_DIGEST);
  const digested = new Uint8Array(await crypto.subtle.digest(digest, content));
  if (said?.tag !== TAG.octetString || !equal(said.content, digested))
    throw new AppError('timestamp.signature');
}
