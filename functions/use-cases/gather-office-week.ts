import type { CampaignId, Platform } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import { type OfficeWeek, readOfficeWeek } from '#core/weekly/office-week.ts';
import type { Week } from '#core/weekly/week.ts';
import { TOLD_AGES, type ToldCampaign } from '#core/weekly/write-reach.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type ReadingReach, readReachLines } from './list-campaign-reach.ts';
import type { ReachSource } from './read-campaign-reach.ts';
import type { WeeklyLinks } from './weekly-links.ts';

export interface GatheringReach extends ReadingReach {
  readonly links: Pick<WeeklyLinks, 'reach'>;
}

/** A campaign of which figures are wanted; and where it has public posts, as far as that is known. */
interface Wanted {
  readonly id: CampaignId;
  readonly title: string;
  readonly platforms: readonly Platform[];
}

/** What a summary tells of an office's week. */
export async function gatherOfficeWeek(
  parts: GatheringReach,
  office: OfficeStore,
  week: Week,
  now: Instant,
): Promise<{ readonly week: OfficeWeek; readonly reach: readonly ToldCampaign[] }> {
  const [posts, channels, offers, campaigns, gates] = await Promise.all([
    office.listPosts(),
    office.listChannels(),
    office.listOffers(),
    office.listCampaigns(),
    office.readGates(),
  ]);
  const told = readOfficeWeek({ posts, channels, offers, campaigns, gates }, week, now);
  const scope = { officeId: office.officeId };
  return { week: told, reach: await gatherReach(parts, office.reach, scope, told.campaigns) };
}

/** How often campaigns' posts were seen, at the ages that summaries tell. */
export async function gatherReach(
  parts: GatheringReach,
  source: ReachSource,
  scope: Scope,
  campaigns: readonly Wanted[],
): Promise<readonly ToldCampaign[]> {
  const ids = campaigns.map(({ id }) => id);
  const byAge = await Promise.all(
    TOLD_AGES.map(async (checkpoint) => ({
      checkpoint,
      lines: await readReachLines(parts, source, ids, checkpoint),
    })),
  );
  return campaigns.map(({ id, title, platforms }) => {
    const figures = parts.rules.flatMap(({ platform }) =>
      byAge.flatMap(({ checkpoint, lines }) => {
        const line = lines.find(({ campaignId }) => campaignId === id);
        const found = line?.platforms.find((each) => each.platform === platform);
        return found ? [{ platform, checkpoint, figure: found.figure }] : [];
      }),
    );
    const unread = platforms.filter((platform) => figures.every((figure) => figure.platform !== platform));
    return { title, link: parts.links.reach(scope, id), figures, unread };
  });
}
