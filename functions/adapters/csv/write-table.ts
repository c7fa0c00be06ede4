import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#core/formula-guard.ts';
import type { Table } from '#core/import-offices/table.ts';

/**
 * A table as CSV (RFC 4180) in which nothing is a formula. It begins with a byte order mark, without which Excel takes
 * UTF-8 for Windows-1252.
 */
export function writeTable({ header, rows }: Table): string {
  return stringify(
    [header, ...rows].map((cells) => cells.map(guardFormula)),
    // A lone line feed or carriage return does not look like the end of a record to the library, but does to a reader.
    { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}
