import type { Platform } from '#core/ids.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { Words } from '#core/write-notice.ts';
import { nameDay, type Week } from './week.ts';
import { countOf, describeFigures, HOW_COUNTED, type ToldCampaign, writeCount } from './write-reach.ts';

/** What any weekly summary is written with. */
export interface SummarySurroundings {
  readonly place: { readonly name: string; readonly zone: Zone };
  readonly nameOf: (platform: Platform) => string;
  readonly week: Week;
  readonly now: Instant;
  /** When the reader asked for it. */
  readonly askedAt: Instant;
  readonly links: {
    /** The page that shows where everything stands. */
    readonly place: string;
    /** The page on which the reader switches it off. */
    readonly choice: string;
  };
}

/** A longer list would not be read, and the pages behind the links show all. */
export const LISTED = 10;

/** A summary around its parts, which are paragraphs. */
export function writeSummary(parts: readonly string[], surroundings: SummarySurroundings): Words {
  const { place, week, now, askedAt, links } = surroundings;
  const { monday, sunday } = week;
  return {
    subject: `${place.name}: your week from ${nameDay(monday)}`,
    text: [
      `${place.name}, the week from ${nameDay(monday)} to ${nameDay(sunday, true)}. Everything here is as Clarion knew it on ${describeTime(now, place.zone)}.`,
      ...parts,
      `See where everything stands in Clarion:\n${links.place}`,
      `You get this message every Monday because you asked for it on ${describeTime(askedAt, place.zone)}. Switch it off here:\n${links.choice}`,
    ].join('\n\n'),
  };
}

/** Lines below a heading, cut where they are too many. */
export function writeList(
  heading: string,
  lines: readonly string[],
  limit = LISTED,
  rest = 'which Clarion lists',
): string {
  const more = lines.length - limit;
  return [
    heading,
    ...lines.slice(0, limit),
    ...(more > 0 ? [`And ${writeCount(more)} more, ${rest}.`] : []),
  ].join('\n');
}

/**
 * Such as `7 posts became public: 4 on X, 3 on Facebook`. Posts may be counted together over platforms; their views may
 * not.
 */
export function describePublished(
  counts: readonly (readonly [Platform, number])[],
  nameOf: (platform: Platform) => string,
): string {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const parts = counts.map(([platform, count]) => `${writeCount(count)} on ${nameOf(platform)}`);
  return `${countOf(total, 'post')} became public: ${parts.join(', ')}`;
}

/** How far campaigns have reached; nothing where there is none to tell of. */
export function writeReach(
  campaigns: readonly ToldCampaign[],
  nameOf: (platform: Platform) => string,
): readonly string[] {
  if (campaigns.length === 0) return [];
  const more = campaigns.length - LISTED;
  return [
    'How often posts were seen, by campaign and platform:',
    ...campaigns
      .slice(0, LISTED)
      .map((campaign) =>
        [`“${campaign.title}”`, ...describeFigures(campaign, nameOf), `  ${campaign.link}`].join('\n'),
      ),
    ...(more > 0 ? [`And ${countOf(more, 'more campaign', 'more campaigns')}, which Clarion lists.`] : []),
    HOW_COUNTED,
  ];
}
