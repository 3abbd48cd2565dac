import type { Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { receiptBytes, type ReceiptFacts } from '../../shared/identity/receipt';
import {
  addedNodes,
  consistencyProof,
  inclusionProof,
  treeRoot,
  type Nodes,
} from '../../shared/record/merkle';
import type { Database, Row } from './database';
import { blob, integer, text } from './rows';
import { dataDamaged } from './cells';
import type { ReceiptTree } from './storage';

/**
 * The tree over all receipts: the root of each whole subtree is kept, so that heads and proofs cost a few rows however
 * many receipts there are.
 */
export class SqliteTree implements ReceiptTree {
  /** @param hub SHA-256 of the authority's certificate: a part of every receipt. */
  constructor(
    private readonly database: Database,
    private readonly hub: string,
  ) {
    this.adopt();
  }

  /** Adds a receipt, within the transaction that stores it; returns its place. */
  append(facts: Omit<ReceiptFacts, 'hub'>): number {
    const index = this.size;
    for (const { level, place, hash } of addedNodes(
      this.nodes,
      index,
      receiptBytes({ ...facts, hub: this.hub }),
    ))
      this.database.run('INSERT INTO tree (level, place, hash) VALUES (?, ?, ?)', level, place, hash);
    return index;
  }

  async head(): Promise<{ size: number; root: Bytes }> {
    const { size } = this;
    return { size, root: Uint8Array.from(treeRoot(this.nodes, size)) };
  }

  async inclusion(index: number, size: number): Promise<Bytes[]> {
    return this.proof(size, () => inclusionProof(this.nodes, index, size));
  }

  async consistency(from: number, to: number): Promise<Bytes[]> {
    return this.proof(to, () => consistencyProof(this.nodes, from, to));
  }

  private proof(size: number, make: () => Uint8Array[]): Bytes[] {
    if (size > this.size) throw new AppError('hub.no-such-tree', { size: this.size });
    try {
      return make().map((hash) => Uint8Array.from(hash));
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw new AppError('hub.no-such-tree', { size: this.size }, { cause });
    }
  }

  private get size(): number {
    const last = this.database.one('SELECT MAX(place) AS last FROM tree WHERE level = 0');
    return last && last['last'] !== null ? integer(last, 'last') + 1 : 0;
  }

  private readonly nodes: Nodes = (level, place) => {
    const row = this.database.one('SELECT hash FROM tree WHERE level = ? AND place = ?', level, place);
    if (!row) throw dataDamaged(new TypeError('tree'));
    return blob(row, 'hash');
  };

  /** Receipts of a hub that kept no tree yet come first, in the order in which they were given. */
  private adopt(): void {
    const events = `SELECT 'event' AS kind, case_id, hash, received_at FROM events WHERE leaf IS NULL ORDER BY arrival`;
    const blobs = `SELECT 'blob' AS kind, case_id, sha256 AS hash, received_at FROM blobs
                   WHERE leaf IS NULL AND receipt IS NOT NULL ORDER BY received_at, sha256`;
    const [oldEvents, oldBlobs] = [this.database.all(events), this.database.all(blobs)];
    if (oldEvents.length + oldBlobs.length === 0) return;
    this.database.transaction(() => {
      for (const row of oldEvents)
        this.enter(row, 'UPDATE events SET leaf = ? WHERE case_id = ? AND hash = ?');
      for (const row of oldBlobs)
        this.enter(row, 'UPDATE blobs SET leaf = ? WHERE case_id = ? AND sha256 = ?');
    });
  }

  private enter(row: Row, update: string): void {
    const [id, hash] = [text(row, 'case_id'), text(row, 'hash')];
    const kind = text(row, 'kind') === 'event' ? 'event' : 'blob';
    const index = this.append({ kind, case: id, hash, at: text(row, 'received_at') });
    this.database.run(update, index, id, hash);
  }
}
