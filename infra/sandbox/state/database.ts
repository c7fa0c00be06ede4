import { DatabaseSync, type SQLTagStore } from 'node:sqlite';

/** The durable state of all simulated platforms, and the clock (epoch ms) they share. */
export interface State {
  readonly db: DatabaseSync;
  readonly sql: SQLTagStore;
  readonly now: () => number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE IF NOT EXISTS accounts (
  platform TEXT NOT NULL,
  id TEXT NOT NULL,
  handle TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL,
  followers INTEGER NOT NULL,
  person TEXT REFERENCES people (id),
  mentions TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (platform, id),
  UNIQUE (platform, handle)
) STRICT;

CREATE TABLE IF NOT EXISTS tokens (
  value TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  family TEXT NOT NULL,
  scopes TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER,
  details TEXT NOT NULL,
  spent_at INTEGER,
  revoked_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS tokens_by_family ON tokens (family);

CREATE TABLE IF NOT EXISTS media (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  alt TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;

CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  media_type TEXT NOT NULL,
  media_category TEXT NOT NULL,
  total_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  finalized_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS segments (
  upload TEXT NOT NULL REFERENCES uploads (id),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (upload, position)
) STRICT;

CREATE TABLE IF NOT EXISTS containers (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  account TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ready_at INTEGER NOT NULL,
  failure TEXT,
  post TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS containers_by_account ON containers (platform, account, created_at);

CREATE TABLE IF NOT EXISTS posts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  operation TEXT NOT NULL,
  text TEXT NOT NULL,
  text_as_sent TEXT NOT NULL,
  link TEXT,
  images TEXT NOT NULL,
  details TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  published_at INTEGER,
  scheduled_at INTEGER,
  deleted_at INTEGER,
  UNIQUE (platform, id)
) STRICT;
CREATE INDEX IF NOT EXISTS posts_by_account ON posts (platform, account, published_at);

CREATE TABLE IF NOT EXISTS allowances (
  key TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  used INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS audiences (
  platform TEXT NOT NULL,
  account TEXT NOT NULL,
  since INTEGER NOT NULL,
  followers INTEGER NOT NULL,
  PRIMARY KEY (platform, account, since)
) STRICT;

CREATE TABLE IF NOT EXISTS definitions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  metric TEXT NOT NULL,
  since INTEGER NOT NULL,
  becomes TEXT,
  factor REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS billed_reads (
  post TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (day, post)
) STRICT;
`;

/** Opens or creates the state in `file`; what a statement has written survives the death of the process. */
export function openState(file: string, now: () => number): State {
  const db = new DatabaseSync(file);
  // In WAL a commit is in the file before the statement returns, so SIGKILL loses nothing that was answered. To wait
  // for the disk as well would only guard a simulation against a power failure.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  db.exec('PRAGMA foreign_keys = ON;');
  db.exec(SCHEMA);
  return { db, sql: db.createTagStore(), now };
}

/** Runs synchronous `work` as one transaction. */
export function atomically<T>(state: State, work: () => T): T {
  state.db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    state.db.exec('COMMIT');
    return result;
  } catch (error) {
    state.db.exec('ROLLBACK');
    throw error;
  }
}

/** Gives back a row that was written just before; its absence is a bug. */
export function written<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A row is missing that was written just before.');
  return row;
}
