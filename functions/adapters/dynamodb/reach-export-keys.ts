import type { Scope } from '#core/member.ts';
import { type ExportId, nextExportAt, type StoredExport } from '#core/reach/stored-export.ts';
import { FAN_OUT_SHARD, partitionOf, type RowKey } from './keys.ts';

/** An association's exports lie with it. */
export const EXPORTS = 'EXPORT#';

export const exportKey = (owner: Scope, id: ExportId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${EXPORTS}${id}`,
});

export const exportPlanKey = (owner: Scope, id: ExportId): RowKey => ({
  pk: partitionOf(owner),
  sk: `EXPORT-PLAN#${id}`,
});

export const exportPartsOf = (id: ExportId): string => `EXPORT-PART#${id}#`;

/** A part is named by its first row, counted from 0: no row can have two places. */
export const exportPartKey = (owner: Scope, id: ExportId, firstRow: number): RowKey => ({
  pk: partitionOf(owner),
  sk: `${exportPartsOf(id)}${rowText(firstRow)}`,
});

/** The sort keys from the first to the last that a part of a file can have. */
export function exportFileBounds(
  { id, fileRows }: Pick<StoredExport, 'id' | 'fileRows'>,
  file: number,
): readonly [string, string] {
  const first = file * fileRows;
  return [`${exportPartsOf(id)}${rowText(first)}`, `${exportPartsOf(id)}${rowText(first + fileRows - 1)}`];
}

const rowText = (row: number): string => String(row).padStart(9, '0');

/** The sparse index keys of an export: present as long as it is gone on with. */
export function exportDueKeys(stored: StoredExport): {
  readonly dueShard?: string;
  readonly dueKey?: string;
} {
  const at = nextExportAt(stored);
  if (at === undefined) return {};
  return { dueShard: FAN_OUT_SHARD, dueKey: `${at}#${stored.associationId}#EXPORT#${stored.id}` };
}
