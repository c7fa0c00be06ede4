import * as z from 'zod';
import type { Platform } from '#core/ids.ts';
import type { Instant } from '#core/time.ts';

/** What a number counts, whatever its platform calls it. Numbers of one kind from two platforms are not the same thing. */
export const METRIC_KINDS = [
  'views',
  'people',
  'reactions',
  'comments',
  'shares',
  'quotes',
  'saves',
  'clicks',
  'profile-visits',
  'follows',
] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

/** One definition of a metric within its platform, such as `impression_count@1`. */
export const MetricKey = z
  .string()
  .regex(/^[a-z][\w.]{0,63}@\d{1,3}$/i)
  .brand<'MetricKey'>();
export type MetricKey = z.infer<typeof MetricKey>;

/**
 * What a platform counts, as data: each platform's folder holds its own, with the page that says so. A definition that
 * changes is a new version with its day; figures of two versions are never added up or joined by a line.
 */
export interface Metric {
  readonly platform: Platform;
  /** The platform's own name, as its API writes it. */
  readonly native: string;
  readonly version: number;
  /** The first day, UTC, on which the platform counted so, such as `2025-04-21`. */
  readonly validFrom: string;
  /** The last such day; absent while it holds. */
  readonly validTo?: string;
  readonly kind: MetricKind;
  /** The name for people, such as `Views`. */
  readonly label: string;
  /** What one of them is, in the plural: `views`, `people`, `clicks`. */
  readonly unit: string;
  /** Whether the same person counts once or again and again. What counts people once is never added up. */
  readonly counting: 'unique' | 'repeats';
  /** A sentence for people: what is counted, and what is not. */
  readonly meaning: string;
  readonly source: string;
}

export function keyOf({ native, version }: Pick<Metric, 'native' | 'version'>): MetricKey {
  return MetricKey.parse(`${native}@${version}`);
}

/** The definitions of a platform that hold at an instant. */
export function metricsAt(metrics: readonly Metric[], platform: Platform, at: Instant): readonly Metric[] {
  const day = at.slice(0, 10);
  return metrics.filter(
    (metric) =>
      metric.platform === platform &&
      metric.validFrom <= day &&
      (metric.validTo === undefined || day <= metric.validTo),
  );
}

/** Whether numbers of several posts may be added up: people who saw two posts would be counted twice. */
export function isAdditive({ counting }: Pick<Metric, 'counting'>): boolean {
  return counting === 'repeats';
}

/** The metric that posts of one platform are compared by: how often they were shown. */
export function leadMetric(metrics: readonly Metric[], platform: Platform): Metric | undefined {
  const own = metrics.filter((metric) => metric.platform === platform && metric.kind === 'views');
  return own.findLast((metric) => metric.validTo === undefined) ?? own.at(-1);
}
