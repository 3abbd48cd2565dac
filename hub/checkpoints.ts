import { hex } from '../shared/bytes';
import type { Authority } from '../shared/identity/authority';
import { signCheckpoint } from '../shared/identity/checkpoint';
import type { ReceiptTree } from './store/storage';

/** Signs the head of the tree over all receipts, with the time. */
export class Checkpoints {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tree: ReceiptTree,
    private readonly authority: Authority,
    private readonly clock: () => Date,
  ) {}

  /**
   * The head as of now. One after the other: a smaller tree with a later time is what a hub is caught at that took
   * receipts back.
   */
  now(): Promise<string> {
    const mine = this.turn.then(async () => {
      const { size, root } = await this.tree.head();
      return signCheckpoint(this.authority, { size, root: hex(root), at: this.clock().toISOString() });
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
