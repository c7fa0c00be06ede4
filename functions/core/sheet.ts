import type { Table } from './import-offices/table.ts';

/** A text, a number, or nothing where there is nothing to be said: an empty cell is never a zero. */
export type SheetCell = string | number | undefined;

/** Rows and columns that people open in a spreadsheet. */
export interface Sheet {
  /** At most 31 characters, as a workbook takes. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A sheet as a table of texts. */
export function tableOf({ header, rows }: Sheet): Table {
  return { header, rows: rows.map((cells) => cells.map((cell) => (cell === undefined ? '' : String(cell)))) };
}
