import { z } from 'zod';
import { RandomId, Sha256, WallTime } from '../../shared/record/primitives';
import type { Database } from './database';
import { json, text } from './rows';
import type { CallTable, StoredCall } from './storage';

const Members = z.array(z.object({ fingerprint: Sha256, joinedAt: WallTime, run: RandomId }));

export class SqliteCalls implements CallTable {
  constructor(private readonly database: Database) {}

  async list(): Promise<StoredCall[]> {
    return this.database.all('SELECT * FROM calls').map((row) => ({
      case: text(row, 'case_id'),
      session: text(row, 'session'),
      members: Members.parse(json(row, 'members')),
    }));
  }

  async put({ case: id, session, members }: StoredCall): Promise<void> {
    if (members.length === 0) this.database.run('DELETE FROM calls WHERE case_id = ?', id);
    else {
      const sql = 'INSERT OR REPLACE INTO calls (case_id, session, members) VALUES (?, ?, ?)';
      this.database.run(sql, id, session, JSON.stringify(members));
    }
  }
}
