import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { utf8 } from '../../shared/bytes';
import { SampleRecord } from '../../shared/record/testing';
import type { RecordEvent, SignedEvent } from '../../shared/record/event';
import type { Store } from '../services';
import { openStore } from './store';

const dataKey = randomBytes(32);
let folder: string;
let stores: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanjian-store-'));
});

afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
  rmSync(folder, { recursive: true });
});

function open(key: Uint8Array = dataKey): Store {
  const store = openStore(folder, key);
  stores.push(store);
  return store;
}

async function close(store: Store): Promise<void> {
  stores = stores.filter((other) => other !== store);
  await store.close();
}

/** A signed record as rows for `append`. */
async function sample(): Promise<{ id: string; rows: { signed: SignedEvent; event: RecordEvent }[] }> {
  const record = await SampleRecord.open();
  await record.write('lead', 'chat.said', { text: '请把镜头对准箱号' });
  await record.write('representative', 'chat.said', { text: '好的' });
  await record.write('lead', 'item.asked', { item: 'door' });
  const rows = record.log.folded.ordered.map((event) => ({ signed: record.signed.get(event.hash)!, event }));
  return { id: record.id, rows };
}

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

describe('events', () => {
  it('are there byte for byte after the store was closed and opened again', async () => {
    const { id, rows } = await sample();
    const first = open();
    first.events.append(id, rows);
    first.events.append(id, rows);
    await close(first);

    const again = open().events;
    expect(again.cases()).toEqual([id]);
    expect(
      again
        .load(id)
        .map(({ event }) => event.hash)
        .sort(),
    ).toEqual(rows.map(({ event }) => event.hash).sort());
    for (const { signed, event } of rows) expect(again.signed(id, event.hash)).toEqual(signed);
    expect(again.signed(id, '0'.repeat(64))).toBeNull();
  });

  it('are appended all or none', async () => {
    const { id, rows } = await sample();
    const store = open();
    const broken = { ...rows[1]!, event: { ...rows[1]!.event, seq: 'not a number' as unknown as number } };
    expect(() => store.events.append(id, [rows[0]!, broken])).toThrow();
    expect(store.events.cases()).toEqual([]);
    store.events.append(id, rows);
    expect(store.events.load(id)).toHaveLength(rows.length);
  });

  it.each(['sealed', 'seq', 'author'])(
    'whose %s was changed on the disk are reported as damaged',
    async (column) => {
      const { id, rows } = await sample();
      const first = open();
      first.events.append(id, rows);
      await close(first);

      const db = new DatabaseSync(join(folder, 'store.db'));
      const row = db.prepare('SELECT id, sealed, seq, author FROM event WHERE seq = 1').get() as {
        id: number;
        sealed: Uint8Array;
      };
      row.sealed[40]! ^= 1;
      const value = { sealed: row.sealed, seq: 7, author: 'f'.repeat(64) }[column]!;
      db.prepare(`UPDATE event SET ${column} = ? WHERE id = ?`).run(value, row.id);
      db.close();

      expect(codeOf(() => open().events.load(id))).toBe('store.damaged');
    },
  );

  it('that disappeared from the middle of a log are missed', async () => {
    const { id, rows } = await sample();
    const first = open();
    first.events.append(id, rows);
    await close(first);

    const db = new DatabaseSync(join(folder, 'store.db'));
    db.exec('DELETE FROM event WHERE id = (SELECT min(id) FROM event WHERE seq = 1)');
    db.close();

    expect(codeOf(() => open().events.load(id))).toBe('store.damaged');
  });

  it('of one store do not open with the key of another', async () => {
    const { id, rows } = await sample();
    const first = open();
    first.events.append(id, rows);
    await close(first);
    expect(codeOf(() => open(randomBytes(32)).events.load(id))).toBe('store.damaged');
  });
});

describe('a database file', () => {
  it('with any bit flipped gives the stored events or a typed error, and never something else', async () => {
    const { id, rows } = await sample();
    const first = open();
    first.events.append(id, rows);
    await close(first);
    const path = join(folder, 'store.db');
    const whole = readFileSync(path);
    const hashes = rows.map(({ event }) => event.hash).sort();

    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        // A new file each time: one that a broken run could not close would answer for all that follow.
        rmSync(path, { force: true });
        writeFileSync(path, flipped);
        try {
          const store = openStore(folder, dataKey);
          try {
            const loaded = store.events.load(id).map(({ event }) => event.hash);
            // Rows that are gone with the whole page cannot be told from rows that never were; changed ones can.
            expect(hashes).toEqual(expect.arrayContaining(loaded));
          } finally {
            await store.close();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).code).toMatch(/^store\./);
          expect((error as AppError).code).not.toBe('store.in-use');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('that is none of ours, newer than the app, or held by another app is refused by name', async () => {
    writeFileSync(
      join(folder, 'store.db'),
      'not a database at all, but long enough to be read as one'.repeat(40),
    );
    expect(codeOf(() => open())).toBe('store.damaged');
    rmSync(join(folder, 'store.db'));

    await close(open());
    const db = new DatabaseSync(join(folder, 'store.db'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(codeOf(() => open())).toBe('store.newer');
    rmSync(join(folder, 'store.db'));

    open().secrets.set('held', utf8('x'));
    expect(codeOf(() => openStore(folder, dataKey))).toBe('store.in-use');
  });

  it('with rubbish after a crash in its log keeps what was committed', async () => {
    const { id, rows } = await sample();
    const first = open();
    first.events.append(id, rows);
    await close(first);
    appendFileSync(join(folder, 'store.db-wal'), randomBytes(5000));
    expect(open().events.load(id)).toHaveLength(rows.length);
  });
});

describe('secrets, certificates and receipts', () => {
  it('are kept', async () => {
    const { id } = await sample();
    const certificate = new Uint8Array(randomBytes(400));
    const receipt = {
      kind: 'event',
      case: id,
      hash: 'a'.repeat(64),
      at: '2026-03-16T01:00:00.000Z',
      hub: 'b'.repeat(64),
      signature: 'AAAA',
      index: 0,
    } as const;
    const first = open();
    first.secrets.set('identity/one', utf8('old'));
    first.secrets.set('identity/one', utf8('new'));
    first.certificates.add(id, certificate);
    first.certificates.setAuthority(id, utf8('first'));
    first.certificates.setAuthority(id, utf8('second'));
    first.receipts.add([receipt, receipt]);
    await close(first);

    const { secrets, certificates, receipts } = open();
    expect(secrets.get('identity/one')).toEqual(utf8('new'));
    expect(secrets.get('identity/two')).toBeNull();
    expect(secrets.names('identity/')).toEqual(['identity/one']);
    expect(secrets.names('other/')).toEqual([]);
    expect(certificates.list(id)).toEqual([certificate]);
    expect(certificates.authority(id)).toEqual(utf8('second'));
    expect(certificates.authority('0'.repeat(32))).toBeNull();
    expect(receipts.has(id, receipt.hash)).toBe(true);
    expect(receipts.has('0'.repeat(32), receipt.hash)).toBe(false);
    expect(receipts.all(id)).toEqual(new Set([receipt.hash]));
  });
});
