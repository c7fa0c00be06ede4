import type { Sheet, SheetCell } from '#core/sheet.ts';
import { FIGURE_COLUMNS } from './export-figures.ts';
import { EXPORT_COLUMNS, metricColumns } from './export-rows.ts';
import { isAdditive, type Metric } from './metric.ts';
import { isReported, READING_STATUSES, type ReadingStatus } from './reading.ts';

/** What a status is called and what it says, as the pages word it. */
export type StatusWords = Readonly<Record<ReadingStatus, { readonly name: string; readonly says: string }>>;

interface Entry {
  readonly kind: 'metric' | 'status' | 'column' | 'column of figures';
  /** What it is called in the files. */
  readonly name: string;
  readonly label?: string;
  readonly meaning: string;
  readonly metric?: Metric;
}

const COLUMNS: readonly (readonly [string, (entry: Entry) => SheetCell])[] = [
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['label', ({ label }) => label],
  ['meaning', ({ meaning }) => meaning],
  ['platform', ({ metric }) => metric?.platform],
  ['native name', ({ metric }) => metric?.native],
  ['version', ({ metric }) => metric?.version],
  ['valid from', ({ metric }) => metric?.validFrom],
  ['valid to', ({ metric }) => metric?.validTo],
  ['unit', ({ metric }) => metric?.unit],
  ['counting', ({ metric }) => metric && COUNTING[metric.counting]],
  ['may be added up', ({ metric }) => metric && (isAdditive(metric) ? 'yes' : 'no')],
  ['source', ({ metric }) => metric?.source],
];

const COUNTING = { unique: 'each person once', repeats: 'every time' } as const;

/** What everything in an export means: every definition of a metric, every status, and every other column. */
export function sheetOfMeanings(metrics: readonly Metric[], words: StatusWords): Sheet {
  const entries: readonly Entry[] = [
    ...metrics.map((metric) => ({
      kind: 'metric' as const,
      name: metricColumns(metric).number,
      label: metric.label,
      meaning: metric.meaning,
      metric,
    })),
    ...READING_STATUSES.map((status) => ({
      kind: 'status' as const,
      name: status,
      label: words[status].name,
      meaning: `${words[status].says} ${isReported(status) ? HAS_NUMBER : NO_NUMBER}`,
    })),
    ...EXPORT_COLUMNS.map(({ name, meaning }) => ({ kind: 'column' as const, name, meaning })),
    METRIC_COLUMN,
    STATUS_COLUMN,
    ...FIGURE_COLUMNS.map(({ name, meaning }) => ({ kind: 'column of figures' as const, name, meaning })),
  ];
  return {
    name: 'Dictionary',
    header: COLUMNS.map(([name]) => name),
    rows: entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry))),
  };
}

const HAS_NUMBER = 'The number stands beside it.';
const NO_NUMBER = 'The number is unknown, which is not zero: its cell is empty.';

const METRIC_COLUMN: Entry = {
  kind: 'column',
  name: 'platform.metric@version',
  meaning:
    'The number, as the platform counts it. Empty where it is unknown, where the post stands on another platform, and where the definition did not hold when the post was read; 0 where the platform told that there is none.',
};

const STATUS_COLUMN: Entry = {
  kind: 'column',
  name: 'platform.metric@version status',
  meaning:
    'What is known of the number: see the rows of statuses. Empty where the post stands on another platform, and where the definition did not hold when it was read.',
};
