import { sha256Hex } from '../../shared/hash';
import type { Receipt } from '../../shared/protocol/hub';
import type { Bytes } from '../../shared/bytes';
import type { CertificateStore, ReceiptStore, SecretStore } from '../services';
import { guarded, transaction, type Database } from './database';
import { deriveKey, seal, unseal } from './seal';

/** The store's small tables: secrets, certificates (they carry names, so they are sealed) and receipts (hashes only). */

/** Names of secrets stand in the clear: they say what a thing is, never whose. */
export function openSecrets(db: Database, dataKey: Uint8Array): SecretStore {
  const key = deriveKey(dataKey, 'secrets');
  const bound = (name: string): string => `secret|${name}`;
  const select = db.prepare('SELECT sealed FROM secret WHERE name = ?');
  const upsert = db.prepare(
    'INSERT INTO secret (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
  );
  const selectNames = db.prepare('SELECT name FROM secret WHERE substr(name, 1, ?) = ? ORDER BY name');
  return {
    get(name) {
      const row = guarded('secret', () => select.get(name)) as { sealed: Uint8Array } | undefined;
      return row ? new Uint8Array(unseal(key, row.sealed, bound(name), 'secret')) : null;
    },
    set(name, value) {
      guarded('secret', () => upsert.run(name, seal(key, value, bound(name))));
    },
    names: (prefix) =>
      guarded('secret', () =>
        selectNames.all(prefix.length, prefix).map((row) => (row as { name: string }).name),
      ),
  };
}

export function openCertificates(db: Database, dataKey: Uint8Array): CertificateStore {
  const key = deriveKey(dataKey, 'certificates');
  const bound = (id: string, fingerprint: string, authority: number): string =>
    `certificate|${id}|${fingerprint}|${authority}`;
  const insert = db.prepare(
    'INSERT INTO certificate (case_id, fingerprint, authority, sealed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const clearAuthority = db.prepare('DELETE FROM certificate WHERE case_id = ? AND authority = 1');
  const select = db.prepare(
    'SELECT fingerprint, sealed FROM certificate WHERE case_id = ? AND authority = ? ORDER BY fingerprint',
  );
  const put = (id: string, certificate: Uint8Array, authority: number): void => {
    const fingerprint = sha256Hex(certificate);
    insert.run(id, fingerprint, authority, seal(key, certificate, bound(id, fingerprint, authority)));
  };
  const list = (id: string, authority: number): Bytes[] =>
    guarded('certificate', () => select.all(id, authority)).map((row) => {
      const { fingerprint, sealed } = row as { fingerprint: string; sealed: Uint8Array };
      return new Uint8Array(unseal(key, sealed, bound(id, fingerprint, authority), 'certificate'));
    });
  return {
    add(id, certificate) {
      guarded('certificate', () => put(id, certificate, 0));
    },
    list: (id) => list(id, 0),
    setAuthority(id, certificate) {
      guarded('certificate', () =>
        transaction(db, () => {
          clearAuthority.run(id);
          put(id, certificate, 1);
        }),
      );
    },
    authority: (id) => list(id, 1)[0] ?? null,
  };
}

export function openReceipts(db: Database): ReceiptStore {
  const insert = db.prepare(
    'INSERT INTO receipt (case_id, kind, hash, at, hub, signature) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare('SELECT 1 FROM receipt WHERE case_id = ? AND hash = ?');
  const selectAll = db.prepare('SELECT hash FROM receipt WHERE case_id = ?');
  return {
    add(receipts: Receipt[]) {
      if (receipts.length === 0) return;
      guarded('receipt', () =>
        transaction(db, () => {
          for (const { case: id, kind, hash, at, hub, signature } of receipts) {
            insert.run(id, kind, hash, at, hub, signature);
          }
        }),
      );
    },
    has: (id, hash) => guarded('receipt', () => select.get(id, hash)) !== undefined,
    all: (id) =>
      new Set(guarded('receipt', () => selectAll.all(id)).map((row) => (row as { hash: string }).hash)),
  };
}
