import { AppError } from '../errors';
import { concat, fromHex, hex, type Bytes } from '../bytes';

/**
 * ECDSA over P-256 with SHA-256, its signatures in DER as OpenSSL, X.509 and CMS spell them.
 *
 * With every signature (r, s) the pair (r, n − s) is valid too, and anybody can work it out. Signatures lie beside what
 * is hashed (an event's name is the hash of its bytes alone), so one of the two forms has to be the only one, or the
 * same event could be stored and bundled in two ways: of both, the one with the smaller s is made and taken.
 */

export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGN_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Somebody's device key in use. Only the main process (or a hub) ever holds one. */
export interface Signer {
  /** SHA-256 of the certificate. */
  fingerprint: string;
  /** The certificate, DER. */
  certificate: Bytes;
  privateKey: CryptoKey;
}

/** Order of the curve P-256 (FIPS 186-5), and the largest s that is the smaller of its two. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const LARGEST_S = ORDER / 2n;

/** Signs bytes; the signature comes in DER, in the form with the small s. */
export async function signBytes(privateKey: CryptoKey, bytes: Bytes): Promise<Bytes> {
  const raw = new Uint8Array(await crypto.subtle.sign(SIGN_ALGORITHM, privateKey, bytes));
  return rawToDer(hasSmallS(raw) ? raw : otherForm(raw));
}

/**
 * Whether a DER signature over `bytes` is the key's. One that is not well formed, or has the large s, is simply not
 * valid.
 */
export async function verifyBytes(
  publicKey: CryptoKey,
  signature: Uint8Array,
  bytes: Bytes,
): Promise<boolean> {
  const raw = derToRaw(signature);
  return raw !== null && hasSmallS(raw) && crypto.subtle.verify(SIGN_ALGORITHM, publicKey, raw, bytes);
}

/** Whether of the two forms of a signature (r ‖ s, 64 bytes) this is the one with the smaller s. */
export const hasSmallS = (raw: Uint8Array): boolean => sOf(raw) <= LARGEST_S;

/** The other form of a signature (r ‖ s, 64 bytes): r ‖ n − s, which every plain ECDSA check accepts as well. */
export function otherForm(raw: Uint8Array): Bytes {
  const s = (ORDER - sOf(raw)).toString(16).padStart(64, '0');
  return concat(raw.subarray(0, 32), fromHex(s));
}

const sOf = (raw: Uint8Array): bigint => BigInt(`0x${hex(raw.subarray(32))}`);

/** r ‖ s (64 bytes, IEEE P1363) → SEQUENCE { INTEGER r, INTEGER s }. */
export function rawToDer(raw: Uint8Array): Bytes {
  if (raw.length !== 64) throw new AppError('internal');
  const body = concat(derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

function derInteger(value: Uint8Array): Bytes {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  const digits = value.subarray(start);
  const padded = digits[0]! >= 0x80 ? concat(Uint8Array.of(0), digits) : digits;
  return concat(Uint8Array.of(0x02, padded.length), padded);
}

/** The reverse; null unless the bytes are exactly what `rawToDer` would write. */
export function derToRaw(der: Uint8Array): Bytes | null {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || length < 1 || length > 33 || at + 2 + length > der.length) return null;
    const digits = der.subarray(at + 2, at + 2 + length);
    const value = digits[0] === 0 && length > 1 ? digits.subarray(1) : digits;
    if (value.length > 32) return null;
    raw.set(value, end - value.length);
    at += 2 + length;
  }
  const again = rawToDer(raw);
  return again.length === der.length && again.every((byte, i) => byte === der[i]) ? raw : null;
}
