import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../../shared/errors';
import { seal, unseal } from '../store/seal';

/** How the hub's data key is sealed before it goes to disk: given by the app that embeds the hub, or a passphrase. */
export interface Sealing {
  seal: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** Throws when the bytes are not what this sealing has sealed. */
  unseal: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** RFC 7914; 64 MiB and about a fifth of a second a guess. */
const COST = { N: 65536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const SALT = 16;
const PLACE = 'yuanjian-hub/1';

/** Seals under a key made of a passphrase: salt ‖ what `seal` makes. */
export function passphraseSealing(passphrase: string): Sealing {
  return {
    async seal(bytes) {
      const salt = randomBytes(SALT);
      return Buffer.concat([salt, seal(await derive(passphrase, salt, 32, COST), bytes, PLACE)]);
    },
    async unseal(bytes) {
      const parts = Buffer.from(bytes);
      const key = await derive(passphrase, parts.subarray(0, SALT), 32, COST);
      const damaged = (cause: unknown): AppError => new AppError('hub.key-damaged', {}, { cause });
      return unseal(key, parts.subarray(SALT), PLACE, damaged);
    },
  };
}
