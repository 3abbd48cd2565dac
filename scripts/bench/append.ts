import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { LocalCases } from '../../electron/cases/cases';
import type { Identities, Identity } from '../../electron/services';
import { openStore } from '../../electron/store/store';
import { issueCertificate, makeAuthority } from '../../shared/identity/authority';
import { verifyCertificate } from '../../shared/identity/certificate';
import { SAMPLE_CASE } from '../../shared/record/test-office';
import { KEY_ALGORITHM } from '../../shared/record/signing';
import { freshDir } from '../drive/launch';
import { measurement, type Measurement } from './measure';

const EVENTS = 300;
const ROUNDS = 5;

/**
 * Events that are signed, checked by the reducer, encrypted and on disk (fsync) per second, beside rows of the same
 * size that raw SQLite inserts with fsync. Rounds of both take turns, so that both meet the same disk.
 */
export async function benchAppend(): Promise<Measurement> {
  const { dir, remove } = await freshDir('bench-append');
  const store = openStore(dir, randomBytes(32));
  try {
    const cases = await openCases(store);
    const id = await cases.openCase(SAMPLE_CASE);
    const raw = openRaw(join(dir, 'raw.db'));
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      reference.push(await perSecond((i) => raw.insert(i)));
      ours.push(await perSecond((i) => cases.write(id, 'chat.said', { text: `第 ${i} 句` })));
    }
    raw.close();
    const against = 'raw SQLite inserts with fsync, rows of the same size';
    return measurement('append', 'events/s', 'higher', ours, reference, against, null);
  } finally {
    await store.close();
    await remove();
  }
}

async function perSecond(once: (i: number) => unknown): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < EVENTS; i++) await once(i);
  return (EVENTS * 1000) / (performance.now() - started);
}

async function openCases(store: ReturnType<typeof openStore>): Promise<LocalCases> {
  const identity = await makeIdentity();
  const identities: Identities = { all: () => [identity], officer: () => identity, forCase: () => identity };
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return LocalCases.open({
    store,
    identities,
    clocks: { wall: () => new Date(), mono: () => ({ run: '0'.repeat(32), ms: performance.now() }) },
    checkpoint: () => null,
    windows: { push: () => {} },
    logger: quiet,
  });
}

/** An officer of an authority that exists for this run only. */
async function makeIdentity(): Promise<Identity> {
  const lead = SAMPLE_CASE.officers[0]!;
  const authority = await makeAuthority('bench');
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const holder = { name: lead.name, roles: ['officer' as const], badge: lead.badge };
  const certificate = await issueCertificate(authority, holder, publicKey);
  const person = await verifyCertificate(certificate, authority.certificate, new Date(), new Set());
  return {
    person,
    signer: { fingerprint: person.fingerprint, certificate, privateKey: keys.privateKey },
    authority: authority.certificate,
    hub: { id: authority.fingerprint, name: 'bench', urls: [], tlsFingerprint: '' },
    pem: { key: '', certificate: '' },
  };
}

/** What SQLite alone does with the same settings: WAL, synchronous=FULL, one transaction a row. */
function openRaw(path: string): { insert: (i: number) => void; close: () => void } {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec('CREATE TABLE event (id INTEGER PRIMARY KEY, author TEXT, seq INTEGER, body BLOB) STRICT');
  const statement = db.prepare('INSERT INTO event (author, seq, body) VALUES (?, ?, ?)');
  const author = '0'.repeat(64);
  const body = randomBytes(700);
  return { insert: (i) => void statement.run(author, i, body), close: () => db.close() };
}
