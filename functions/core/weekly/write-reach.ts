import type { Platform } from '#core/ids.ts';
import { type Checkpoint, nameCheckpoint } from '#core/reach/checkpoint.ts';
import { describeCoverage, type Figure } from '#core/reach/figures.ts';

/** The ages at which a summary tells how far posts have reached: what is young, and what has mostly come to its end. */
export const TOLD_AGES = ['24h', '7d'] as const satisfies readonly Checkpoint[];

/** How often a campaign's posts on one platform were shown, at one age. */
export interface ToldFigure {
  readonly platform: Platform;
  readonly checkpoint: (typeof TOLD_AGES)[number];
  /** Absent where the platform tells no views. */
  readonly figure: Figure | undefined;
}

/** A campaign whose reach is told, with the page that shows all of it. */
export interface ToldCampaign {
  readonly title: string;
  readonly link: string;
  /** By platform, then by age; none where nothing was read yet. */
  readonly figures: readonly ToldFigure[];
  /** Platforms with public posts of which nothing was read yet. */
  readonly unread: readonly Platform[];
}

/** What stands below the figures of any summary. */
export const HOW_COUNTED =
  'Each platform counts in its own way, so numbers of two platforms are not added up. A post has “reported” when a number of it is known. What is unknown is not counted as zero.';

const NUMBERS = new Intl.NumberFormat('en-US');

/** Such as `12,345`. */
export function writeCount(count: number): string {
  return NUMBERS.format(count);
}

/** Such as `1 post` or `1,200 posts`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${writeCount(count)} ${count === 1 ? one : many}`;
}

/** The figures of a campaign, a line each. */
export function describeFigures(
  { figures, unread }: Pick<ToldCampaign, 'figures' | 'unread'>,
  nameOf: (platform: Platform) => string,
): readonly string[] {
  if (figures.length + unread.length === 0) return ['* Nothing was read yet.'];
  return [
    ...figures.map(
      ({ platform, checkpoint, figure }) =>
        `* ${nameOf(platform)}, after ${nameCheckpoint(checkpoint)}: ${describeFigure(figure)}.`,
    ),
    ...unread.map((platform) => `* ${nameOf(platform)}: nothing was read yet.`),
  ];
}

function describeFigure(figure: Figure | undefined): string {
  if (figure === undefined) return 'the platform tells no views';
  const { metric, total, coverage, statuses } = figure;
  if (coverage.posts === 0) return 'no post was read at that age yet';
  const amount =
    total === undefined
      ? `${metric.unit} unknown`
      : countOf(total, metric.unit.replace(/s$/, ''), metric.unit);
  const { deleted = 0 } = statuses;
  const gone = deleted === 0 ? '' : `, ${writeCount(deleted)} not on the platform any more`;
  return `${amount}, ${describeCoverage(coverage)}${gone}`;
}
