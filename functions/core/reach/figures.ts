import { isAdditive, keyOf, METRIC_KINDS, type Metric, type MetricKey } from './metric.ts';
import type { ReadingStatus } from './reading.ts';
import { type Coverage, coverageOf, type Tally } from './tally.ts';

/** One metric over the posts of a cell: what pages, charts, reports and exports all show. */
export interface Figure {
  readonly metric: Metric;
  readonly key: MetricKey;
  /** The numbers of the posts that reported one, added up; absent where none did, or where they must not be added. */
  readonly total: number | undefined;
  /** The total by the posts that reported one. */
  readonly average: number | undefined;
  readonly coverage: Coverage;
  /** How many posts stand how; what is not here has none. */
  readonly statuses: Readonly<Partial<Record<ReadingStatus, number>>>;
}

/** The figures of a tally, in the order in which people look at them; a past definition after the one that holds. */
export function figuresOf(tally: Tally, metrics: readonly Metric[]): readonly Figure[] {
  return metrics
    .filter((metric) => tally.metrics.has(keyOf(metric)))
    .toSorted((a, b) => METRIC_KINDS.indexOf(a.kind) - METRIC_KINDS.indexOf(b.kind) || b.version - a.version)
    .map((metric) => figureOf(tally, metric));
}

/** One metric of a tally; a figure without a single post where the tally does not know it. */
export function figureOf(tally: Tally, metric: Metric): Figure {
  const key = keyOf(metric);
  const counted = tally.metrics.get(key);
  const coverage = coverageOf(tally, key);
  const isKnown = counted !== undefined && coverage.reported > 0 && isAdditive(metric);
  return {
    metric,
    key,
    total: isKnown ? counted.sum : undefined,
    average: isKnown ? counted.sum / coverage.reported : undefined,
    coverage,
    statuses: counted?.statuses ?? {},
  };
}

/** Such as `31 of 47 posts reported`. */
export function describeCoverage({ reported, posts }: Coverage): string {
  return `${reported} of ${posts} ${posts === 1 ? 'post' : 'posts'} reported`;
}
