import type { Platform } from '#core/ids.ts';
import { keyOf, leadMetric, type Metric } from './metric.ts';
import { coverageOf, type Tally } from './tally.ts';

/** A platform's definitions of how often a post was shown under which posts of these tallies stand, the newest last. */
export function leadsIn(
  tallies: readonly Tally[],
  metrics: readonly Metric[],
  platform: Platform,
): readonly Metric[] {
  return metrics
    .filter((metric) => metric.platform === platform && metric.kind === 'views')
    .filter((metric) => tallies.some((tally) => tally.metrics.has(keyOf(metric))))
    .toSorted((a, b) => compare(a.validFrom, b.validFrom) || a.version - b.version);
}

/**
 * By which the posts of a tally are compared: the definition under which most of them tell a number, for numbers of two
 * definitions are not compared. Where none tells more than another, the one that holds now.
 */
export function leadOf(tally: Tally, metrics: readonly Metric[], platform: Platform): Metric | undefined {
  const current = leadMetric(metrics, platform);
  const reported = (metric: Metric) => coverageOf(tally, keyOf(metric)).reported;
  return leadsIn([tally], metrics, platform).reduce(
    (best, metric) => (best === undefined || reported(metric) > reported(best) ? metric : best),
    current,
  );
}

/** A definition that took another's place. */
export interface MetricChange {
  readonly metric: Metric;
  readonly before: Metric;
}

/**
 * The definitions that took another's place while posts of these tallies were read, earliest first: a new version of a
 * name, or a new name for what an ended one had counted. Where all posts stand under one of the two, nothing changed.
 */
export function changesIn(
  tallies: readonly Tally[],
  metrics: readonly Metric[],
  platform: Platform,
): readonly MetricChange[] {
  const own = metrics
    .filter((metric) => metric.platform === platform)
    .filter((metric) => tallies.some((tally) => tally.metrics.has(keyOf(metric))))
    .toSorted((a, b) => compare(a.validFrom, b.validFrom));
  return own.flatMap((metric) => {
    const before = own.findLast((other) => isReplacedBy(other, metric));
    return before ? [{ metric, before }] : [];
  });
}

function isReplacedBy(before: Metric, metric: Metric): boolean {
  if (before.native === metric.native) return before.version === metric.version - 1;
  if (before.kind !== metric.kind || before.validTo === undefined) return false;
  return before.validFrom < metric.validFrom && before.validTo < (metric.validTo ?? '9999');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
