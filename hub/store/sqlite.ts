import path from 'node:path';
import { blobFilesFor } from './blob-files';
import { FileBlobs } from './blobs';
import { SqliteCalls } from './calls';
import { SqliteCases } from './cases';
import { cellsFor } from './cells';
import { SqliteCertificates } from './certificates';
import { Database } from './database';
import { privateFolder } from './durable';
import { SqliteEvents } from './events';
import { SqliteInvitations } from './invitations';
import type { HubStorage } from './storage';

/**
 * Keeps a hub in one folder: `hub.db` and `blobs/`.
 * @param dataKey 32 bytes, seals what is kept; null leaves it readable for whoever can read the folder.
 * @throws AppError as `Database.open` does.
 */
export function openSqliteStorage(folder: string, dataKey: Uint8Array | null): HubStorage {
  const cells = cellsFor(dataKey);
  const blobFolder = privateFolder(path.join(folder, 'blobs'));
  const database = Database.open(folder);
  const blobs = new FileBlobs(database, blobFolder, blobFilesFor(dataKey));
  return {
    certificates: new SqliteCertificates(database, cells),
    invitations: new SqliteInvitations(database, cells),
    cases: new SqliteCases(database, cells),
    events: new SqliteEvents(database, cells),
    blobs,
    calls: new SqliteCalls(database),
    async close() {
      await blobs.idle();
      database.close();
    },
  };
}
