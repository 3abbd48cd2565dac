import { base64, fromUtf8 } from '../../shared/bytes';
import type { TrustedFingerprint } from '../../shared/bundle/look';
import { AppError } from '../../shared/errors';
import { readAnchor } from '../../shared/bundle/anchor';
import { fromPem } from '../../shared/identity/pem';
import type { TRUST_ORIGINS } from '../../shared/ipc/inputs';

/** An authority that the person trusts, and what that rests on. */
export type Trusted = TrustedFingerprint<(typeof TRUST_ORIGINS)[number]>;

/** A file of certificates beyond this is something else. */
const MAX_TRUST_BYTES = 256 * 1024;
/** DER begins with a SEQUENCE. */
const DER = 0x30;

/** The bytes of a file that is to hold certificates. @throws AppError `trust.unreadable`, `verify.not-readable` */
export async function smallFile(file: File): Promise<Uint8Array> {
  if (file.size > MAX_TRUST_BYTES) throw new AppError('trust.unreadable');
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new AppError('verify.not-readable', {}, { cause });
  }
}

/**
 * Reads whom somebody trusts from a certificate's file.
 * @throws AppError `trust.unreadable`, `trust.not-authority`
 */
export async function trustInFile(bytes: Uint8Array): Promise<Trusted[]> {
  if (bytes[0] === DER) return [await authorityIn(bytes)];
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch (cause) {
    throw new AppError('trust.unreadable', {}, { cause });
  }
  return trustInText(text);
}

/** The same from what was typed or pasted: a fingerprint as tools print it, or certificates in PEM. */
export async function trustInText(text: string): Promise<Trusted[]> {
  const fingerprint = fingerprintIn(text);
  if (fingerprint !== null) return [{ fingerprint, from: 'fingerprint' }];
  const certificates = pemIn(text);
  if (certificates.length === 0) throw new AppError('trust.unreadable');
  return Promise.all(certificates.map(authorityIn));
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

async function authorityIn(der: Uint8Array): Promise<Trusted> {
  const anchor = await readAnchor(der);
  if (!anchor) throw new AppError('trust.unreadable');
  if (!anchor.vouches) throw new AppError('trust.not-authority');
  return { fingerprint: anchor.fingerprint, from: 'certificate', certificate: base64(der) };
}

/** Adds what is not there yet; what was said first of an authority stays, and its certificate is kept once it is there. */
export function withTrust(known: readonly Trusted[], more: readonly Trusted[]): Trusted[] {
  const all = new Map(known.map((one) => [one.fingerprint, one]));
  for (const one of more) all.set(one.fingerprint, { ...one, ...all.get(one.fingerprint) });
  return [...all.values()];
}
