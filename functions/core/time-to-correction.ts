import type { Correction } from './correction.ts';
import { DAY, epochOf, HOUR, type Instant, MINUTE } from './time.ts';

/** How long it took to put a post right, in milliseconds. */
export interface TimeToCorrection {
  readonly sincePublished: number;
  readonly sinceNoticed: number;
}

export function timeToCorrection(
  { noticedAt, correctedAt }: Pick<Correction, 'noticedAt' | 'correctedAt'>,
  publishedAt: Instant,
): TimeToCorrection {
  const end = epochOf(correctedAt);
  return { sincePublished: end - epochOf(publishedAt), sinceNoticed: end - epochOf(noticedAt) };
}

/** Such as `2 days 3 hours` or `45 minutes`: whole units, the rest left out. */
export function describeSpan(milliseconds: number): string {
  const units = [
    { unit: 'day', count: Math.floor(milliseconds / DAY) },
    { unit: 'hour', count: Math.floor((milliseconds % DAY) / HOUR) },
    { unit: 'minute', count: Math.floor((milliseconds % HOUR) / MINUTE) },
  ].filter(({ count }) => count > 0);
  if (units.length === 0) return 'less than a minute';
  return units
    .slice(0, 2)
    .map(({ unit, count }) => `${count} ${count === 1 ? unit : `${unit}s`}`)
    .join(' ');
}

/** The middle of some times to correction, in hours. */
export interface MedianHours {
  readonly sincePublished: number;
  readonly sinceNoticed: number;
}

/** Nothing where there are none. */
export function medianTimes(times: readonly TimeToCorrection[]): MedianHours | undefined {
  const sincePublished = medianHours(times.map((each) => each.sincePublished));
  const sinceNoticed = medianHours(times.map((each) => each.sinceNoticed));
  return sincePublished === undefined || sinceNoticed === undefined
    ? undefined
    : { sincePublished, sinceNoticed };
}

/** The middle one of some spans in milliseconds, or the mean of the two in the middle, in hours. */
function medianHours(spans: readonly number[]): number | undefined {
  const sorted = spans.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2 / HOUR;
}
