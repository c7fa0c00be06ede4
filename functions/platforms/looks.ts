import type { Look } from '#core/reach/collect-steps.ts';
import { keyOf, type Metric, type MetricKey } from '#core/reach/metric.ts';
import { type Reading, readingOf } from '#core/reach/reading.ts';
import type { Instant } from '#core/time.ts';
import type { PublishedPost } from '#ports/reach-reader.ts';

/** Figures as a platform's answer holds them: by its own names, and not checked yet. */
export type Figures = Readonly<Record<string, unknown>>;

/** Throws RangeError: to ask for more posts than a request takes is the caller's mistake. */
export function insistOnBatch(name: string, posts: readonly PublishedPost[], batch: number): void {
  if (posts.length > batch) {
    throw new RangeError(`${name} tells the reach of ${batch} posts at a time, not of ${posts.length}`);
  }
}

/** Without an instant Clarion chooses when to look again. */
export const lookLater = (reason: string, until?: Instant): Look => ({ kind: 'later', until, reason });

export const lookRefused = (reason: string): Look => ({ kind: 'refused', reason });

/** A post whose id on the platform is not known, as where a person told Clarion that it is public. */
export const unknownPost = (name: string): Look => ({
  kind: 'unavailable',
  reason: `Clarion does not know by which number ${name} keeps this post, so it cannot ask how far it reached. Look on ${name}, then type the numbers in.`,
});

/** One reading for every one of these metrics. */
export function readingsAlike(
  metrics: readonly Metric[],
  reading: Reading,
): (readonly [MetricKey, Reading])[] {
  return metrics.map((metric) => [keyOf(metric), reading]);
}

/**
 * The readings that a platform's figures are. What is missing among them, or is no count, is left out: the platform did
 * not give it, which is not zero.
 */
export function readFigures(metrics: readonly Metric[], figures: Figures): (readonly [MetricKey, Reading])[] {
  return metrics.flatMap((metric) => {
    const figure = figures[metric.native];
    const isCount = typeof figure === 'number' && Number.isSafeInteger(figure) && figure >= 0;
    return isCount ? [[keyOf(metric), readingOf(figure)] as const] : [];
  });
}
