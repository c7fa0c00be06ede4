import type { Actor } from '#core/audit.ts';
import {
  IMPORT_PART,
  ImportId,
  type ImportRecords,
  type StoredImport,
} from '#core/import-offices/stored-import.ts';
import { ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { Tables } from '#ports/tables.ts';

export interface CheckingFiles {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'id'>;
  readonly tables: Tables;
}

/** Keeps what a file without a problem holds, until a person says yes to it. */
export async function keepChecked(
  { clock, chance }: Pick<CheckingFiles, 'clock' | 'chance'>,
  association: AssociationStore,
  records: ImportRecords,
  by: Actor,
): Promise<Result<StoredImport, never>> {
  const checked: StoredImport = {
    id: ImportId.parse(chance.id()),
    associationId: association.associationId,
    kind: records.kind,
    state: 'checked',
    size: records.records.length,
    reached: 0,
    adds: 0,
    changes: 0,
    leftOut: [],
    createdAt: clock.now(),
    createdBy: by,
    version: 0,
  };
  await association.storeImport(checked, records);
  return ok({ ...checked, version: 1 });
}

/** All records of an import, in the order of its file. */
export async function readImportRecords(
  association: AssociationStore,
  { id, kind, size }: StoredImport,
): Promise<ImportRecords> {
  const parts: ImportRecords[] = [];
  for (let from = 0; from < size; from += IMPORT_PART) {
    const part = await association.readImportPart(id, from);
    if (part?.kind !== kind) throw new Error(`The import ${id} has lost its records from ${from} on`);
    parts.push(part);
  }
  return kind === 'offices'
    ? { kind, records: parts.flatMap((part) => (part.kind === 'offices' ? part.records : [])) }
    : { kind, records: parts.flatMap((part) => (part.kind === 'members' ? part.records : [])) };
}
