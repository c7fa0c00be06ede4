import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { guardFormula } from '#core/formula-guard.ts';
import type { Sheet, SheetCell } from '#core/sheet.ts';
import type { Workbooks } from '#ports/workbooks.ts';

/** Workbooks as Excel (Office Open XML) has them. */
export const xlsxWorkbooks: Workbooks = {
  write: (sheets) => writeExcelFile(sheets.map(drawSheet)).toBuffer(),
};

function drawSheet({ name, header, rows }: Sheet) {
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: header.map((text) => ({ width: Math.min(40, Math.max(12, text.length + 2)) })),
    data: [
      header.map((text) => ({ value: drawText(text), type: String, fontWeight: 'bold' as const })),
      ...rows.map((cells) => cells.map(drawCell)),
    ],
  };
}

/**
 * A text is stored as text, which Excel does not run; but who edits the cell, or saves it as CSV, would make it a
 * formula after all.
 */
function drawCell(cell: SheetCell): Cell {
  if (cell === undefined) return null;
  return typeof cell === 'number' ? cell : { value: drawText(cell), type: String };
}

/**
 * The library keeps texts as the names of an object's properties, and takes `constructor` and the like for texts that
 * it knows already: the workbook would be broken. A space that nobody sees makes them others.
 */
function drawText(text: string): string {
  const guarded = guardFormula(text);
  return guarded in Object.prototype ? `${guarded} ` : guarded;
}
