import type { Actor } from '#core/audit.ts';
import { canonical, type Digest } from '#core/digest.ts';
import type { OfficeId } from '#core/ids.ts';
import { problemAt } from '#core/import-offices/find-row.ts';
import type { OfficeRecord } from '#core/import-offices/office-form.ts';
import { parseOffices } from '#core/import-offices/parse-offices.ts';
import { type ImportPlan, planImport } from '#core/import-offices/plan-import.ts';
import type { StoredImport } from '#core/import-offices/stored-import.ts';
import { OFFICE_LIMITS, type TableProblem } from '#core/import-offices/table.ts';
import type { Office } from '#core/office.ts';
import { err, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { type CheckingFiles, keepChecked, readImportRecords } from './keep-checked-file.ts';
import { membersIn } from './write-records.ts';

/** No more than that the id is taken: whose office it is, and whether it uses Clarion at all, is nobody's business. */
export const ID_IS_TAKEN = 'This id is taken. Give this office another one.';

/**
 * Reads a file of offices and keeps it until a person says yes to it, or says everything that is wrong with it. No
 * office is changed.
 */
export async function checkOfficeFile(
  parts: CheckingFiles,
  association: AssociationStore,
  { bytes, by }: { readonly bytes: Uint8Array; readonly by: Actor },
): Promise<Result<StoredImport, readonly TableProblem[]>> {
  const table = parts.tables.read(bytes, OFFICE_LIMITS);
  if (!table.ok) return table;
  const records = parseOffices(table.value);
  if (!records.ok) return records;
  const [first] = records.value;
  if (!first)
    return err([{ message: 'There is no office in this file: below the first row nothing stands.' }]);
  const found = await association.lookUpOffices(records.value.map(({ id }) => id));
  const taken = records.value.filter(({ id }) => found.get(id)?.kind === 'taken');
  if (taken.length > 0) {
    return err(taken.map(({ id }) => problemAt(table.value, { id }, 'id', ID_IS_TAKEN)));
  }
  return keepChecked(parts, association, { kind: 'offices', records: [...records.value] }, by);
}

/** What an import of offices would do, as the store stands now. */
export interface SeenOfficeImport {
  readonly plan: ImportPlan;
  /** Ids that were given to other offices since the file was checked: with any of them it cannot be imported. */
  readonly taken: readonly OfficeId[];
  /** Stands for exactly this plan. */
  readonly seen: string;
}

/** Compares the records of a checked file with what is stored. */
export async function planOfficeImport(
  digest: Digest,
  association: AssociationStore,
  stored: StoredImport,
): Promise<SeenOfficeImport> {
  const [{ kind, records: all }, members] = await Promise.all([
    readImportRecords(association, stored),
    association.listOffices(),
  ]);
  const records = kind === 'offices' ? all : [];
  // The list may be a moment behind; what the file names is read as it is.
  const found = await association.lookUpOffices(records.map(({ id }) => id));
  const inFile = membersIn(found);
  const named = new Set<OfficeId>(records.map(({ id }) => id));
  const others = members.filter(({ id }) => !named.has(id));
  const plan = planImport([...inFile, ...others], records);
  const taken = records.map(({ id }) => id).filter((id) => found.get(id)?.kind === 'taken');
  return { plan, taken, seen: digest(canonical(decisionsOf(plan))) };
}

/** What is left alone is no part of what a person says yes to. */
function decisionsOf({ added, changed }: ImportPlan): {
  readonly added: readonly OfficeRecord[];
  readonly changed: readonly { readonly stored: Office; readonly record: OfficeRecord }[];
} {
  return { added, changed: changed.map(({ stored, record }) => ({ stored, record })) };
}
