/** A file of rows and columns as text, every row and cell as it stands there. */
export interface Table {
  /** Row 1. */
  readonly header: readonly string[];
  /** Row 2 and on, blank rows included, so that a position here is a row in a spreadsheet. */
  readonly rows: readonly (readonly string[])[];
}

/** Something that keeps a file from being read: where it is, and what is allowed there. */
export interface TableProblem {
  /** As a spreadsheet counts, the header being row 1. Absent where the file as a whole is meant. */
  readonly row?: number;
  readonly column?: string;
  /** What stands there now, shortened. */
  readonly value?: string;
  readonly message: string;
}

export interface TableLimits {
  readonly maxBytes: number;
  /** Rows below the header. */
  readonly maxRows: number;
}

/**
 * Enough for the largest association: Wisconsin has 1,923 municipal and county clerks (its Elections Commission),
 * at some 250 bytes each. Small enough for one request to a Lambda, which takes 6 MB.
 */
export const OFFICE_LIMITS: TableLimits = { maxBytes: 2_000_000, maxRows: 5_000 };

/** As for offices, with four people in each. */
export const MEMBER_LIMITS: TableLimits = { maxBytes: 2_000_000, maxRows: 10_000 };

/** The row of a spreadsheet in which `table.rows[index]` stands. */
export function rowNumber(index: number): number {
  return index + 2;
}

const SHOWN = 40;

/** So much of a cell as a list of problems can show. */
export function shorten(value: string): string {
  const characters = [...value];
  return characters.length <= SHOWN ? value : `${characters.slice(0, SHOWN - 1).join('')}…`;
}
