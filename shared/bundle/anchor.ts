import { readCertificate } from '../identity/certificate';
import {
  basicConstraints,
  extendedKeyUsage,
  readAuthorityCertificate,
  TIME_STAMPING,
} from '../time/certificate';

/** A certificate that somebody gives to be trusted. */
interface GivenAnchor {
  /** SHA-256 of the DER. */
  fingerprint: string;
  name: string;
  /** Whether it can vouch for records or for timestamps at all: a person's certificate cannot. */
  vouches: boolean;
}

/**
 * Reads an anchor: the authority of a record, which is on P-256, or one of timestamps (root, issuer, or the certificate that
 * signs them), which may use RSA or P-384 too.
 * @returns null for what is no certificate of either kind.
 */
export async function readAnchor(der: Uint8Array): Promise<GivenAnchor | null> {
  const facts = await readCertificate(der).catch(() => null);
  if (facts?.isCa) return { fingerprint: facts.fingerprint, name: facts.name, vouches: true };
  try {
    const certificate = readAuthorityCertificate(der);
    const stamps = extendedKeyUsage(certificate)?.includes(TIME_STAMPING) === true;
    const { fingerprint, name } = certificate;
    return { fingerprint, name, vouches: basicConstraints(certificate).ca || stamps };
  } catch {
    return facts && { fingerprint: facts.fingerprint, name: facts.name, vouches: false };
  }
}
