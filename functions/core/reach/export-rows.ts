import * as z from 'zod';
import { CampaignId, Language, MessageId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Sheet, SheetCell } from '#core/sheet.ts';
import { Instant } from '#core/time.ts';
import { keyOf, type Metric, MetricKey } from './metric.ts';
import { numberOf, READING_STATUSES } from './reading.ts';
import { idOf, Snapshot } from './snapshot.ts';

/** What an export tells of one reading: its number and status. The reason is the office's own to know. */
const ExportedReading = z.object({
  status: z.enum(READING_STATUSES),
  value: z.number().optional(),
});

/** A snapshot as it leaves Clarion: with names in place of what only Clarion can look up. */
export const ExportedSnapshot = z.object({
  officeId: OfficeId,
  office: z.string(),
  campaignId: CampaignId,
  campaign: z.string(),
  postId: PostId,
  platform: Platform,
  messageId: MessageId,
  message: z.string(),
  language: Language,
  publishedAt: Instant,
  checkpoint: Snapshot.shape.checkpoint,
  takenAt: Instant,
  /** Empty where a post that was put up by hand has no address. */
  permalink: z.string(),
  readings: z.record(MetricKey, ExportedReading),
});
export type ExportedSnapshot = z.infer<typeof ExportedSnapshot>;

/** What a snapshot's ids are called, and where the public sees its post. */
export type SnapshotNames = Pick<ExportedSnapshot, 'office' | 'campaign' | 'message' | 'permalink'>;

export function exportSnapshot(snapshot: Snapshot, names: SnapshotNames): ExportedSnapshot {
  const { officeId, campaignId, postId, platform, messageId, language } = snapshot;
  const { publishedAt, checkpoint, takenAt } = snapshot;
  const readings = Object.entries(snapshot.readings).map(([key, reading]) => {
    const value = numberOf(reading);
    return [key, { status: reading.status, ...(value !== undefined && { value }) }] as const;
  });
  return {
    ...{ officeId, campaignId, postId, platform, messageId, language, publishedAt, checkpoint, takenAt },
    ...names,
    readings: Object.fromEntries(readings),
  };
}

/** By what the snapshots of an office are ordered: the same at every look, whatever is read in between. */
export function placeInExport(snapshot: Pick<Snapshot, 'postId' | 'checkpoint' | 'takenAt'>): string {
  return `${snapshot.postId}#${idOf(snapshot)}`;
}

export function inExportOrder(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.toSorted((a, b) => (placeInExport(a) < placeInExport(b) ? -1 : 1));
}

/**
 * Whether a snapshot belongs to what was known at an instant. One that was there already and was read again since
 * belongs to it with what it says now: its own time tells so.
 */
export function isKnownAt({ takenAt, version }: Snapshot, asOf: Instant): boolean {
  return takenAt <= asOf || version > 1;
}

/** A column beside those of the metrics. */
export interface ExportColumn {
  readonly name: string;
  readonly meaning: string;
  readonly cell: (row: ExportedSnapshot) => SheetCell;
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  {
    name: 'office id',
    meaning: 'The office’s short name in Clarion. It never changes.',
    cell: ({ officeId }) => officeId,
  },
  {
    name: 'office',
    meaning: 'What the office was called when the file was made.',
    cell: ({ office }) => office,
  },
  {
    name: 'campaign id',
    meaning: 'The campaign’s short name in Clarion. It never changes.',
    cell: ({ campaignId }) => campaignId,
  },
  { name: 'campaign', meaning: 'The campaign’s title.', cell: ({ campaign }) => campaign },
  {
    name: 'post id',
    meaning: 'The post’s short name in Clarion. All rows of one post have the same.',
    cell: ({ postId }) => postId,
  },
  { name: 'platform', meaning: 'Where the post stands.', cell: ({ platform }) => platform },
  {
    name: 'message id',
    meaning: 'The short name of the message in its pack: the same in all offices.',
    cell: ({ messageId }) => messageId,
  },
  { name: 'message', meaning: 'What the pack calls the message.', cell: ({ message }) => message },
  {
    name: 'language',
    meaning: 'The language of the post’s text, such as en or es.',
    cell: ({ language }) => language,
  },
  {
    name: 'published at',
    meaning: 'When the post became public, in UTC (ISO 8601).',
    cell: ({ publishedAt }) => publishedAt,
  },
  {
    name: 'age',
    meaning:
      'How long after publishing the numbers count: 1h, 24h, 7d or 28d. Compare posts at the same age only. “asked” stands for a reading at another time, which no total has in it.',
    cell: ({ checkpoint }) => checkpoint,
  },
  {
    name: 'taken at',
    meaning: 'When the numbers were read, in UTC (ISO 8601).',
    cell: ({ takenAt }) => takenAt,
  },
  { name: 'permalink', meaning: 'Where the public sees the post.', cell: ({ permalink }) => permalink },
];

/** What the columns of a metric are called. */
export function metricColumns(metric: Metric): { readonly number: string; readonly status: string } {
  const number = `${metric.platform}.${keyOf(metric)}`;
  return { number, status: `${number} status` };
}

/** One row for each snapshot, with two columns for every definition of a metric. Unknown numbers are empty cells. */
export function sheetOfSnapshots(rows: readonly ExportedSnapshot[], metrics: readonly Metric[]): Sheet {
  const columns = metrics.map((metric) => ({ metric, key: keyOf(metric), ...metricColumns(metric) }));
  return {
    name: 'Snapshots',
    header: [
      ...EXPORT_COLUMNS.map(({ name }) => name),
      ...columns.flatMap(({ number, status }) => [number, status]),
    ],
    rows: rows.map((row) => [
      ...EXPORT_COLUMNS.map(({ cell }) => cell(row)),
      ...columns.flatMap(({ metric, key }) => {
        const reading = metric.platform === row.platform ? row.readings[key] : undefined;
        return [reading?.value, reading?.status];
      }),
    ]),
  };
}
