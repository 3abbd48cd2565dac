import { sm2 } from 'sm-crypto-v2';
import { concat, equal, fromHex, hex, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { derToRaw, rawToDer } from '../record/signing';

/**
 * The suite SM2-SM3: SM2 signatures (GB/T 32918.2, recommended curve) over SM3 (GB/T 32905), the signer's identifier the
 * usual `1234567812345678`. OpenSSL checks them with `dgst -sm3 -verify KEY -sigopt distid:1234567812345678`.
 */

const DISTINGUISHING_ID = '1234567812345678';

/** SubjectPublicKeyInfo of an SM2 key (RFC 8998) up to the point: id-ecPublicKey, curve 1.2.156.10197.1.301. */
const SPKI_HEAD = fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200');
const POINT_BYTES = 65;
/** Order of the recommended curve (GB/T 32918.5). */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** An SM2 key: the private half as 32 bytes, the public half as SubjectPublicKeyInfo, DER. */
export interface Sm2Key {
  privateKey: Bytes;
  spki: Bytes;
}

export function makeSm2Key(): Sm2Key {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey: fromHex(privateKey.padStart(64, '0')), spki: concat(SPKI_HEAD, fromHex(publicKey)) };
}

/** The public half of a private key, as SubjectPublicKeyInfo. */
export function sm2Spki(privateKey: Uint8Array): Bytes {
  return concat(SPKI_HEAD, fromHex(sm2.getPublicKeyFromPrivateKey(hex(privateKey))));
}

/** Signs bytes; the signature is SEQUENCE { INTEGER r, INTEGER s }, DER. */
export function signSm2({ privateKey, spki }: Sm2Key, bytes: Uint8Array): Bytes {
  const publicKey = pointOf(spki);
  if (publicKey === null) throw new AppError('internal');
  const raw = sm2.doSignature(bytes, hex(privateKey), { hash: true, publicKey, userId: DISTINGUISHING_ID });
  return rawToDer(fromHex(raw));
}

/** Whether a DER signature over `bytes` is the key's. A key or signature that is not well formed is simply not valid. */
export function verifySm2(spki: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const publicKey = pointOf(spki);
  // The library reads DER loosely and does not ask whether r and s are below the order: then one signature had several
  // spellings.
  const raw = derToRaw(signature);
  if (publicKey === null || raw === null || !inRange(raw)) return false;
  return sm2.doVerifySignature(bytes, hex(raw), publicKey, { hash: true, userId: DISTINGUISHING_ID });
}

const inRange = (raw: Uint8Array): boolean =>
  [raw.subarray(0, 32), raw.subarray(32)]
    .map((part) => BigInt(`0x${hex(part)}`))
    .every((n) => n > 0n && n < ORDER);

/** The uncompressed point of an SM2 key in hex, or null when the bytes are not one. */
function pointOf(spki: Uint8Array): string | null {
  if (spki.length !== SPKI_HEAD.length + POINT_BYTES) return null;
  if (!equal(spki.subarray(0, SPKI_HEAD.length), SPKI_HEAD)) return null;
  const point = hex(spki.subarray(SPKI_HEAD.length));
  try {
    return point.startsWith('04') && sm2.verifyPublicKey(point) ? point : null;
  } catch {
    return null; // Not a point of the curve.
  }
}
