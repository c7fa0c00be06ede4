import type { Concern } from '#core/attention.ts';
import type { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Words } from '#core/write-notice.ts';
import { describeConcern, describePlanned, describePublicPost, type Naming } from './describe-concern.ts';
import { isQuiet, type OfficeWeek } from './office-week.ts';
import { nameDay } from './week.ts';
import { countOf, type ToldCampaign } from './write-reach.ts';
import {
  describePublished,
  type SummarySurroundings,
  writeList,
  writeReach,
  writeSummary,
} from './write-summary.ts';

export interface OfficeSurroundings extends SummarySurroundings {
  /** The page on which the next step is taken. */
  readonly linkTo: (concern: Concern) => string;
  readonly linkToPost: (post: Post) => string;
  /** In the order in which people look at them. */
  readonly platforms: readonly Platform[];
}

/** The next posts are named; the calendar has the others. */
const NEXT_FEW = 5;

const NOTHING = 'Nothing went out last week, nothing is planned for this week, and nothing needs attention.';

/** An office's week in words: what needs a person, what went out, what goes out next, and how far posts have reached. */
export function writeOfficeWeek(
  week: OfficeWeek,
  reach: readonly ToldCampaign[],
  surroundings: OfficeSurroundings,
): Words {
  if (isQuiet(week)) return writeSummary([NOTHING], surroundings);
  const { nameOf } = surroundings;
  const naming: Naming = { zone: surroundings.place.zone, nameOf };
  return writeSummary(
    [
      writeConcerns(week, surroundings, naming),
      writePublished(week, surroundings),
      ...writeComing(week, surroundings, naming),
      ...writeReach(reach, nameOf),
      ...writeRemoved(week, surroundings, naming),
    ],
    surroundings,
  );
}

function writeConcerns({ concerns }: OfficeWeek, { linkTo }: OfficeSurroundings, naming: Naming): string {
  if (concerns.length === 0) return 'Nothing needs attention.';
  return writeList(
    `${countOf(concerns.length, 'thing needs', 'things need')} attention:`,
    concerns.map((concern) => `* ${describeConcern(concern, naming)}\n  ${linkTo(concern)}`),
  );
}

function writePublished({ published }: OfficeWeek, { platforms, nameOf }: OfficeSurroundings): string {
  if (published.length === 0) return 'Last week nothing became public.';
  const counts = platforms
    .map((platform) => [platform, published.filter((post) => post.platform === platform).length] as const)
    .filter(([, count]) => count > 0);
  return `Last week ${describePublished(counts, nameOf)}.`;
}

function writeComing(
  { coming, unapproved, isStopped }: OfficeWeek,
  { week, linkToPost }: OfficeSurroundings,
  naming: Naming,
): readonly string[] {
  const until = `until ${nameDay(week.nextSunday)}`;
  const list =
    coming.length === 0
      ? `No post is approved to go out this week, ${until}.`
      : writeList(
          `This week, ${until}, ${countOf(coming.length, 'approved post goes', 'approved posts go')} out${coming.length > NEXT_FEW ? '. The next' : ''}:`,
          coming.map((post) => `* ${describePlanned(post, naming)}\n  ${linkToPost(post)}`),
          NEXT_FEW,
          'which the calendar shows',
        );
  return [
    list,
    ...(unapproved === 0
      ? []
      : [
          `${countOf(unapproved, 'more post is', 'more posts are')} planned for this week, and not approved. Nothing goes out before somebody approves it.`,
        ]),
    ...(isStopped
      ? ['Somebody has stopped posting. What the stop covers does not go out until it is lifted.']
      : []),
  ];
}

function writeRemoved(
  { removed }: OfficeWeek,
  { linkToPost }: OfficeSurroundings,
  naming: Naming,
): readonly string[] {
  if (removed.length === 0) return [];
  const heading = `Last week Clarion found ${countOf(removed.length, 'public post')} gone from ${removed.length === 1 ? 'its platform' : 'their platforms'}:`;
  return [
    writeList(
      heading,
      removed.map((post) => `* ${describePublicPost(post, naming)}\n  ${linkToPost(post)}`),
    ),
  ];
}
