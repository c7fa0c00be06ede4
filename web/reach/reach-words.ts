import type { MessageId } from '#core/ids.ts';
import { FEWEST_POSTS } from '#core/reach/compare.ts';
import { describeCoverage, type Figure } from '#core/reach/figures.ts';
import type { MetricChange } from '#core/reach/lead.ts';
import { isAdditive, type Metric } from '#core/reach/metric.ts';
import { READING_STATUSES, type ReadingStatus } from '#core/reach/reading.ts';
import type { PlatformReach } from '#use-cases/read-campaign-reach.ts';
import { capitalize, UNKNOWN, writeFigure } from '../charts/figure-text.ts';
import { nameDate } from '../components/calendar-date.ts';
import { writeNumber } from '../components/number-text.ts';

/** What a status is called, and what it says, for people. */
export const STATUS_WORDS: Readonly<Record<ReadingStatus, { readonly name: string; readonly says: string }>> =
  {
    value: { name: 'Reported', says: 'The platform told a number.' },
    zero: { name: 'Zero', says: 'The platform told that there is none. This is a number like any other.' },
    manual: { name: 'Typed in', says: 'A person read the number on the platform and typed it in.' },
    'not-yet': { name: 'Not yet', says: 'The number is to come: Clarion asks again.' },
    'not-available': {
      name: 'Not available',
      says: 'The platform does not give this number for this post, such as for a small page or too few viewers.',
    },
    'not-permitted': {
      name: 'Not permitted',
      says: 'The platform gives it, but not to Clarion as it is connected.',
    },
    deleted: { name: 'Removed', says: 'The post is not on the platform any more.' },
  };

/** The statuses that tell no number. */
const MISSING: readonly ReadingStatus[] = ['not-yet', 'not-available', 'not-permitted', 'deleted'];

/** Why numbers of other posts are missing, such as `not yet 3, not permitted 2`; `None missing` where all are there. */
export function describeMissing({ statuses, coverage }: Figure): string {
  const known = READING_STATUSES.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);
  const parts = MISSING.flatMap((status) => {
    const count = statuses[status] ?? 0;
    return count === 0 ? [] : [`${STATUS_WORDS[status].name.toLowerCase()} ${writeNumber(count)}`];
  });
  const otherwise = coverage.posts - known;
  if (otherwise > 0) parts.push(`read under another definition ${writeNumber(otherwise)}`);
  return parts.length === 0 ? 'None missing' : capitalize(parts.join(', '));
}

/** Such as `31 of 47 posts reported, 2 of them zero, 1 typed in`. */
export function describeReported({ statuses, coverage }: Figure): string {
  const { zero = 0, manual = 0 } = statuses;
  const parts = [
    ...(zero === 0 ? [] : [`${writeNumber(zero)} of them zero`]),
    ...(manual === 0 ? [] : [`${writeNumber(manual)} of them typed in`]),
  ];
  return [describeCoverage(coverage), ...parts].join(', ');
}

/** A figure's total: a number, or why there is none. */
export function writeTotal({ metric, total }: Figure): string {
  if (!isAdditive(metric)) return 'Not added up';
  return total === undefined ? UNKNOWN : writeFigure(total);
}

export function writeAverage({ metric, average }: Figure): string {
  if (!isAdditive(metric)) return 'Not averaged';
  return writeFigure(average);
}

/** A metric by the platform's own name for it, with the version where that is not the first: `impressions`. */
export function nameNative({ native, version }: Metric): string {
  return version === 1 ? native : `${native}, version ${version}`;
}

/** How the messages of a platform compare, and what that may be said by. */
export function describeComparison(
  { comparison, lead }: Pick<PlatformReach, 'comparison' | 'lead'>,
  messageTitle: (id: MessageId) => string,
): string {
  if (!comparison || !lead) return 'The platform tells no views, so messages cannot be compared.';
  const { standings } = comparison;
  if (standings.length < 2) return 'Only one message is public at this age, so there is nothing to compare.';
  if (comparison.kind === 'too-few') {
    return `Too few posts to compare: at least two messages need ${FEWEST_POSTS} posts each that reported a number.`;
  }
  const tell = (id: MessageId) => {
    const standing = standings.find((each) => each.of === id);
    return `“${messageTitle(id)}” (${writeFigure(standing?.average)} ${lead.unit} a post over ${writeNumber(standing?.reported ?? 0)} posts)`;
  };
  return comparison.kind === 'best'
    ? `Best: ${tell(comparison.best)}. It is further ahead of ${tell(comparison.next)} than chance alone would put it.`
    : `No more than chance: ${tell(comparison.best)} is ahead of ${tell(comparison.next)}, but chance alone could put it there.`;
}

export const COMPARISON_RULE = `Messages are compared on one platform and at one age only, by the average over the posts that reported a number. A message needs at least ${FEWEST_POSTS} such posts, and is called best if it is ahead of the next by more than two standard errors of the difference. Whatever else was different, such as the day or the office, is not taken out.`;

export const NOT_ADDED =
  'Numbers of different platforms are not added together: each platform counts in its own way, so a sum would count nothing. Numbers of people are not added over posts or offices, because one person may have seen several.';

export const REPORTED_MEANS =
  'A post has “reported” when a number of it is known: the platform told one, zero included, or a person typed it in. What is unknown is never counted as zero.';

/** Such as `From November 15, 2025 on, Views (post_media_view) take the place of Impressions (post_impressions)`. */
export function describeChange({ metric, before }: MetricChange): string {
  return `From ${nameDate(metric.validFrom)} on, ${metric.label.toLowerCase()} (${nameNative(metric)}) take the place of ${before.label.toLowerCase()} (${nameNative(before)}). The two are counted differently: they are neither added up nor joined by a line.`;
}
