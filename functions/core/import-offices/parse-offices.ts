import { err, ok, type Result } from '#core/result.ts';
import { OFFICE_COLUMNS, type OfficeColumn, type OfficeRecord, OfficeRow } from './office-form.ts';
import { byRow, parseRows } from './parse-rows.ts';
import { type NamedRow, readRows } from './read-rows.ts';
import { shorten, type Table, type TableProblem } from './table.ts';

/** The offices that a table describes, in its order: all of them, or everything that is wrong and none of them. */
export function parseOffices(table: Table): Result<readonly OfficeRecord[], readonly TableProblem[]> {
  const { rows, problems: inForm } = readRows(table, OFFICE_COLUMNS);
  const { records, problems } = parseRows(rows, OfficeRow);
  const all = [...inForm, ...problems, ...findRepeatedIds(rows)];
  if (all.length > 0) return err(all.toSorted(byRow));
  return ok(records.map(({ record }) => record));
}

function findRepeatedIds(rows: readonly NamedRow<OfficeColumn>[]): readonly TableProblem[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap(({ row, cells: { id } }) => {
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, row);
    if (first === undefined || id === '') return [];
    const message = `Row ${first} has this id already. Give each office its own, and one row.`;
    return [{ row, column: 'id', value: shorten(id), message }];
  });
}
