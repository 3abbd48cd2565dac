import type { Bytes } from '../../shared/bytes';
import { readCertificate } from '../../shared/identity/certificate';
import type { Person } from '../../shared/identity/person';
import type { Cells } from './cells';
import type { Database, Row } from './database';
import { blob, text, textOrNull } from './rows';
import type { CertificateTable, StoredCertificate } from './storage';

const COLUMNS = 'fingerprint, der, serial, case_id, revoked_at';

export class SqliteCertificates implements CertificateTable {
  constructor(
    private readonly database: Database,
    private readonly cells: Cells,
  ) {}

  async add(der: Bytes, person: Person): Promise<void> {
    insertCertificate(this.database, this.cells, der, person);
  }

  async get(fingerprint: string): Promise<StoredCertificate | null> {
    const row = this.database.one(`SELECT ${COLUMNS} FROM certificates WHERE fingerprint = ?`, fingerprint);
    return row ? certificateOf(this.cells, row) : null;
  }

  async forCase(id: string, badges: string[]): Promise<StoredCertificate[]> {
    const rows = this.database.all(
      `SELECT ${COLUMNS} FROM certificates
       WHERE case_id = ?1 OR badge IN (SELECT value FROM json_each(?2))
         OR fingerprint IN (SELECT author FROM heads WHERE case_id = ?1)
       ORDER BY fingerprint`,
      id,
      JSON.stringify(badges.map((badge) => this.cells.lookup(badge))),
    );
    return Promise.all(rows.map((row) => certificateOf(this.cells, row)));
  }

  async all(): Promise<StoredCertificate[]> {
    const rows = this.database.all(`SELECT ${COLUMNS} FROM certificates ORDER BY rowid`);
    return Promise.all(rows.map((row) => certificateOf(this.cells, row)));
  }

  async revoked(): Promise<ReadonlyMap<string, Date>> {
    const sql = 'SELECT serial, revoked_at FROM certificates WHERE revoked_at IS NOT NULL ORDER BY serial';
    const rows = this.database.all(sql);
    return new Map(rows.map((row) => [text(row, 'serial'), new Date(text(row, 'revoked_at'))]));
  }

  async revoke(fingerprint: string, at: Date): Promise<boolean> {
    const sql = 'UPDATE certificates SET revoked_at = coalesce(revoked_at, ?) WHERE fingerprint = ?';
    return this.database.run(sql, at.toISOString(), fingerprint) > 0;
  }
}

const bound = (fingerprint: string, serial: string, id: string | null): string =>
  `certificate|${fingerprint}|${serial}|${id ?? ''}`;

export function insertCertificate(database: Database, cells: Cells, der: Bytes, person: Person): void {
  const { fingerprint, serial, badge, case: id = null } = person;
  database.run(
    'INSERT OR IGNORE INTO certificates (fingerprint, der, serial, badge, case_id) VALUES (?, ?, ?, ?, ?)',
    fingerprint,
    cells.close(der, bound(fingerprint, serial, id)),
    serial,
    badge === undefined ? null : cells.lookup(badge),
    id,
  );
}

async function certificateOf(cells: Cells, row: Row): Promise<StoredCertificate> {
  const place = bound(text(row, 'fingerprint'), text(row, 'serial'), textOrNull(row, 'case_id'));
  const der = cells.open(blob(row, 'der'), place);
  const { person } = await readCertificate(der);
  if (!person) throw new TypeError('a certificate of somebody was stored');
  return { der, person, revoked: row['revoked_at'] !== null };
}
