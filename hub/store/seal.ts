import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { AppError } from '../../shared/errors';

/**
 * AES-256-GCM with a random 96-bit nonce for each value: nonce ‖ ciphertext ‖ tag. The associated data say what the
 * value is and where it belongs, so that one put in another's place does not open. Used by the hub's store and, through
 * `hub/embedded.ts`, by the app's.
 */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes that sealing adds. */
export const SEAL_OVERHEAD = NONCE_BYTES + TAG_BYTES;

/** What a store says of a value that does not open. */
export type Damaged = (cause: unknown) => AppError;

/** A 256-bit key for one use, derived from a store's data key (HKDF-SHA256). */
export function deriveKey(dataKey: Uint8Array, use: string, salt: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, salt, `yuanjian-store/1 ${use}`, 32));
}

export function seal(key: Uint8Array, plain: Uint8Array, belongsTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(belongsTo));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * The reverse.
 * @throws AppError what `damaged` says, when a bit of it changed, or it was sealed for another place or with another key.
 */
export function unseal(key: Uint8Array, sealed: Uint8Array, belongsTo: string, damaged: Damaged): Buffer {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** What stands for a value that has to be found again: HMAC-SHA256, so that it cannot be guessed without the key. */
export function keyedHash(key: Uint8Array, value: string): string {
  return createHmac('sha256', key).update(value).digest('hex');
}
