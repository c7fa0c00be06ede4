import type { CampaignId, Platform } from '#core/ids.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { type Figure, figureOf } from '#core/reach/figures.ts';
import { leadOf } from '#core/reach/lead.ts';
import type { Metric } from '#core/reach/metric.ts';
import { readTally } from '#core/reach/tally.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { latestOf, type ReachSource } from './read-campaign-reach.ts';

export interface ReadingReach {
  /** How the platforms count, past definitions included. */
  readonly metrics: readonly Metric[];
  /** The platforms, in the order in which people look at them. */
  readonly rules: readonly { readonly platform: Platform }[];
}

/** How often a campaign's posts were shown at one age, on each platform that any of them is on. */
export interface ReachLine {
  readonly campaignId: CampaignId;
  readonly platforms: readonly { readonly platform: Platform; readonly figure: Figure | undefined }[];
  /** When the latest of it was read; absent where nothing was. */
  readonly asOf: Instant | undefined;
}

/** The leading figure of each campaign and platform at one age. */
export function readReachLines(
  { metrics, rules }: ReadingReach,
  source: ReachSource,
  campaigns: readonly CampaignId[],
  checkpoint: Checkpoint,
): Promise<readonly ReachLine[]> {
  return Promise.all(
    campaigns.map(async (campaignId) => {
      const tallies = await source.listTallies(campaignId, 'all');
      const platforms = rules
        .map(({ platform }) => tallies.filter(({ cell }) => cell.platform === platform))
        .flatMap((own) => {
          const [some] = own;
          if (!some) return [];
          const { platform } = some.cell;
          const tally = readTally(own.find(({ cell }) => cell.checkpoint === checkpoint)?.counts ?? {});
          const lead = leadOf(tally, metrics, platform);
          return [{ platform, figure: lead && figureOf(tally, lead) }];
        });
      return { campaignId, platforms, asOf: latestOf(tallies) };
    }),
  );
}

/** A campaign of an office that has public posts. */
export interface PublishedCampaign {
  readonly id: CampaignId;
  readonly title: string;
  readonly published: number;
  /** When Clarion reads one of its posts next; absent where all was read. */
  readonly nextAt: Instant | undefined;
}

/** An office's campaigns with public posts, the newest first: only those can have reached anybody. */
export async function listPublishedCampaigns(office: OfficeStore): Promise<readonly PublishedCampaign[]> {
  const [campaigns, posts] = await Promise.all([office.listCampaigns(), office.listPosts()]);
  return campaigns
    .toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1))
    .flatMap(({ id, title }) => {
      const published = posts.filter((post) => post.campaignId === id && post.state === 'published');
      if (published.length === 0) return [];
      const [nextAt] = published.flatMap(({ reach }) => reach?.at ?? []).toSorted();
      return [{ id, title, published: published.length, nextAt }];
    });
}
