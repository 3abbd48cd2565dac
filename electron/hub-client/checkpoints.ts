import { z } from 'zod';
import { fromBase64, fromHex, fromUtf8, utf8 } from '../../shared/bytes';
import { AppError, toAppError } from '../../shared/errors';
import { readCertificate } from '../../shared/identity/certificate';
import { verifyCheckpoint } from '../../shared/identity/checkpoint';
import { receiptBytes } from '../../shared/identity/receipt';
import type { Receipt } from '../../shared/protocol/hub';
import { CheckpointText, readCheckpoint, type Checkpoint } from '../../shared/record/checkpoint';
import { verifyConsistency, verifyInclusion } from '../../shared/record/merkle';
import type { Logger, SecretStore } from '../services';
import { Turns } from '../store/turns';
import type { HubLink } from './links';

/** What is kept of a hub: the last checkpoint that was followed, and the two that cannot both be true. */
const Kept = z.strictObject({
  checkpoint: CheckpointText.nullable(),
  broken: z.strictObject({ code: z.string(), ours: z.string(), theirs: z.string() }).nullable(),
});
type Kept = z.infer<typeof Kept>;
type Way = Pick<HubLink, 'identity' | 'client'>;

const NOTHING: Kept = { checkpoint: null, broken: null };
const nameOf = (hub: string): string => `checkpoint/${hub}`;

/**
 * The history of receipts that each hub shows this machine. A checkpoint is followed only where the hub proves that it
 * continues the one before; a hub that cannot is named for good, and events keep the last one that was proven.
 */
export class Checkpoints {
  private readonly kept = new Map<string, Kept>();
  private readonly turns = new Turns();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly secrets: SecretStore,
    private readonly logger: Logger,
  ) {}

  /** The last checkpoint of a hub (SHA-256 of its authority's certificate) that was followed. */
  latest(hub: string): string | null {
    return this.of(hub).checkpoint;
  }

  /** What the hub was caught at; null for one that kept to its history. */
  brokenBy(hub: string): AppError | null {
    const { broken } = this.of(hub);
    return broken && new AppError(broken.code);
  }

  onBroken(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The hub said where its receipts stand. Resolves when that was followed or not; never throws. */
  hear(way: Way, text: string): Promise<void> {
    const { id } = way.identity.hub;
    return this.turns
      .take(id, () => this.follow(way, text))
      .catch((error: unknown) => this.unproven(id, text, error));
  }

  /** Has the hub prove that a receipt is under the checkpoint that was followed last. Never throws. */
  confirm({ identity, client }: Way, receipt: Receipt): Promise<void> {
    const { id } = identity.hub;
    return this.turns
      .take(id, async () => {
        const head = this.head(id);
        if (!head || head.size <= receipt.index || this.brokenBy(id)) return;
        const proof = (await client.inclusionProof(receipt.index, head.size)).map(fromBase64);
        const leaf = receiptBytes(receipt);
        if (!verifyInclusion(leaf, receipt.index, head.size, proof, fromHex(head.root)))
          this.name(id, JSON.stringify(receipt));
      })
      .catch((error: unknown) => this.unproven(id, JSON.stringify(receipt), error));
  }

  /** Resolves when nothing of it touches the store any more. */
  idle(): Promise<void> {
    return this.turns.idle();
  }

  private async follow({ identity, client }: Way, text: string): Promise<void> {
    const { id } = identity.hub;
    const theirs = await verifyCheckpoint(text, await readCertificate(identity.authority));
    if (!theirs) return this.name(id, text, 'hub.checkpoint-invalid');
    const ours = this.head(id);
    if (!ours || (await continues(client, ours, theirs))) return this.keep(id, { checkpoint: text });
    // What was signed earlier and came late says less than what is known; what was signed later contradicts it.
    const sameSize = theirs.size === ours.size;
    const contradicts = sameSize ? theirs.root !== ours.root : theirs.size > ours.size || theirs.at > ours.at;
    if (contradicts) this.name(id, text);
  }

  /** A hub that has no proof for what it signed is one that took it back; without a connection the next one is waited for. */
  private unproven(hub: string, theirs: string, error: unknown): void {
    const { code } = toAppError(error);
    if (code === 'hub.no-such-tree') this.name(hub, theirs);
    else if (code !== 'hub.unreachable') this.logger.warn('a checkpoint was not proven', { code });
  }

  private head(hub: string): Checkpoint | null {
    const { checkpoint } = this.of(hub);
    return checkpoint === null ? null : readCheckpoint(checkpoint);
  }

  private name(hub: string, theirs: string, code = 'hub.history-rewritten'): void {
    const { broken, checkpoint } = this.of(hub);
    if (broken) return;
    this.logger.error('a hub contradicts the history that it showed before', { hub: hub.slice(0, 16), code });
    this.keep(hub, { broken: { code, ours: checkpoint ?? '', theirs } });
    for (const listener of this.listeners) listener();
  }

  private of(hub: string): Kept {
    const known = this.kept.get(hub);
    if (known) return known;
    const bytes = this.secrets.get(nameOf(hub));
    const read = bytes ? Kept.safeParse(JSON.parse(fromUtf8(bytes))).data : undefined;
    const kept = read ?? NOTHING;
    this.kept.set(hub, kept);
    return kept;
  }

  private keep(hub: string, change: Partial<Kept>): void {
    const kept = { ...this.of(hub), ...change };
    this.secrets.set(nameOf(hub), utf8(JSON.stringify(kept)));
    this.kept.set(hub, kept);
  }
}

/** Whether a checkpoint is a later one of the same history. */
async function continues(client: Way['client'], ours: Checkpoint, theirs: Checkpoint): Promise<boolean> {
  if (theirs.size < ours.size) return false;
  if (theirs.size === ours.size) return theirs.root === ours.root && theirs.at > ours.at;
  const proof = ours.size === 0 ? [] : await client.consistencyProof(ours.size, theirs.size);
  const [from, to] = [fromHex(ours.root), fromHex(theirs.root)];
  return verifyConsistency(ours.size, theirs.size, proof.map(fromBase64), from, to);
}
