import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { base64, fromBase64, utf8 } from '../../shared/bytes';
import { seal, unseal } from '../store/seal';

/** The data key under a passphrase: scrypt (RFC 7914) makes a key of it, AES-256-GCM wraps the data key with that. */

export const PassphraseWrap = z.strictObject({
  keeper: z.literal('passphrase'),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    /** log2 of N: 2^16 and r = 8 take 64 MiB and about a fifth of a second here. More than 2^20 is no file of ours. */
    logN: z.int().min(15).max(20),
    r: z.literal(8),
    p: z.literal(1),
    salt: z.base64().length(24),
  }),
  wrapped: z.base64().max(200),
});
export type PassphraseWrap = z.infer<typeof PassphraseWrap>;

const LOG_N = 16;
const PLACE = 'yuanjian-vault/1';

export async function wrapWithPassphrase(dataKey: Uint8Array, passphrase: string): Promise<PassphraseWrap> {
  const kdf = { name: 'scrypt', logN: LOG_N, r: 8, p: 1, salt: base64(randomBytes(16)) } as const;
  const wrapped = base64(seal(await stretch(passphrase, kdf), dataKey, PLACE));
  return { keeper: 'passphrase', kdf, wrapped };
}

/** @throws AppError `vault.wrong-passphrase`: also when the file was changed, which cannot be told apart. */
export async function unwrapWithPassphrase(wrap: PassphraseWrap, passphrase: string): Promise<Uint8Array> {
  const key = await stretch(passphrase, wrap.kdf);
  try {
    return new Uint8Array(unseal(key, fromBase64(wrap.wrapped), PLACE, 'vault'));
  } catch (cause) {
    throw new AppError('vault.wrong-passphrase', {}, { cause });
  }
}

/** The same passphrase typed on another keyboard may come in other code points: NFKC makes them one (RFC 8265). */
function stretch(passphrase: string, { logN, r, p, salt }: PassphraseWrap['kdf']): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(
      utf8(passphrase.normalize('NFKC')),
      fromBase64(salt),
      32,
      { N, r, p, maxmem: 256 * N * r },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}
