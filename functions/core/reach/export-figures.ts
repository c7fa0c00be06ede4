import * as z from 'zod';
import { CampaignId, Platform } from '#core/ids.ts';
import type { Sheet, SheetCell } from '#core/sheet.ts';
import { Instant } from '#core/time.ts';
import { Checkpoint } from './checkpoint.ts';
import type { Figure } from './figures.ts';
import { keyOf, type Metric, MetricKey } from './metric.ts';
import { READING_STATUSES } from './reading.ts';

const count = z.int().nonnegative();

/** A figure of a campaign as an export keeps it: of one platform, at one age. */
export const ExportedFigure = z.object({
  campaignId: CampaignId,
  campaign: z.string(),
  platform: Platform,
  checkpoint: Checkpoint,
  key: MetricKey,
  total: z.number().optional(),
  average: z.number().optional(),
  reported: count,
  posts: count,
  statuses: z.partialRecord(z.enum(READING_STATUSES), count),
  /** When the latest of it was read. */
  asOf: Instant.optional(),
});
export type ExportedFigure = z.infer<typeof ExportedFigure>;

export function exportFigure(
  { key, total, average, coverage, statuses }: Figure,
  place: Pick<ExportedFigure, 'campaignId' | 'campaign' | 'platform' | 'checkpoint' | 'asOf'>,
): ExportedFigure {
  return {
    ...place,
    key,
    ...(total !== undefined && { total }),
    ...(average !== undefined && { average }),
    ...coverage,
    statuses,
  };
}

/** A column of the figures, and what stands in it. */
export interface FigureColumn {
  readonly name: string;
  readonly meaning: string;
  readonly cell: (figure: ExportedFigure, metric: Metric | undefined) => SheetCell;
}

export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { name: 'campaign id', meaning: 'As in the snapshots.', cell: ({ campaignId }) => campaignId },
  { name: 'campaign', meaning: 'As in the snapshots.', cell: ({ campaign }) => campaign },
  { name: 'platform', meaning: 'As in the snapshots.', cell: ({ platform }) => platform },
  { name: 'age', meaning: 'As in the snapshots.', cell: ({ checkpoint }) => checkpoint },
  {
    name: 'metric',
    meaning: 'The platform’s own name and the version of its definition: see the rows of metrics.',
    cell: ({ key }) => key,
  },
  { name: 'label', meaning: 'What Clarion’s pages call it.', cell: (_, metric) => metric?.label },
  { name: 'unit', meaning: 'What one of them is, in the plural.', cell: (_, metric) => metric?.unit },
  {
    name: 'total',
    meaning:
      'The numbers of the posts that reported one, added up. Empty where none did, or where they must not be added up.',
    cell: ({ total }) => total,
  },
  {
    name: 'average',
    meaning: 'The total by the posts that reported a number.',
    cell: ({ average }) => average,
  },
  {
    name: 'posts reported',
    meaning: 'Posts of which a number is known, zeros included: read every total with it.',
    cell: ({ reported }) => reported,
  },
  { name: 'posts', meaning: 'Posts that were read at that age.', cell: ({ posts }) => posts },
  ...READING_STATUSES.map((status) => ({
    name: `posts ${status}`,
    meaning: `Posts with the status ${status}: see the rows of statuses.`,
    cell: ({ statuses }: ExportedFigure) => statuses[status] ?? 0,
  })),
  {
    name: 'as of',
    meaning: 'When the latest of the platform’s numbers was read, in UTC (ISO 8601).',
    cell: ({ asOf }) => asOf,
  },
];

/** The figures as the pages show them. */
export function sheetOfFigures(figures: readonly ExportedFigure[], metrics: readonly Metric[]): Sheet {
  return {
    name: 'Figures',
    header: FIGURE_COLUMNS.map(({ name }) => name),
    rows: figures.map((figure) => {
      const metric = metrics.find((each) => each.platform === figure.platform && keyOf(each) === figure.key);
      return FIGURE_COLUMNS.map(({ cell }) => cell(figure, metric));
    }),
  };
}
