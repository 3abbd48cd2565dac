import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { base64, hex, utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { signCheckpoint } from '../../shared/identity/checkpoint';
import { receiptBytes, signReceipt } from '../../shared/identity/receipt';
import { addedNodes, consistencyProof, inclusionProof, treeRoot } from '../../shared/record/merkle';
import type { Store } from '../services';
import { openStore } from '../store/store';
import { Checkpoints } from './checkpoints';

/** A machine's own store before hubs that lie: each has the authority's key and a tree of its own. */

type Way = Parameters<Checkpoints['hear']>[0];
const START = Date.parse('2026-03-16T01:00:00.000Z');

class Liar {
  private readonly kept = new Map<string, Uint8Array>();
  private readonly nodes = (level: number, place: number) => this.kept.get(`${level} ${place}`)!;
  size = 0;
  /** What it does when it is asked for a proof. */
  excuse: AppError | null = null;

  constructor(readonly authority: Authority) {}

  add(...leaves: (string | Bytes)[]): this {
    for (const leaf of leaves) {
      const data = typeof leaf === 'string' ? utf8(leaf) : leaf;
      for (const { level, place, hash } of addedNodes(this.nodes, this.size, data))
        this.kept.set(`${level} ${place}`, hash);
      this.size += 1;
    }
    return this;
  }

  /** The head at a minute after the start. */
  signs(minute: number): Promise<string> {
    const at = new Date(START + minute * 60_000).toISOString();
    return signCheckpoint(this.authority, {
      size: this.size,
      root: hex(treeRoot(this.nodes, this.size)),
      at,
    });
  }

  get way(): Way {
    const told = (make: () => Uint8Array[]) => {
      if (this.excuse) throw this.excuse;
      return make().map(base64);
    };
    return {
      identity: { hub: { id: this.authority.fingerprint }, authority: this.authority.certificate },
      client: {
        consistencyProof: async (from: number, to: number) =>
          told(() => consistencyProof(this.nodes, from, to)),
        inclusionProof: async (index: number, size: number) =>
          told(() => inclusionProof(this.nodes, index, size)),
      },
    } as unknown as Way;
  }
}

let folder: string;
let store: Store;
let authority: Authority;
let checkpoints: Checkpoints;
const key = randomBytes(32);
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
const open = (): void => {
  store = openStore(folder, key);
  checkpoints = new Checkpoints(store.secrets, quiet);
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanjian-checkpoints-'));
  authority = await makeAuthority('示例海关');
  open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const hear = (liar: Liar, text: string) => checkpoints.hear(liar.way, text);
const latest = () => checkpoints.latest(authority.fingerprint);
const broken = () => checkpoints.brokenBy(authority.fingerprint)?.code ?? null;

it('a history that grows is followed, over a restart too; what comes late is passed over', async () => {
  const hub = new Liar(authority);
  const empty = await hub.signs(0);
  const first = await hub.add('a', 'b', 'c').signs(1);
  const again = await hub.signs(2);
  const second = await hub.add('d', 'e').signs(3);
  for (const text of [empty, first, again]) {
    await hear(hub, text);
    expect(latest()).toBe(text);
  }
  await store.close();
  open();
  expect(latest()).toBe(again);
  await hear(hub, second);
  for (const late of [first, again, empty, second]) await hear(hub, late);
  expect([latest(), broken()]).toEqual([second, null]);
});

it('a hub that rewrote its history is named for good, and never followed', async () => {
  const hub = new Liar(authority).add('a', 'b', 'c');
  const ours = await hub.signs(1);
  await hear(hub, ours);
  const rewritten = new Liar(authority).add('a', 'X', 'c', 'd');
  let told = 0;
  checkpoints.onBroken(() => (told += 1));
  await hear(rewritten, await rewritten.signs(2));
  await hear(rewritten, await rewritten.add('e').signs(3));
  expect([latest(), broken(), told]).toEqual([ours, 'hub.history-rewritten', 1]);
  await store.close();
  open();
  expect([latest(), broken()]).toEqual([ours, 'hub.history-rewritten']);
});

it.each<[string, (hub: Liar) => Liar]>([
  ['as many receipts and another root', () => new Liar(authority).add('a', 'b', 'X')],
  ['fewer receipts at a later time', () => new Liar(authority).add('a', 'b')],
  [
    'an excuse instead of a proof',
    (hub) => Object.assign(hub.add('d'), { excuse: new AppError('hub.no-such-tree') }),
  ],
])('so is one that shows %s', async (_what, change) => {
  const hub = new Liar(authority).add('a', 'b', 'c');
  const ours = await hub.signs(1);
  await hear(hub, ours);
  const other = change(hub);
  await hear(other, await other.signs(2));
  expect([latest(), broken()]).toEqual([ours, 'hub.history-rewritten']);
});

it('a hub that cannot be reached for the proof is not followed, and not named', async () => {
  const hub = new Liar(authority).add('a');
  const ours = await hub.signs(1);
  await hear(hub, ours);
  hub.add('b').excuse = new AppError('hub.unreachable');
  await hear(hub, await hub.signs(2));
  expect([latest(), broken()]).toEqual([ours, null]);
  hub.excuse = null;
  const next = await hub.signs(3);
  await hear(hub, next);
  expect([latest(), broken()]).toEqual([next, null]);
});

it('a checkpoint that the authority did not sign is not followed', async () => {
  const hub = new Liar(authority).add('a');
  const other = new Liar(await makeAuthority('示例海关')).add('a');
  for (const text of [await other.signs(1), (await hub.signs(1)).replace('\n1\n', '\n2\n'), 'words']) {
    await hear(hub, text);
    expect([latest(), broken()]).toEqual([null, 'hub.checkpoint-invalid']);
  }
});

it('a receipt that is not in the tree that the hub signs is found out', async () => {
  const facts = {
    kind: 'event',
    case: 'c'.repeat(32),
    hash: 'a'.repeat(64),
    at: '2026-03-16T01:00:00.000Z',
  } as const;
  const signature = await signReceipt(authority, facts);
  const receipt = { ...facts, hub: authority.fingerprint, signature, index: 1 };
  const honest = new Liar(authority).add('a', receiptBytes(receipt), 'c');
  await hear(honest, await honest.signs(1));
  await checkpoints.confirm(honest.way, receipt);
  expect(broken()).toBeNull();
  await checkpoints.confirm(honest.way, { ...receipt, index: 2 });
  expect(broken()).toBe('hub.history-rewritten');
});
