import { concat, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import type { Frontier } from '../../shared/record/primitives';
import { insertCase } from './cases';
import { dataDamaged, type Cells } from './cells';
import type { Database, Row } from './database';
import { blob, integer, text } from './rows';
import type { EventTable, ForkedEvent, NewEvent, RangeLimits, StoredCase, StoredReceipt } from './storage';
import type { SqliteTree } from './tree';

export class SqliteEvents implements EventTable {
  constructor(
    private readonly database: Database,
    private readonly cells: Cells,
    private readonly tree: SqliteTree,
  ) {}

  async append(
    id: string,
    events: NewEvent[],
    opened: StoredCase | null,
  ): Promise<{ receipts: StoredReceipt[]; added: boolean }> {
    return this.database.transaction(() => {
      if (opened) insertCase(this.database, this.cells, opened);
      let added = false;
      const receipts = new Map<string, StoredReceipt>();
      // Causes before effects within an author, however the request was ordered.
      for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
        const known = this.receiptOf(id, event.hash);
        added ||= !known;
        receipts.set(event.hash, known ?? { ...event.receipt, index: this.insert(id, event) });
      }
      return { receipts: events.map(({ hash }) => receipts.get(hash)!), added };
    });
  }

  /** @returns the receipt's place in the tree. */
  private insert(id: string, event: NewEvent): number {
    const { author, seq, hash, prev } = event;
    const places = 'SELECT hash FROM events WHERE case_id = ? AND author = ? AND seq = ?';
    const before = seq === 0 ? [] : this.database.all(places, id, author, seq - 1);
    if (prev !== null && !before.some((row) => row['hash'] === prev)) {
      throw new AppError('hub.gap', { author, seq, next: this.nextOf(id, author) });
    }
    const fork = this.database.one(places, id, author, seq) ? 1 : 0;
    const { at, signature } = event.receipt;
    const index = this.tree.append({ kind: 'event', case: id, hash, at });
    this.database.run(
      `INSERT INTO events (case_id, author, seq, hash, content, fork, received_at, receipt, leaf)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, author, seq, hash, this.contentOf(id, event), fork, at, signature, index],
    );
    // Of a fork at the end the newest is the head: everybody who lacks it sees that there is something to fetch.
    this.database.run(
      `INSERT INTO heads (case_id, author, seq, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash WHERE excluded.seq >= seq`,
      ...[id, author, seq, hash],
    );
    for (const { sha256, size } of event.blobs) {
      this.database.run(
        'INSERT OR IGNORE INTO blobs (case_id, sha256, size) VALUES (?, ?, ?)',
        id,
        sha256,
        size,
      );
    }
    return index;
  }

  private contentOf(id: string, { author, seq, hash, bytes, signature }: NewEvent): Uint8Array {
    const content = concat(Uint8Array.of(signature.length), signature, bytes);
    return this.cells.close(content, bound({ case: id, author, seq, hash }));
  }

  private receiptOf(id: string, hash: string): StoredReceipt | null {
    const sql = 'SELECT received_at, receipt, leaf FROM events WHERE case_id = ? AND hash = ?';
    const row = this.database.one(sql, id, hash);
    if (!row) return null;
    return { at: text(row, 'received_at'), signature: text(row, 'receipt'), index: integer(row, 'leaf') };
  }

  private nextOf(id: string, author: string): number {
    const row = this.database.one('SELECT seq FROM heads WHERE case_id = ? AND author = ?', id, author);
    return row ? integer(row, 'seq') + 1 : 0;
  }

  async range(
    id: string,
    author: string,
    from: number,
    limits: RangeLimits,
  ): Promise<{ bytes: Bytes; signature: Bytes }[]> {
    const found: { seq: number; bytes: Bytes; signature: Bytes }[] = [];
    let size = 0;
    let full = false;
    const sql = `SELECT seq, hash, content FROM events WHERE case_id = ? AND author = ? AND seq >= ?
                 ORDER BY seq, arrival`;
    this.database.each(sql, [id, author, from], (row: Row) => {
      const seq = integer(row, 'seq');
      const place = bound({ case: id, author, seq, hash: text(row, 'hash') });
      const event = { seq, ...signedOf(this.cells.open(blob(row, 'content'), place)) };
      full = found.length >= limits.events || size + event.bytes.length > limits.bytes;
      if (full) cutBefore(found, event.seq);
      else found.push(event);
      size += event.bytes.length;
      return !full;
    });
    return found;
  }

  async frontier(id: string): Promise<Frontier> {
    const rows = this.database.all('SELECT author, seq, hash FROM heads WHERE case_id = ?', id);
    return Object.fromEntries(
      rows.map((row) => [text(row, 'author'), { seq: integer(row, 'seq'), head: text(row, 'hash') }]),
    );
  }

  async forks(id: string): Promise<ForkedEvent[]> {
    const sql =
      'SELECT author, seq, hash FROM events WHERE case_id = ? AND fork = 1 ORDER BY arrival LIMIT 10000';
    const rows = this.database.all(sql, id);
    return rows.map((row) => ({
      author: text(row, 'author'),
      seq: integer(row, 'seq'),
      hash: text(row, 'hash'),
    }));
  }
}

const bound = (place: { case: string; author: string; seq: number; hash: string }): string =>
  `event|${place.case}|${place.author}|${place.seq}|${place.hash}`;

function signedOf(content: Bytes): { bytes: Bytes; signature: Bytes } {
  const end = 1 + (content[0] ?? Infinity);
  if (content.length <= end) throw dataDamaged(new RangeError('shorter than its signature'));
  return { signature: content.slice(1, end), bytes: content.slice(end) };
}

/** Takes the last place out again when only some of those that claim it fit, so that the next answer has them all. */
function cutBefore(found: { seq: number }[], seq: number): void {
  const start = found.findIndex((event) => event.seq === seq);
  if (start > 0) found.length = start;
}
