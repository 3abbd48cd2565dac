import type { BlobRef } from '../../shared/record/primitives';
import { guarded, type Database, type Statement } from './database';

/** The rows that say which blobs are whole, what they are and how large. */
export class BlobRows {
  private readonly insert: Statement;
  private readonly select: Statement;
  private readonly selectAll: Statement;

  constructor(db: Database) {
    this.insert = db.prepare(
      'INSERT INTO blob (case_id, sha256, size, mime) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.select = db.prepare('SELECT sha256, size, mime FROM blob WHERE case_id = ? AND sha256 = ?');
    this.selectAll = db.prepare('SELECT sha256 FROM blob WHERE case_id = ? ORDER BY sha256');
  }

  add(id: string, { sha256, size, mime }: BlobRef): void {
    guarded('blob', () => this.insert.run(id, sha256, size, mime));
  }

  find(id: string, sha256: string): BlobRef | null {
    const row = guarded('blob', () => this.select.get(id, sha256)) as BlobRef | undefined;
    return row ? { sha256: row.sha256, size: row.size, mime: row.mime } : null;
  }

  list(id: string): string[] {
    return guarded('blob', () => this.selectAll.all(id)).map((row) => (row as { sha256: string }).sha256);
  }
}
