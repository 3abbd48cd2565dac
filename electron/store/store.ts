import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../services';
import { openBlobs, type BlobOptions } from './blobs';
import { abandon, closeDatabase, guarded, openDatabase, type Database } from './database';
import { openEvents } from './events';
import { openCertificates, openReceipts, openSecrets } from './small';

/**
 * Opens the store of a data folder: `store.db` (SQLite) and `blobs/`.
 * @param dataKey 32 bytes, from the vault.
 * @throws AppError `store.*`
 */
export function openStore(
  folder: string,
  dataKey: Uint8Array,
  options: Pick<BlobOptions, 'free'> = {},
): Store {
  const blobFolder = join(folder, 'blobs');
  mkdirSync(blobFolder, { recursive: true, mode: 0o700 });
  const db = openDatabase(join(folder, 'store.db'));
  try {
    return guarded('database', () => parts(db, blobFolder, dataKey, options));
  } catch (error) {
    abandon(db);
    throw error;
  }
}

function parts(db: Database, folder: string, dataKey: Uint8Array, options: Pick<BlobOptions, 'free'>): Store {
  const blobs = openBlobs({ folder, db, dataKey, ...options });
  return {
    events: openEvents(db, dataKey),
    blobs,
    secrets: openSecrets(db, dataKey),
    receipts: openReceipts(db),
    certificates: openCertificates(db, dataKey),
    async close() {
      await blobs.close();
      closeDatabase(db);
    },
  };
}
