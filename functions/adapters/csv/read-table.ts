import { CsvError, parse } from 'csv-parse/sync';
import { unguardFormula } from '#core/formula-guard.ts';
import type { Table, TableLimits, TableProblem } from '#core/import-offices/table.ts';
import { err, ok, type Result } from '#core/result.ts';
import { decodeText } from './decode-text.ts';

/** Reads a CSV file as people's spreadsheets write it, cell for cell. Formulas that `writeTable` made text are read back. */
export function readTable(bytes: Uint8Array, limits: TableLimits): Result<Table, readonly TableProblem[]> {
  if (bytes.length > limits.maxBytes) {
    return refuse(
      `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.maxBytes)} are read. Split it into several.`,
    );
  }
  const text = decodeText(bytes);
  if (!text.ok) return refuse(text.error);
  const separator = foreignSeparator(text.value);
  if (separator) {
    return refuse(
      `The first row separates its columns by ${separator}; Clarion reads commas. Save the file as “CSV UTF-8 (Comma delimited)”.`,
      1,
    );
  }
  return split(text.value, limits);
}

function split(text: string, { maxRows }: TableLimits): Result<Table, readonly TableProblem[]> {
  let records: string[][];
  try {
    records = parse(text, {
      // Named, since the library would take the first line's ending for that of all.
      record_delimiter: ['\r\n', '\n', '\r'],
      // Rows are compared with the header where their cells have names.
      relax_column_count: true,
      to: maxRows + 2,
    });
  } catch (error) {
    if (error instanceof CsvError) return refuseRow(error);
    throw error;
  }
  if (records.length > maxRows + 1) {
    return refuse(
      `The file has more than ${maxRows.toLocaleString('en-US')} rows below the first. Split it into several.`,
    );
  }
  const [header = [], ...rows] = records.map((cells) => cells.map(unguardFormula));
  return ok({ header, rows });
}

function refuseRow(error: CsvError): Result<Table, readonly TableProblem[]> {
  const row = Number(error.records) + 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuse('A quotation mark is opened in this row and not closed. Close it, or take it out.', row);
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return refuse(
        'A quotation mark stands in the middle of a cell. Wrap the whole cell in quotation marks and write the inner one twice.',
        row,
      );
    default:
      throw error;
  }
}

// No form of ours has a single column, so a first row without a comma is separated by something else.
function foreignSeparator(text: string): string | undefined {
  const [firstRow = ''] = text.split(/[\r\n]/, 1);
  if (firstRow.includes(',')) return undefined;
  if (firstRow.includes(';')) return 'semicolons';
  return firstRow.includes('\t') ? 'tabs' : undefined;
}

function refuse(message: string, row?: number): Result<Table, readonly TableProblem[]> {
  return err([row === undefined ? { message } : { row, message }]);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
