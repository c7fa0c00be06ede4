import { zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { ToolkitDocument } from '#core/import-toolkit/document.ts';
import { documentOfTable } from '#core/import-toolkit/table-document.ts';
import { ok, type Result } from '#core/result.ts';
import type { ToolkitRefusal } from '#ports/toolkit-files.ts';
import type { ToolkitLimits } from './limits.ts';
import type { Archive } from './open-archive.ts';
import { refuse } from './refuse.ts';

/** Reads each sheet of a workbook whose parts have been checked. */
export async function readWorkbook(
  name: string,
  archive: Archive,
  { maxRows }: ToolkitLimits,
): Promise<Result<readonly ToolkitDocument[], ToolkitRefusal>> {
  let sheets: Awaited<ReturnType<typeof readExcelFile>>;
  try {
    // Packed anew, as for Word documents: the library unpacks by itself.
    sheets = await readExcelFile(Buffer.from(zipSync(Object.fromEntries(archive), { level: 0 })), {
      trim: false,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse(
      'unreadable',
      'This workbook cannot be read: it is damaged. Open it in Excel and save it anew as .xlsx.',
    );
  }
  const filled = sheets.filter(({ data }) => data.length > 0);
  if (filled.some(({ data }) => data.length > maxRows + 1)) {
    return refuse(
      'too-large',
      `A sheet has more than ${maxRows.toLocaleString('en-US')} rows. Split it into several.`,
    );
  }
  return ok(
    filled.map(({ sheet, data }) =>
      documentOfTable(
        filled.length === 1 ? name : `${name} (${sheet})`,
        data.map((row) => row.map(writeCell)),
      ),
    ),
  );
}

function writeCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
}
