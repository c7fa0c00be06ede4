import { sheetOfMeanings } from '#core/reach/export-dictionary.ts';
import { sheetOfFigures } from '#core/reach/export-figures.ts';
import { sheetOfSnapshots } from '#core/reach/export-rows.ts';
import { tableOf } from '#core/sheet.ts';
import type { ExportedReach } from '#use-cases/export-office-reach.ts';
import { STATUS_WORDS } from '../reach/reach-words.ts';
import type { Services } from '../services.ts';

type Writing = Pick<Services, 'metrics' | 'tables' | 'workbooks'>;

/** The snapshots of an export as the text of a CSV file. */
export function writeSnapshots({ metrics, tables }: Writing, rows: ExportedReach['rows']): string {
  return tables.write(tableOf(sheetOfSnapshots(rows, metrics)));
}

/** What everything in an export means, as the text of a CSV file. */
export function writeDictionary({ metrics, tables }: Writing): string {
  return tables.write(tableOf(sheetOfMeanings(metrics, STATUS_WORDS)));
}

/** An export as a workbook: its snapshots, the figures that the page shows, and what everything means. */
export function writeWorkbook(
  { metrics, workbooks }: Writing,
  { rows, figures }: ExportedReach,
): Promise<Uint8Array> {
  return workbooks.write([
    sheetOfSnapshots(rows, metrics),
    sheetOfFigures(figures, metrics),
    sheetOfMeanings(metrics, STATUS_WORDS),
  ]);
}
