import { CaseFile } from '../../shared/customs/case-file';
import { closeJson, dataDamaged, openJson, type Cells } from './cells';
import type { Database, Row } from './database';
import { blob, text } from './rows';
import type { CaseTable, StoredCase } from './storage';

/** The cases, with the file of each as its opening states it. A case never changes, so each is parsed once. */
export class SqliteCases implements CaseTable {
  private readonly parsed = new Map<string, StoredCase>();

  constructor(
    private readonly database: Database,
    private readonly cells: Cells,
  ) {}

  async get(id: string): Promise<StoredCase | null> {
    const known = this.parsed.get(id);
    if (known) return known;
    const row = this.database.one('SELECT * FROM cases WHERE id = ?', id);
    return row ? this.keep(row) : null;
  }

  async list(): Promise<StoredCase[]> {
    const rows = this.database.all('SELECT * FROM cases ORDER BY rowid DESC');
    return rows.map((row) => this.parsed.get(text(row, 'id')) ?? this.keep(row));
  }

  private keep(row: Row): StoredCase {
    const id = text(row, 'id');
    const openedBy = text(row, 'opened_by');
    const file = CaseFile.safeParse(openJson(this.cells, blob(row, 'file'), bound(id, openedBy)));
    if (!file.success) throw dataDamaged(file.error);
    const stored = { id, openedBy, file: file.data };
    this.parsed.set(stored.id, stored);
    return stored;
  }
}

const bound = (id: string, openedBy: string): string => `case|${id}|${openedBy}`;

export function insertCase(database: Database, cells: Cells, { id, openedBy, file }: StoredCase): void {
  const sql = 'INSERT OR IGNORE INTO cases (id, opened_by, file) VALUES (?, ?, ?)';
  database.run(sql, id, openedBy, closeJson(cells, file, bound(id, openedBy)));
}
