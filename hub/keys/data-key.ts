import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { writeDurably } from '../store/durable';
import { isSealed, readIfThere } from './key-file';
import type { Sealing } from './sealing';

const KEY_BYTES = 32;

/**
 * Opens the key that everything in a hub's folder is sealed under, or makes it for a folder that is new. It lies there
 * itself sealed by what the hub was given for that, so the passphrase is stretched once a start.
 * @returns null when there is nothing to seal it with, and nothing in the folder that was sealed.
 * @throws AppError `hub.key-sealed` when it is there and no sealing was given, `hub.key-damaged` when it does not open,
 *   `hub.key-missing` when it is gone from a folder that was sealed, `hub.data-unsealed` when a sealing was given and
 *   the folder was not sealed from its beginning.
 */
export async function openDataKey(folder: string, sealing: Sealing | null): Promise<Bytes | null> {
  const file = path.join(folder, 'data.key');
  const sealed = await readIfThere(file);
  if (sealed && !sealing) throw new AppError('hub.key-sealed');
  if (!sealing) return null;
  if (sealed) return unsealed(sealed, sealing);
  await assertNew(folder);
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  await writeDurably(file, await sealing.seal(key));
  return key;
}

async function unsealed(sealed: Uint8Array, sealing: Sealing): Promise<Bytes> {
  const key = await Promise.resolve()
    .then(() => sealing.unseal(sealed))
    .catch((cause: unknown) => {
      throw new AppError('hub.key-damaged', {}, { cause });
    });
  if (key.length !== KEY_BYTES) throw new AppError('hub.key-damaged');
  return Uint8Array.from(key);
}

/** A new key for a folder that has data would lock them up, or leave them open where they are thought sealed. */
async function assertNew(folder: string): Promise<void> {
  const authority = await readIfThere(path.join(folder, 'authority.key'));
  if (authority) throw new AppError(isSealed(authority) ? 'hub.key-missing' : 'hub.data-unsealed');
  if (existsSync(path.join(folder, 'hub.db'))) throw new AppError('hub.key-missing');
}
