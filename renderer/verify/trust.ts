import { fromUtf8 } from '../../shared/bytes';
import type { TrustedFingerprint } from '../../shared/bundle/look';
import { AppError } from '../../shared/errors';
import { fromPem } from '../../shared/identity/pem';
import type { TRUST_ORIGINS } from '../../shared/ipc/inputs';
import { basicConstraints, extendedKeyUsage, readAuthorityCertificate } from '../../shared/time/certificate';

/** An authority that the person trusts, and what that rests on. */
export type Trusted = TrustedFingerprint<(typeof TRUST_ORIGINS)[number]>;

/** A file of certificates beyond this is something else. */
export const MAX_TRUST_BYTES = 256 * 1024;
/** DER begins with a SEQUENCE. */
const DER = 0x30;

/**
 * Reads whom somebody trusts from a certificate's file.
 * @throws AppError `trust.unreadable`, `trust.not-authority`
 */
export function trustInFile(bytes: Uint8Array): Trusted[] {
  if (bytes[0] === DER) return [authorityIn(bytes)];
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch (cause) {
    throw new AppError('trust.unreadable', {}, { cause });
  }
  return trustInText(text);
}

/** The same from what was typed or pasted: a fingerprint as tools print it, or certificates in PEM. */
export function trustInText(text: string): Trusted[] {
  const fingerprint = fingerprintIn(text);
  if (fingerprint !== null) return [{ fingerprint, from: 'fingerprint' }];
  const certificates = pemIn(text);
  if (certificates.length === 0) throw new AppError('trust.unreadable');
  return certificates.map(authorityIn);
}

/** 64 digits, plain, grouped, with colons, or behind OpenSSL's `sha256 Fingerprint=`. */
function fingerprintIn(text: string): string | null {
  const digits = text.replace(/^[^=]{0,40}=/, '').replace(/[\s:：-]/g, '');
  return /^[0-9a-f]{64}$/i.test(digits) ? digits.toLowerCase() : null;
}

function pemIn(text: string): Uint8Array[] {
  try {
    return fromPem('CERTIFICATE', text);
  } catch (cause) {
    throw new AppError('trust.unreadable', {}, { cause });
  }
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** An authority that certifies, or one of time by the certificate that signs its timestamps; of any kind of key. */
function authorityIn(der: Uint8Array): Trusted {
  try {
    const certificate = readAuthorityCertificate(der);
    const isAuthority =
      basicConstraints(certificate).ca || extendedKeyUsage(certificate)?.includes(TIME_STAMPING);
    if (!isAuthority) throw new AppError('trust.not-authority');
    return { fingerprint: certificate.fingerprint, from: 'certificate', certificate: certificate.der };
  } catch (cause) {
    // The parser throws what it likes at bytes that are no certificate.
    throw cause instanceof AppError ? cause : new AppError('trust.unreadable', {}, { cause });
  }
}

/** Adds what is not there yet; what was said first of an authority stays, and its certificate is kept once it is there. */
export function withTrust(known: readonly Trusted[], more: readonly Trusted[]): Trusted[] {
  const all = new Map(known.map((one) => [one.fingerprint, one]));
  for (const one of more) all.set(one.fingerprint, { ...one, ...all.get(one.fingerprint) });
  return [...all.values()];
}
