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
import { SqliteTree } from './tree';

/**
 * Keeps a hub in one folder: `hub.db` and `blobs/`.
 * @param dataKey 32 bytes, seals what is kept; null leaves it readable for whoever can read the folder.
 * @param hub SHA-256 of the authority's certificate.
 * @throws AppError as `Database.open` does.
 */
export function openSqliteStorage(folder: string, dataKey: Uint8Array | null, hub: string): HubStorage {
  const cells = cellsFor(dataKey);
  const blobFolder = privateFolder(path.join(folder, 'blobs'));
  const database = Database.open(folder);
  const tree = new SqliteTree(database, hub);
  const blobs = new FileBlobs(database, blobFolder, blobFilesFor(dataKey), tree);
  return {
    certificates: new SqliteCertificates(database, cells),
    invitations: new SqliteInvitations(database, cells),
    cases: new SqliteCases(database, cells),
    events: new SqliteEvents(database, cells, tree),
    blobs,
    calls: new SqliteCalls(database),
    tree,
    async close() {
      await blobs.idle();
      database.close();
    },
  };
}
