import type { Tables } from '#ports/tables.ts';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

/** Tables as CSV files. */
export const csvTables: Tables = { read: readTable, write: writeTable };
