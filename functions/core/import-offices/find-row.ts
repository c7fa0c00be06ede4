import { rowNumber, shorten, type Table, type TableProblem } from './table.ts';

/** A problem at the first row that holds these cells, for what only the store knows of a record. */
export function problemAt(
  { header, rows }: Table,
  cells: Readonly<Record<string, string>>,
  column: string,
  message: string,
): TableProblem {
  const wanted = Object.entries(cells).map(([name, value]) => [header.indexOf(name), value] as const);
  const index = rows.findIndex((row) => wanted.every(([place, value]) => row[place] === value));
  const value = { value: shorten(cells[column] ?? '') };
  return { ...(index >= 0 && { row: rowNumber(index) }), column, ...value, message };
}
