import { DatabaseSync } from '@photostructure/sqlite';
import { AppError } from '../../shared/errors';

/** Opening the store's SQLite file, its schema through the versions, and its errors in our words. */

type Value = null | number | string | Uint8Array;
type Row = Record<string, Value>;

/** What is used of the library, which leaves values untyped. */
export interface Statement {
  run(...values: Value[]): unknown;
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
  readonly isTransaction: boolean;
}

/** Each step takes a file of the version before it to the next. Steps are never edited once released, only added. */
const MIGRATIONS = [
  `
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (case_id, hash)
  ) STRICT;
  -- Not unique: two different events at one place are a fork, and both are kept.
  CREATE INDEX event_by_author ON event (case_id, author, seq);
  CREATE TABLE receipt (
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL,
    hub TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (case_id, hash, kind, hub)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE certificate (
    case_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    authority INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, fingerprint, authority)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE secret (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE blob (
    case_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT NOT NULL,
    PRIMARY KEY (case_id, sha256)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** Marks the file as ours (`PRAGMA application_id`): "YJst". */
const APPLICATION_ID = 0x594a7374;

/** The library's statements do not keep their connection alive: without this a collected one closes under them. */
const openOnes = new Set<Database>();

/**
 * Opens or makes the database.
 * @throws AppError `store.damaged`, `store.newer`, `store.in-use`, `store.disk-full` or `store.unusable`.
 */
export function openDatabase(path: string): Database {
  return guarded('database', () => {
    const db: Database = new DatabaseSync(path);
    try {
      // One process holds the file for as long as it is open; with that, WAL needs no shared memory beside it.
      db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      db.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
      migrate(db);
    } catch (error) {
      abandon(db);
      throw error;
    }
    openOnes.add(db);
    return db;
  });
}

/**
 * Closes the database. The library finalises prepared statements only when they are collected, and until then SQLite
 * keeps the connection with whatever it holds: so the lock is given back by hand, which is possible only out of WAL. The
 * read at the end is what makes the change of the locking mode take effect.
 */
export function closeDatabase(db: Database): void {
  try {
    guarded('database', () =>
      db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema'),
    );
  } finally {
    db.close();
    openOnes.delete(db);
  }
}

/** Closes a database that could not be used. Whoever asked is told why by the error that came first, not by this one. */
export function abandon(db: Database): void {
  try {
    closeDatabase(db);
  } catch {
    // A damaged file may not let its lock go: the next try in this process then finds it in use, a new start does not.
  }
}

function migrate(db: Database): void {
  const version = pragma(db, 'user_version');
  const application = pragma(db, 'application_id');
  if (version > MIGRATIONS.length) throw new AppError('store.newer', { version, known: MIGRATIONS.length });
  if (version > 0 && application !== APPLICATION_ID)
    throw new AppError('store.damaged', { what: 'database' });
  if (version === MIGRATIONS.length) return;
  transaction(db, () => {
    for (const step of MIGRATIONS.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length};`);
  });
}

function pragma(db: Database, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

/** All of it or nothing; when this returns, it is on the disk. */
export function transaction(db: Database, run: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    run();
    db.exec('COMMIT');
  } catch (error) {
    // A full disk or a read error may have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const CODES: Readonly<Record<number, string>> = {
  5: 'store.in-use', // SQLITE_BUSY
  6: 'store.in-use', // SQLITE_LOCKED
  8: 'store.unusable', // SQLITE_READONLY
  10: 'store.unusable', // SQLITE_IOERR
  13: 'store.disk-full', // SQLITE_FULL
  14: 'store.unusable', // SQLITE_CANTOPEN
};

/** Runs something on the database and turns SQLite's errors into the store's. */
export function guarded<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR') {
      // Our statements are fixed and were tried: what else SQLite complains of comes from a file that is not as we left it.
      const result = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : -1;
      throw new AppError(CODES[result] ?? 'store.damaged', { what }, { cause: error });
    }
    throw error;
  }
}
