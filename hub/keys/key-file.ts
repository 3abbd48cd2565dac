import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { concat, equal, utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { writeDurably } from '../store/durable';
import { seal, unseal } from '../store/seal';

const OPEN = utf8('yuanjian-key/1 plain\n');
const SEALED = utf8('yuanjian-key/1 sealed\n');

const damaged = (cause: unknown): AppError => new AppError('hub.key-damaged', {}, { cause });

/** Reads a file of a hub's folder; null when there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError('hub.data-not-writable', {}, { cause: error });
  });
}

/**
 * Reads a private key (PKCS #8) that `writeKey` wrote; null when there is no such file.
 * @param key what it is sealed with; null for a hub that seals nothing.
 * @throws AppError `hub.key-sealed` when it is sealed and there is no key, `hub.data-unsealed` when it is not and there
 *   is one, `hub.key-damaged` when it does not unseal or is not such a file.
 */
export async function readKey(file: string, key: Uint8Array | null): Promise<Bytes | null> {
  const bytes = await readIfThere(file);
  if (!bytes) return null;
  if (isSealed(bytes)) return openSealed(file, bytes, key);
  if (!startsWith(bytes, OPEN)) throw new AppError('hub.key-damaged');
  if (key) throw new AppError('hub.data-unsealed');
  return Uint8Array.from(bytes.subarray(OPEN.length));
}

/** Writes a private key, sealed where there is a key for that, in a file that only this user can read. */
export async function writeKey(file: string, pkcs8: Bytes, key: Uint8Array | null): Promise<void> {
  await writeDurably(file, key ? sealed(file, pkcs8, key) : concat(OPEN, pkcs8));
}

/** Reads a certificate that `writeCertificate` wrote; null when there is no such file. @throws AppError as `readKey` does. */
export async function readCertificateFile(file: string, key: Uint8Array | null): Promise<Bytes | null> {
  const bytes = await readIfThere(file);
  if (!bytes) return null;
  return isSealed(bytes) ? openSealed(file, bytes, key) : Uint8Array.from(bytes);
}

/** Writes a certificate: sealed, since the authority's names the office, or else as DER. */
export async function writeCertificateFile(file: string, der: Bytes, key: Uint8Array | null): Promise<void> {
  await writeDurably(file, key ? sealed(file, der, key) : der);
}

/** Whether a key file says of itself that it is sealed. */
export const isSealed = (bytes: Uint8Array): boolean => startsWith(bytes, SEALED);

const bound = (file: string): string => `key|${path.basename(file)}`;

const sealed = (file: string, bytes: Bytes, key: Uint8Array): Bytes =>
  concat(SEALED, seal(key, bytes, bound(file)));

function openSealed(file: string, bytes: Uint8Array, key: Uint8Array | null): Bytes {
  if (!key) throw new AppError('hub.key-sealed');
  return Uint8Array.from(unseal(key, bytes.subarray(SEALED.length), bound(file), damaged));
}

const startsWith = (bytes: Uint8Array, head: Uint8Array): boolean =>
  equal(bytes.subarray(0, head.length), head);
