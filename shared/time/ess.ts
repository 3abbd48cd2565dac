import { equal, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { digestOf, type Hash } from './algorithms';
import type { AuthorityCertificate } from './certificate';
import { Fields, TAG, context, elements, type Element } from './der';
import { integerHex } from './der-values';

const SIGNING_CERTIFICATE_V1 = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const DIRECTORY_NAME = context(4);

/**
 * Checks that the signature itself names the certificate that it is by (RFC 5035, RFC 5816), so that nobody can put another
 * certificate of the same key beside it. Only signing-certificate-v2 with SHA-2 says so: the older attribute names it by
 * SHA-1, which proves nothing any more; it may stand beside the newer one and is not looked at.
 * @param path the signer's certificate first, then the others of the token.
 * @throws AppError `timestamp.algorithm` where there is only SHA-1, `timestamp.certificate` where another one is named.
 */
export async function checkSigningCertificate(
  attributes: ReadonlyMap<string, Element>,
  path: readonly AuthorityCertificate[],
): Promise<void> {
  const attribute = attributes.get(SIGNING_CERTIFICATE_V2);
  if (!attribute) {
    const what = attributes.has(SIGNING_CERTIFICATE_V1) ? 'SHA-1 (ESSCertID)' : 'ESSCertIDv2';
    throw new AppError('timestamp.algorithm', { what });
  }
  const fields = new Fields(attribute);
  const ids = elements(fields.next(TAG.sequence).content).map(readId);
  // Policies that the authority signed under: information.
  fields.optional(TAG.sequence);
  fields.end();
  const [first, ...limits] = ids;
  const [signer, ...issuers] = path;
  if (!first || !signer || !(await names(first, signer))) throw other();
  // Further ones limit the path: what the token brings must then be among them.
  if (limits.length > 0) for (const issuer of issuers) if (!(await isNamed(issuer, limits))) throw other();
}

const other = (): AppError => new AppError('timestamp.certificate', { rule: 'signingCertificateV2' });

interface CertificateId {
  hash: Hash;
  digest: Bytes;
  issuer: { name: Bytes; serial: string } | null;
}

/** ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT SHA-256, certHash, issuerSerial OPTIONAL }. */
function readId(id: Element): CertificateId {
  const fields = new Fields(id);
  const algorithm = fields.optional(TAG.sequence);
  const digest = fields.next(TAG.octetString).content;
  const issuerSerial = fields.optional(TAG.sequence);
  fields.end();
  return {
    hash: algorithm ? digestOf(algorithm) : 'SHA-256',
    digest,
    issuer: issuerSerial ? readIssuer(issuerSerial) : null,
  };
}

function readIssuer(issuerSerial: Element): CertificateId['issuer'] {
  const fields = new Fields(issuerSerial);
  const [name, ...more] = elements(fields.next(TAG.sequence).content);
  const serial = integerHex(fields.next());
  fields.end();
  if (name?.tag !== DIRECTORY_NAME || more.length > 0) throw new RangeError('not one issuer');
  return { name: name.content, serial };
}

async function names(id: CertificateId, { der, issuer, serial }: AuthorityCertificate): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest(id.hash, der));
  const named = !id.issuer || (equal(id.issuer.name, issuer) && id.issuer.serial === serial);
  return named && equal(digest, id.digest);
}

async function isNamed(certificate: AuthorityCertificate, ids: readonly CertificateId[]): Promise<boolean> {
  for (const id of ids) if (await names(id, certificate)) return true;
  return false;
}
