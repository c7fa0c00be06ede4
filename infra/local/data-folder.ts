import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HostError } from './host-error.ts';

/** The folder that holds everything of one Clarion, and the promise that no other process is using it. */
export interface DataFolder {
  readonly path: string;
  file(name: string): string;
  /** 32 random bytes, made once and kept in a file that only this user can read. */
  key(name: string): Buffer;
  release(): void;
}

/**
 * Opens a data folder, made if need be, for this process alone. The lock is SQLite's own on a file of its own: the
 * operating system lifts it when the process ends, however it ends. Throws HostError where the folder is in use or
 * cannot be written.
 */
export function openDataFolder(path: string): DataFolder {
  const file = (name: string) => join(path, name);
  makeFolders(path);
  const release = lock(file('lock.sqlite'), path);
  return {
    path,
    file,
    key: (name) => readOrMakeKey(file(join('keys', `${name}.key`))),
    release,
  };
}

function makeFolders(path: string): void {
  try {
    for (const folder of [path, join(path, 'keys'), join(path, 'media')]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
  } catch (cause) {
    throw new HostError(
      `The data folder ${path} cannot be used. Choose one that you may write to, by --data.`,
      {
        cause,
      },
    );
  }
}

function lock(file: string, path: string): () => void {
  try {
    const database = new DatabaseSync(file, { timeout: 0 });
    // Held for the life of the process: a transaction that is begun and never ended.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (cause) {
    if (isBusy(cause)) {
      throw new HostError(
        `Another Clarion is using the data folder ${path}. Stop it first, or start this one with a folder of its own by --data.`,
        { cause },
      );
    }
    throw new HostError(
      `The lock file ${file} cannot be used. Check that the folder may be written to, and remove that file if it is damaged; it holds no data.`,
      { cause },
    );
  }
}

function isBusy(cause: unknown): boolean {
  const SQLITE_BUSY = 5;
  return cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
}

function readOrMakeKey(file: string): Buffer {
  try {
    // `wx` fails where the file is there, so that a key is never replaced.
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  const key = readFileSync(file);
  if (key.length !== 32) {
    throw new HostError(`The key file ${file} is damaged: it must hold 32 bytes. Restore it from a backup.`);
  }
  return key;
}
