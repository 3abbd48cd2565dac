import { AppError } from '../../shared/errors';
import { decodeEvent, type RecordEvent, type SignedEvent } from '../../shared/record/event';
import type { EventStore } from '../services';
import { guarded, transaction, type Database } from './database';
import { deriveKey, seal, unseal } from './seal';

/** What the columns of a row say; the sealed value is bound to all of it. */
interface Place {
  case_id: string;
  author: string;
  seq: number;
  hash: string;
}

const bound = ({ case_id, author, seq, hash }: Place): string => `event|${case_id}|${author}|${seq}|${hash}`;

/** The rows of events: each sealed as signature length (1 byte) ‖ signature ‖ signed bytes. */
export function openEvents(db: Database, dataKey: Uint8Array): EventStore {
  const key = deriveKey(dataKey, 'events');
  const insert = db.prepare(
    'INSERT INTO event (case_id, author, seq, hash, sealed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectCases = db.prepare('SELECT DISTINCT case_id FROM event ORDER BY case_id');
  const selectAll = db.prepare(
    'SELECT case_id, author, seq, hash, sealed FROM event WHERE case_id = ? ORDER BY author, seq, id',
  );
  const selectOne = db.prepare(
    'SELECT case_id, author, seq, hash, sealed FROM event WHERE case_id = ? AND hash = ?',
  );

  const open = (row: unknown): SignedEvent => {
    const { sealed, ...place } = row as Place & { sealed: Uint8Array };
    const plain = unseal(key, sealed, bound(place), 'event');
    const signatureEnd = 1 + plain[0]!;
    return {
      signature: new Uint8Array(plain.subarray(1, signatureEnd)),
      bytes: new Uint8Array(plain.subarray(signatureEnd)),
    };
  };

  return {
    cases: () => guarded('event', () => selectCases.all().map((row) => (row as { case_id: string }).case_id)),

    load(id) {
      const rows = guarded('event', () => selectAll.all(id));
      const events = rows.map((row) => {
        const signed = open(row);
        return { signed, event: decodeEvent(signed.bytes) };
      });
      assertUnbroken(events.map(({ event }) => event));
      return events;
    },

    append(id, events) {
      const rows = events.map(({ signed, event }) => {
        const place: Place = { case_id: id, author: event.author, seq: event.seq, hash: event.hash };
        const { signature, bytes } = signed;
        const plain = Buffer.concat([Uint8Array.of(signature.length), signature, bytes]);
        return [id, event.author, event.seq, event.hash, seal(key, plain, bound(place))] as const;
      });
      guarded('event', () =>
        transaction(db, () => {
          for (const row of rows) insert.run(...row);
        }),
      );
    },

    signed(id, hash) {
      const row = guarded('event', () => selectOne.get(id, hash));
      return row === undefined ? null : open(row);
    },
  };
}

/** Rows only ever come with the author's row before them, so a hole means that the file lost something. */
function assertUnbroken(events: RecordEvent[]): void {
  const hashes = new Set(events.map(({ hash }) => hash));
  const broken = events.some(({ prev }) => prev !== null && !hashes.has(prev));
  if (broken) throw new AppError('store.damaged', { what: 'event' });
}
