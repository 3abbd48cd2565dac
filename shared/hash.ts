import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from './bytes';

/** SHA-256 of bytes as 64 lower-case hexadecimal digits: the name of every event, blob and certificate. */
export function sha256Hex(bytes: Uint8Array): string {
  return hex(sha256(bytes));
}

/** SHA-256 of bytes, 32 bytes. */
export function sha256Bytes(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** A running SHA-256, for data that is never whole in memory. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** The digest as 64 hexadecimal digits; the hasher cannot be used afterwards. */
  digest(): string;
}

export type HasherFactory = () => Hasher;

/** The portable hasher. Node callers may pass a native one with the same interface where speed matters. */
export const portableHasher: HasherFactory = () => {
  const state = sha256.create();
  return {
    update: (bytes) => {
      state.update(bytes);
    },
    digest: () => hex(state.digest()),
  };
};
