import { rowNumber, shorten, type Table, type TableProblem } from './table.ts';

/** One row, its cells by their columns' names. */
export interface NamedRow<C extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<C, string>>;
}

/** The rows as far as they could be read, and everything that is wrong with the form of the table. */
export interface NamedRows<C extends string> {
  readonly rows: readonly NamedRow<C>[];
  readonly problems: readonly TableProblem[];
}

/**
 * Finds a form's columns in a table, in any order. Every column has to be there: if one could be left out, a slip in
 * its name would empty that field in every record. Blank rows are passed over.
 */
export function readRows<C extends string>(table: Table, columns: readonly C[]): NamedRows<C> {
  const inHeader = checkHeader(table.header, columns);
  if (inHeader.length > 0) return { rows: [], problems: inHeader };
  const places = columns.map((column) => [column, table.header.indexOf(column)] as const);
  const rows: NamedRow<C>[] = [];
  const problems: TableProblem[] = [];
  for (const [index, cells] of table.rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = rowNumber(index);
    problems.push(...findStrayCells(row, cells, table.header));
    // Spreadsheets leave out empty cells at a row's end.
    const named = places.map(([column, place]) => [column, cells[place] ?? ''] as const);
    // TypeScript does not carry the names through fromEntries.
    rows.push({ row, cells: Object.fromEntries(named) as Record<C, string> });
  }
  return { rows, problems };
}

function checkHeader(header: readonly string[], columns: readonly string[]): readonly TableProblem[] {
  const problems: TableProblem[] = [];
  const report = (column: string, message: string) =>
    problems.push({ row: 1, column: shorten(column), message });
  const all = columns.join(', ');
  if (!header.some((name) => columns.includes(name))) {
    // Another file altogether: a sentence for each column would say no more.
    return [{ row: 1, message: `The first row names none of the columns. They are ${all}.` }];
  }
  const seen = new Set<string>();
  for (const name of header) {
    // Spreadsheets write empty columns where something once stood; only a value in one is a mistake.
    if (name.trim() === '') continue;
    if (seen.has(name))
      report(name, `“${shorten(name)}” stands in the first row twice. Keep one of the two columns.`);
    else if (!columns.includes(name)) report(name, describeUnknown(name, columns, all));
    seen.add(name);
  }
  for (const column of columns) {
    if (!seen.has(column)) report(column, `The column “${column}” is missing. Add it to the first row.`);
  }
  return problems;
}

function describeUnknown(name: string, columns: readonly string[], all: string): string {
  const meant = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return columns.includes(meant)
    ? `“${shorten(name)}” is not a column of this form. Write it as “${meant}”.`
    : `“${shorten(name)}” is not a column of this form. The columns are ${all}.`;
}

function findStrayCells(
  row: number,
  cells: readonly string[],
  header: readonly string[],
): readonly TableProblem[] {
  const at = cells.findIndex((cell, index) => cell.trim() !== '' && (header[index] ?? '').trim() === '');
  const stray = cells[at];
  if (stray === undefined) return [];
  const message =
    `Cell ${at + 1} of this row stands under no column name. A comma inside a cell moves all that follow: wrap ` +
    'such a cell in quotation marks.';
  return [{ row, value: shorten(stray), message }];
}
