import type { Table, TableLimits, TableProblem } from '#core/import-offices/table.ts';
import type { Result } from '#core/result.ts';

/** Files of rows and columns, as people's spreadsheets write and open them. */
export interface Tables {
  /** Reads a file cell for cell, or says what keeps it from being read. */
  read(bytes: Uint8Array, limits: TableLimits): Result<Table, readonly TableProblem[]>;
  /** The text of a file that `read` reads back, and in which nothing is a formula. */
  write(table: Table): string;
}
