import { type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { sha256Hex } from '../../hash';
import { readCertificate, verifyCertificate, type CertificateFacts } from '../../identity/certificate';
import { certificateParts } from '../../identity/certificate-shape';
import type { Person } from '../../identity/person';
import { verifyBytes } from '../../record/signing';
import { AUTHORITY_PATH, certificatePath } from '../names';
import type { BundleFiles } from './files';
import type { BundleReport, Findings } from './report';
import { readRevocations } from './revocations';

const MAX_CERTIFICATE_BYTES = 16 * 1024;
/** What certificates are signed with; SHA-1 and whatever else is old or odd is refused by name. */
const ALGORITHM = 'ECDSA SHA-256';

/** An authority that whoever checks trusts beforehand. */
export interface Anchor {
  certificate: Uint8Array;
  /** Where it came from, for people. */
  from: string;
  /** It vouches for timestamps and for no record. */
  onlyTime?: boolean;
}

/** A certified author: the certificate's place in the bundle, and its holder. */
export interface Author {
  file: string;
  certificate: Bytes;
  publicKey: CryptoKey;
  person: Person;
}

export interface CertifiedAuthority {
  certificate: Bytes;
  notBefore: Date;
  notAfter: Date;
  shown: NonNullable<BundleReport['authority']>;
}

export interface Certified {
  authority: CertifiedAuthority | null;
  authors: Map<string, Author>;
  /** Author → since when the authority has taken the certificate back, as the bundle's list says. */
  revoked: Map<string, Date>;
}

/** Checks the certificates of a bundle: the authority against the anchors, everybody else against the authority. */
export async function checkPeople(
  files: BundleFiles,
  anchors: readonly Anchor[],
  findings: Findings,
): Promise<Certified> {
  const authority = await checkAuthority(files, anchors, findings);
  const authors = new Map<string, Author>();
  for (const file of files.names('certificate')) {
    const certificate = await files.read(file, MAX_CERTIFICATE_BYTES);
    if (!certificate) continue;
    findings.checks.certificates++;
    const fingerprint = sha256Hex(certificate);
    if (file !== certificatePath(fingerprint)) {
      findings.add('certificate.changed', { file });
      continue;
    }
    if (!authority) continue;
    try {
      const facts = await readCertificate(certificate);
      const algorithm = algorithmOf(facts);
      if (algorithm !== ALGORITHM) {
        findings.add('certificate.algorithm', { file }, { algorithm });
        continue;
      }
      // Whether it was valid when it was used is asked of each signature; here, whether it ever was.
      const person = await verifyCertificate(certificate, authority.certificate, facts.notBefore);
      authors.set(fingerprint, { file, certificate, publicKey: facts.publicKey, person });
    } catch (error) {
      // Parsers of others throw what they like; what they were given is in this file.
      if (!(error instanceof AppError) || error.code === 'certificate.malformed')
        findings.add('certificate.malformed', { file });
      else if (error.code === 'certificate.foreign') findings.add('certificate.foreign', { file });
      else findings.add('certificate.unsuitable', { file }, { rule: error.params.rule ?? error.code });
    }
  }
  const since = await readRevocations(files, authority?.certificate ?? null, findings);
  const revoked = new Map<string, Date>();
  for (const [fingerprint, { person }] of authors) {
    const date = since.get(person.serial);
    if (date) revoked.set(fingerprint, date);
  }
  return { authority, authors, revoked };
}

/** What a certificate says it was signed with, for people. */
function algorithmOf({ parsed: { signatureAlgorithm } }: CertificateFacts): string {
  const { name, hash } = signatureAlgorithm;
  return `${name} ${hash?.name ?? ''}`.trim();
}

async function checkAuthority(
  files: BundleFiles,
  anchors: readonly Anchor[],
  findings: Findings,
): Promise<Certified['authority']> {
  const file = AUTHORITY_PATH;
  if (files.size(file) === null) {
    files.missing('authority.missing', { file });
    return null;
  }
  const certificate = await files.read(file, MAX_CERTIFICATE_BYTES);
  if (!certificate) return null;
  try {
    const { fingerprint, name, isCa, notBefore, notAfter, publicKey } = await readCertificate(certificate);
    // Not that this proves anything: but an authority is one spelling, and one that a byte was changed in is none.
    const parts = certificateParts(certificate);
    if (!parts || !(await verifyBytes(publicKey, parts.signature, parts.tbs)))
      throw new AppError('certificate.malformed');
    if (!isCa) throw new AppError('certificate.unsuitable', { rule: 'cA' });
    const anchor = anchors.find(
      (candidate) => !candidate.onlyTime && sha256Hex(candidate.certificate) === fingerprint,
    );
    if (!anchor) findings.add('authority.unknown', { file });
    return {
      certificate,
      notBefore,
      notAfter,
      shown: { fingerprint, name, trusted: anchor !== undefined, anchor: anchor?.from ?? null },
    };
  } catch {
    findings.add('authority.malformed', { file });
    return null;
  }
}
