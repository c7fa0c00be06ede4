import type { Campaign } from '#core/campaign.ts';
import { type CorrectionSummary, summarizeCorrections } from '#core/correct-post.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { isPublic } from './collect-reach.ts';
import type { ReadingReach } from './list-campaign-reach.ts';
import { type PlatformReach, readCampaignReach } from './read-campaign-reach.ts';

/** How far an office's campaign has reached, and how much of it is public. */
export interface CampaignReach {
  readonly published: number;
  /** Public posts and those to come: what was cancelled is not among them. */
  readonly planned: number;
  readonly platforms: readonly PlatformReach[];
  /** What was wrong with its posts, and how long it took to put that right. */
  readonly corrections: CorrectionSummary;
  /** When Clarion reads one of its posts next; absent where all was read, or nothing is public. */
  readonly nextAt: Instant | undefined;
}

/** How far one of an office's campaigns has reached at one age. */
export async function readOfficeReach(
  { metrics, rules }: ReadingReach,
  office: OfficeStore,
  { id }: Pick<Campaign, 'id'>,
  checkpoint: Checkpoint,
): Promise<CampaignReach> {
  const order = rules.map(({ platform }) => platform);
  const [posts, platforms] = await Promise.all([
    office.listCampaignPosts(id),
    readCampaignReach(office.reach, metrics, order, id, checkpoint),
  ]);
  const [nextAt] = posts.flatMap(({ reach }) => reach?.at ?? []).toSorted();
  return {
    published: posts.filter(isPublic).length,
    planned: posts.filter(({ state }) => state !== 'cancelled').length,
    platforms,
    corrections: summarizeCorrections(posts),
    nextAt,
  };
}
