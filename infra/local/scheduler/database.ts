import { DatabaseSync } from 'node:sqlite';

const schemaVersion = 1;

/** Every instant is epoch milliseconds. A schedule with no next_due_ms does not fire again. */
const schema = `
  CREATE TABLE groups (
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    tags TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    PRIMARY KEY (region, name)
  ) STRICT;

  CREATE TABLE schedules (
    region TEXT NOT NULL,
    group_name TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    state TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    next_due_ms INTEGER,
    PRIMARY KEY (region, group_name, name),
    FOREIGN KEY (region, group_name) REFERENCES groups (region, name) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX schedules_by_due ON schedules (next_due_ms) WHERE next_due_ms IS NOT NULL;

  -- AUTOINCREMENT: an id must never come back, or a late attempt would settle another invocation.
  CREATE TABLE invocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    region TEXT NOT NULL,
    group_name TEXT NOT NULL,
    name TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    waiting_since_ms INTEGER NOT NULL,
    not_before_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    dead_since_ms INTEGER,
    dead_attempts INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (region, group_name, name) REFERENCES schedules (region, group_name, name) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX invocations_by_time ON invocations (not_before_ms, id);
  CREATE INDEX invocations_by_schedule ON invocations (region, group_name, name);

  CREATE TABLE tokens (
    region TEXT NOT NULL,
    operation TEXT NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    used_ms INTEGER NOT NULL,
    PRIMARY KEY (region, operation, token)
  ) STRICT;
  CREATE INDEX tokens_by_time ON tokens (used_ms);
`;

/**
 * Opens the file and makes it ours: a commit is on disk before it is acknowledged, and a second process is
 * refused, since two would each fire every schedule. Throws when the file is in use or of another version.
 */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    db.exec('PRAGMA foreign_keys = ON');
    const version = db.prepare('PRAGMA user_version').get()?.user_version;
    if (version === 0) {
      transact(db, () => db.exec(`${schema} PRAGMA user_version = ${schemaVersion};`));
    } else if (version !== schemaVersion) {
      throw new Error(`It has schema version ${version}; this version of Clarion reads ${schemaVersion}`);
    }
    return db;
  } catch (cause) {
    db.close();
    throw new Error(`The scheduler cannot open ${file}; is another process using it?`, { cause });
  }
}

/** Runs all of it or none of it; what it returns is durable. */
export function transact<T>(db: DatabaseSync, change: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
