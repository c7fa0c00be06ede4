import type { OfficeId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { cellsOf, OFFICE_COLUMNS, type OfficeColumn, type OfficeRecord } from './office-form.ts';

/** A field that the file would change, as a file writes it. */
export interface FieldChange {
  readonly column: OfficeColumn;
  readonly from: string;
  readonly to: string;
}

export interface OfficeChange {
  readonly stored: Office;
  readonly record: OfficeRecord;
  /** In the order of the columns; never empty. */
  readonly fields: readonly FieldChange[];
}

/** What an import would do, for a person to see first. Every office is in exactly one of the four. */
export interface ImportPlan {
  readonly added: readonly OfficeRecord[];
  readonly changed: readonly OfficeChange[];
  readonly unchanged: readonly OfficeId[];
  /** Stored, but not in the file: they are left as they are, since a file may hold a part of the offices. */
  readonly missing: readonly Office[];
}

/** Compares a file's records with what is stored. No two of either may share an id. */
export function planImport(stored: readonly Office[], records: readonly OfficeRecord[]): ImportPlan {
  const storedById = new Map(stored.map((office) => [office.id, office]));
  const inFile = new Set(records.map(({ id }) => id));
  const added: OfficeRecord[] = [];
  const changed: OfficeChange[] = [];
  const unchanged: OfficeId[] = [];
  for (const record of records) {
    const office = storedById.get(record.id);
    const fields = office ? compare(office, record) : [];
    if (!office) added.push(record);
    else if (fields.length > 0) changed.push({ stored: office, record, fields });
    else unchanged.push(record.id);
  }
  return { added, changed, unchanged, missing: stored.filter(({ id }) => !inFile.has(id)) };
}

/** The office as the file wants it. Whatever else is stored of it stays. */
export function applyRecord(stored: Office | undefined, record: OfficeRecord): Office {
  // A population that the file leaves empty is no field of the record, and must not outlive the import.
  const { population: _, ...kept } = stored ?? record;
  return { ...kept, ...record };
}

function compare(stored: Office, record: OfficeRecord): readonly FieldChange[] {
  const before = cellsOf(stored);
  const after = cellsOf(record);
  return OFFICE_COLUMNS.flatMap((column) =>
    before[column] === after[column] ? [] : [{ column, from: before[column], to: after[column] }],
  );
}
