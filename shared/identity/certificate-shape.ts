import { concat, equal, fromHex, type Bytes } from '../bytes';
import { derToRaw, hasSmallS } from '../record/signing';

/**
 * A certificate's fingerprint names its holder in the record, so one certificate must not have two spellings. What lies
 * outside the signed part (lengths, algorithm, the signature itself) could otherwise be respelled by anybody: DER is
 * checked to the bit here, and of the two forms that every ECDSA signature has, (r, s) and (r, n − s), only the one with
 * the small s is taken.
 */
export interface CertificateParts {
  /** The signed part, exact bytes. */
  tbs: Bytes;
  /** ECDSA with SHA-256 over it, DER. */
  signature: Bytes;
}

/** AlgorithmIdentifier ecdsa-with-SHA256 (RFC 5758), the only one that we issue. */
const ECDSA_SHA256 = fromHex('300a06082a8648ce3d040302');

/** Takes a certificate (or a revocation list, which is built alike) apart; null unless it is spelled exactly as we spell it. */
export function certificateParts(der: Uint8Array): CertificateParts | null {
  const whole = element(der, 0);
  if (!whole || whole.end !== der.length) return null;
  const inner = element(der, whole.start);
  if (!inner) return null;
  const tbs = Uint8Array.from(der.subarray(whole.start, inner.end));
  const algorithm = der.subarray(inner.end, inner.end + ECDSA_SHA256.length);
  const last = der.subarray(inner.end + ECDSA_SHA256.length);
  // BIT STRING, length, no unused bits.
  const signature = Uint8Array.from(last.subarray(3));
  const head = Uint8Array.of(0x03, signature.length + 1, 0);
  if (!equal(algorithm, ECDSA_SHA256) || !equal(last, concat(head, signature))) return null;
  const raw = derToRaw(signature);
  return raw && hasSmallS(raw) ? { tbs, signature } : null;
}

/** Where the content of the SEQUENCE at `at` starts and ends; null unless its length is spelled the shortest way. */
function element(der: Uint8Array, at: number): { start: number; end: number } | null {
  const first = der[at + 1] ?? 0x80;
  if (der[at] !== 0x30) return null;
  if (first < 0x80) return within(der, at + 2, first);
  const count = first & 0x7f;
  if (count < 1 || count > 3 || der[at + 2] === 0) return null;
  let length = 0;
  for (let i = 0; i < count; i++) length = length * 256 + (der[at + 2 + i] ?? 0);
  return length < 0x80 ? null : within(der, at + 2 + count, length);
}

const within = (der: Uint8Array, start: number, length: number): { start: number; end: number } | null =>
  start + length <= der.length ? { start, end: start + length } : null;
