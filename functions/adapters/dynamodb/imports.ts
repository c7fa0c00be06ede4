import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Happening } from '#core/audit.ts';
import {
  IMPORT_KEPT,
  IMPORT_PART,
  type ImportId,
  ImportRecords,
  StoredImport,
} from '#core/import-offices/stored-import.ts';
import { epochOf, later } from '#core/time.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger, note, type PutItem } from './commit.ts';
import { importDueKeys, importKey, importPartKey } from './keys.ts';
import { readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

export function readImport({ rows, owner }: Ledger, id: ImportId): Promise<StoredImport | undefined> {
  return readRow(rows, importKey(owner, id), StoredImport);
}

/** The records from the one at this place on, as many as lie together. */
export async function readImportPart(
  { rows, owner }: Ledger,
  id: ImportId,
  from: number,
): Promise<ImportRecords | undefined> {
  return readRow(rows, importPartKey(owner, id, Math.floor(from / IMPORT_PART)), ImportRecords);
}

/** The records come first: an import that is there is whole. */
export async function storeImport(
  ledger: Ledger,
  checked: StoredImport,
  { kind, records }: ImportRecords,
): Promise<Written> {
  const { rows, owner } = ledger;
  for (let from = 0; from < records.length; from += IMPORT_PART) {
    const Item = {
      kind,
      records: records.slice(from, from + IMPORT_PART),
      ...importPartKey(owner, checked.id, from / IMPORT_PART),
      ttl: endOf(checked),
    };
    await rows.client.send(new PutCommand({ TableName: rows.table, Item }));
  }
  return note(ledger, putImport(ledger, checked));
}

export function writeImport(ledger: Ledger, changed: StoredImport, happening: Happening): Promise<Written> {
  return commit(ledger, [putImport(ledger, changed)], [happening]);
}

/** For what Clarion only notes for itself: how far it is. */
export function noteImport(ledger: Ledger, changed: StoredImport): Promise<Written> {
  return note(ledger, putImport(ledger, changed));
}

function putImport({ rows, owner }: Ledger, changed: StoredImport): PutItem {
  const item = {
    ...changed,
    version: changed.version + 1,
    ...importKey(owner, changed.id),
    ...importDueKeys(changed),
    ttl: endOf(changed),
  };
  return putVersioned(rows, item, changed.version);
}

/** In seconds since 1970: DynamoDB removes the row some time after. */
function endOf({ createdAt }: StoredImport): number {
  return Math.ceil(epochOf(later(createdAt, IMPORT_KEPT)) / 1000);
}
