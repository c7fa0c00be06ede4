import { keyOf, type Metric, type MetricKey } from './metric.ts';
import { coverageOf, type Tally } from './tally.ts';

/** Fewer posts than this tell nothing about a message: one busy day decides the average. */
export const FEWEST_POSTS = 5;

/** Standard errors by which two averages must differ before one is called better (about 95 of 100 by chance alone). */
const STANDARD_ERRORS = 2;

/** How one message did, within one platform and at one age. */
export interface Standing<T> {
  readonly of: T;
  readonly average: number | undefined;
  readonly reported: number;
  readonly posts: number;
}

/**
 * Which did best. `too-few`: fewer than two have enough posts. `chance`: the best is not further ahead of the next than
 * chance alone could put it.
 */
export type Comparison<T> =
  | { readonly kind: 'too-few'; readonly standings: readonly Standing<T>[] }
  | {
      readonly kind: 'chance' | 'best';
      readonly best: T;
      readonly next: T;
      readonly standings: readonly Standing<T>[];
    };

/**
 * Compares what was posted on one platform at one age, by the average of one metric over the posts that reported it
 * (Welch's comparison of two averages). Standings are in order, the best first; those without a number last.
 */
export function compareTallies<T>(
  entries: readonly { readonly of: T; readonly tally: Tally }[],
  metric: Metric,
): Comparison<T> {
  const key = keyOf(metric);
  const measured = entries.map(({ of, tally }) => ({ of, ...measure(tally, key) }));
  const ordered = measured.toSorted((a, b) => (b.average ?? -1) - (a.average ?? -1));
  const standings = ordered.map(({ of, average, reported, posts }) => ({ of, average, reported, posts }));
  const [best, next] = ordered.filter(({ reported }) => reported >= FEWEST_POSTS);
  if (!best || !next) return { kind: 'too-few', standings };
  const apart = (best.average ?? 0) - (next.average ?? 0);
  const error = Math.sqrt(best.variance / best.reported + next.variance / next.reported);
  const kind = apart > STANDARD_ERRORS * error && apart > 0 ? 'best' : 'chance';
  return { kind, best: best.of, next: next.of, standings };
}

function measure(tally: Tally, key: MetricKey) {
  const { reported, posts } = coverageOf(tally, key);
  const { sum = 0, squares = 0, large = 0 } = tally.metrics.get(key) ?? {};
  const average = reported === 0 ? undefined : sum / reported;
  const variance = large > 0 ? Number.POSITIVE_INFINITY : varianceOf(sum, squares, reported);
  return { average, variance, reported, posts };
}

function varianceOf(sum: number, squares: number, count: number): number {
  return count < 2 ? 0 : Math.max(0, (squares - (sum * sum) / count) / (count - 1));
}
