import type { Happening } from '#core/audit.ts';
import type { ExportedSnapshot } from '#core/reach/export-rows.ts';
import type { ExportId, ExportPlan, StoredExport } from '#core/reach/stored-export.ts';
import type { Written } from './store.ts';

/** The exports of an association that are kept: what is over is not told any more. */
export interface ReachExports {
  /** The newest first. */
  list(): Promise<readonly StoredExport[]>;
  read(id: ExportId): Promise<StoredExport | undefined>;
  readPlan(id: ExportId): Promise<ExportPlan | undefined>;
  /** Stores an export that is to be prepared, with what it goes by. It shows up when that is there. */
  begin(prepared: StoredExport, plan: ExportPlan, happening: Happening): Promise<Written>;
  /**
   * Adds rows to those that the writer had counted, and notes how far it is: all or nothing. `conflict` where somebody
   * else has gone on with it, or it is removed. The happening tells its end.
   */
  addRows(
    before: StoredExport,
    next: StoredExport,
    rows: readonly ExportedSnapshot[],
    happening?: Happening,
  ): Promise<Written>;
  /** The rows of one of its files, counted from 0, in their order. */
  readFile(stored: Pick<StoredExport, 'id' | 'fileRows'>, file: number): Promise<readonly ExportedSnapshot[]>;
  /** Removes an export with its rows. `conflict` where it has changed since it was read. */
  remove(stored: StoredExport, happening: Happening): Promise<Written>;
}
