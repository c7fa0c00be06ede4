import type { Sheet } from '#core/sheet.ts';

/** Files that spreadsheets open with their numbers as numbers. */
export interface Workbooks {
  /** A workbook of these sheets, each with its first row in view, and in which nothing is a formula. */
  write(sheets: readonly Sheet[]): Promise<Uint8Array>;
}
