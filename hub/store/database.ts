import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { AppError } from '../../shared/errors';
import { MIGRATIONS } from './schema';

export type Row = Record<string, unknown>;

/** What can be bound to a statement. */
export type Value = string | number | null | Uint8Array;

type Statement = ReturnType<DatabaseSyncInstance['prepare']>;

/** SQLite with prepared statements kept, one writer, and every commit on disk before it returns. */
export class Database {
  private readonly statements = new Map<string, Statement>();

  private constructor(private readonly sqlite: DatabaseSyncInstance) {}

  /**
   * Opens the database of a data folder, or makes it.
   * @throws AppError `hub.data-in-use` when another hub has it open, `hub.data-newer` when a later version of this
   *   program wrote it, `hub.data-damaged` when it is not a database that can be read.
   */
  static open(folder: string): Database {
    let sqlite: DatabaseSyncInstance | null = null;
    try {
      sqlite = new DatabaseSync(path.join(folder, 'hub.db'));
      // Exclusive: a second hub on the same folder would undo what this one believes. The lock goes with the process.
      sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      sqlite.exec('PRAGMA foreign_keys = ON; BEGIN EXCLUSIVE; COMMIT');
      const database = new Database(sqlite);
      database.migrate();
      return database;
    } catch (error) {
      sqlite?.close();
      throw databaseError(error);
    }
  }

  private migrate(): void {
    const version = Number(this.one('PRAGMA user_version')?.['user_version'] ?? 0);
    if (version > MIGRATIONS.length) throw new AppError('hub.data-newer', { version });
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < version) continue;
      this.transaction(() => this.sqlite.exec(`${sql}; PRAGMA user_version = ${index + 1}`));
    }
  }

  run(sql: string, ...values: Value[]): number {
    return guarded(() => Number(this.prepare(sql).run(...values).changes));
  }

  one(sql: string, ...values: Value[]): Row | undefined {
    return guarded(() => this.prepare(sql).get(...values) as Row | undefined);
  }

  all(sql: string, ...values: Value[]): Row[] {
    return guarded(() => this.prepare(sql).all(...values) as Row[]);
  }

  /** Goes through rows until the visitor says that it has enough. */
  each(sql: string, values: Value[], visit: (row: Row) => boolean): void {
    guarded(() => {
      for (const row of this.prepare(sql).iterate(...values)) if (!visit(row as Row)) return;
    });
  }

  /** All of what `work` does or, when it throws, nothing; on disk when this returns. */
  transaction<T>(work: () => T): T {
    guarded(() => this.sqlite.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      guarded(() => this.sqlite.exec('COMMIT'));
      return result;
    } catch (error) {
      if (this.sqlite.isTransaction) this.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * The library finalises statements only when they are collected, and until then SQLite keeps the lock: it is given
   * back by hand, which is possible only out of WAL, so that this folder can be opened again at once.
   */
  close(): void {
    this.statements.clear();
    this.sqlite.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema',
    );
    this.sqlite.close();
  }

  private prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const made = this.sqlite.prepare(sql);
    this.statements.set(sql, made);
    return made;
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw databaseError(error);
  }
}

function databaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const { message } = error;
  if (/database is locked/i.test(message)) return new AppError('hub.data-in-use', {}, { cause: error });
  if (/disk is full|disk I\/O/i.test(message)) return new AppError('hub.disk-full', {}, { cause: error });
  if (/malformed|not a database/i.test(message))
    return new AppError('hub.data-damaged', {}, { cause: error });
  if (/unable to open|readonly/i.test(message))
    return new AppError('hub.data-not-writable', {}, { cause: error });
  return error;
}
