import type { Block, TableRow, ToolkitDocument } from './document.ts';
import { fieldNamed } from './post-labels.ts';

/** Above the header of a table stand a title and a hint at the most. */
const HEADER_AMONG = 10;

/**
 * A document of the rows of a table, the first of which has number 1; rows without text are passed over. What stands
 * above the row that names the columns is prose.
 */
export function documentOfTable(name: string, cells: readonly (readonly string[])[]): ToolkitDocument {
  const rows = cells
    .map((row, at): TableRow => ({ cells: row, place: { document: name, first: at + 1, last: at + 1 } }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const known = rows
    .slice(0, HEADER_AMONG)
    .findIndex((row) => row.cells.filter((cell) => fieldNamed(cell)).length >= 2);
  const from = Math.max(known, 0);
  const above = rows.slice(0, from).map(
    (row): Block => ({
      kind: 'paragraph',
      text: row.cells.filter((cell) => cell.trim() !== '').join(' | '),
      links: [],
      bold: false,
      tight: false,
      place: row.place,
    }),
  );
  const table = rows.slice(from);
  const [first, last] = [table[0], table.at(-1)];
  const blocks: Block[] =
    first && last ? [{ kind: 'table', rows: table, place: { ...first.place, last: last.place.last } }] : [];
  return { name, unit: 'row', blocks: [...above, ...blocks], notes: [] };
}
