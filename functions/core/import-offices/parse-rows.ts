import type * as z from 'zod';
import type { NamedRow } from './read-rows.ts';
import { shorten, type TableProblem } from './table.ts';

export interface ParsedRows<T> {
  readonly records: readonly { readonly row: number; readonly record: T }[];
  readonly problems: readonly TableProblem[];
}

/** Reads every row by a schema whose fields are the columns. Each cell has at most one problem. */
export function parseRows<C extends string, S extends z.ZodType>(
  rows: readonly NamedRow<C>[],
  schema: S,
): ParsedRows<z.output<S>> {
  const records: { row: number; record: z.output<S> }[] = [];
  const problems: TableProblem[] = [];
  for (const { row, cells } of rows) {
    const parsed = schema.safeParse(cells);
    if (parsed.success) {
      records.push({ row, record: parsed.data });
      continue;
    }
    for (const { path, message } of parsed.error.issues) {
      const column = String(path[0]);
      problems.push({ row, column, value: shorten(valueIn(cells, column)), message });
    }
  }
  return { records, problems };
}

/** Problems in the order in which a person goes through the file. */
export function byRow(one: TableProblem, other: TableProblem): number {
  return (one.row ?? 0) - (other.row ?? 0);
}

function valueIn(cells: Readonly<Record<string, string>>, column: string): string {
  return cells[column] ?? '';
}
