import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId, CampaignId, OfficeId } from '#core/ids.ts';
import { DAY, Instant, later } from '#core/time.ts';
import { ExportedFigure } from './export-figures.ts';

export const ExportId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;

/** Rows in one file: what a spreadsheet opens at once, and one request can be answered with. */
export const EXPORT_FILE = 20_000;

/** Rows gathered between two notes of how far it is: what an interruption makes to be read again. */
export const EXPORT_PART = 2_000;

/** What is known of the reach of an association's campaign, gathered from its offices in the background. */
export const StoredExport = z.object({
  id: ExportId,
  associationId: AssociationId,
  campaignId: CampaignId,
  /** The campaign's title then. */
  title: z.string(),
  state: z.enum(['preparing', 'ready']),
  /** What was known at this instant is gathered. */
  asOf: Instant,
  createdBy: Actor,
  /** Offices to go through. */
  offices: z.int().positive(),
  /** How many of them it has gone through whole, in their order. */
  reached: z.int().nonnegative(),
  /** The place of the last row of the office that is gone through, where only a part of it is gathered. */
  after: z.string().optional(),
  /** Rows gathered so far. */
  rows: z.int().nonnegative(),
  /** As it was begun: its files stay as they are when a later version makes other ones. */
  fileRows: z.int().positive().default(EXPORT_FILE),
  partRows: z.int().positive().default(EXPORT_PART),
  version: z.int().nonnegative(),
});
export type StoredExport = z.infer<typeof StoredExport>;

/** What an export goes by from its beginning to its end. */
export const ExportPlan = z.object({
  officeIds: z.array(OfficeId),
  /** As the association's page told them when it began. */
  figures: z.array(ExportedFigure),
});
export type ExportPlan = z.infer<typeof ExportPlan>;

/** In how large pieces an export is gathered and given. */
export type ExportSizes = Pick<StoredExport, 'fileRows' | 'partRows'>;

export const EXPORT_SIZES: ExportSizes = { fileRows: EXPORT_FILE, partRows: EXPORT_PART };

const KEPT = 7 * DAY;

/** When the rows of an export are removed. It can be prepared anew. */
export function endOfExport({ asOf }: Pick<StoredExport, 'asOf'>): Instant {
  return later(asOf, KEPT);
}

/** How many files the rows make; none where there is no row. */
export function filesOf({ rows, fileRows }: Pick<StoredExport, 'rows' | 'fileRows'>): number {
  return Math.ceil(rows / fileRows);
}

/** When Clarion must go on with an export by itself. */
export function nextExportAt({ state, asOf }: StoredExport): Instant | undefined {
  return state === 'preparing' ? asOf : undefined;
}
