import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';

/** The rows of a CSV file below its first, each by its columns, as another program reads them. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

export type WorkbookCell = string | number | null;
export type WorkbookRow = Readonly<Record<string, WorkbookCell>>;

/** The rows of each sheet of a workbook below its first, by sheet and column; a missing cell is `null`. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<Readonly<Record<string, readonly WorkbookRow[]>>> {
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false });
  return Object.fromEntries(
    sheets.map(({ sheet, data }) => {
      const [header = [], ...rows] = data;
      const named = rows.map((cells) =>
        Object.fromEntries(
          header.map((name, index) => [String(name), (cells[index] ?? null) as WorkbookCell]),
        ),
      );
      return [sheet, named];
    }),
  );
}

/** A row of a workbook as CSV has it. */
export function asTexts(row: WorkbookRow): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)]),
  );
}
