/**
 * The hub's tables, one entry a version: entry n brings a database from version n to n + 1. Entries that were released
 * never change; what comes later is added at the end.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE certificates (
    fingerprint TEXT PRIMARY KEY,
    /* DER, in a cell (cells.ts), as is everything below that tells of people, companies or goods. */
    der BLOB NOT NULL,
    serial TEXT NOT NULL UNIQUE,
    /* To look for. */
    badge TEXT,
    case_id TEXT,
    revoked_at TEXT
  ) STRICT;
  CREATE INDEX certificates_by_badge ON certificates (badge) WHERE badge IS NOT NULL;
  CREATE INDEX certificates_by_case ON certificates (case_id) WHERE case_id IS NOT NULL;

  CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    /* To look for. */
    secret_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    /* JSON of name, badge and uscc, in a cell. */
    invited BLOB NOT NULL,
    case_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    revoked_at TEXT,
    certificate TEXT
  ) STRICT;

  CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    opened_by TEXT NOT NULL,
    /* The case file as JSON, in a cell. */
    file BLOB NOT NULL
  ) STRICT;

  CREATE TABLE events (
    arrival INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    /* Length of the signature (1 byte), signature, signed bytes; in a cell. */
    content BLOB NOT NULL,
    /* Another event had this place in the author's log before. */
    fork INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    receipt TEXT NOT NULL,
    UNIQUE (case_id, hash)
  ) STRICT;
  CREATE INDEX events_by_place ON events (case_id, author, seq);
  CREATE INDEX events_forked ON events (case_id) WHERE fork = 1;

  /* The last event of each author: the frontier. */
  CREATE TABLE heads (
    case_id TEXT NOT NULL,
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, author)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blobs (
    case_id TEXT NOT NULL REFERENCES cases (id),
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    received_at TEXT,
    receipt TEXT,
    PRIMARY KEY (case_id, sha256)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE calls (
    case_id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    members TEXT NOT NULL
  ) STRICT;
  `,
  `
  /* The Merkle tree over all receipts (tree.ts): level 0 has the leaves, in the order in which receipts were given. */
  CREATE TABLE tree (
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, place)
  ) STRICT, WITHOUT ROWID;
  /* The receipt's place in the tree. */
  ALTER TABLE events ADD COLUMN leaf INTEGER;
  ALTER TABLE blobs ADD COLUMN leaf INTEGER;
  `,
];
