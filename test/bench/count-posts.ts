import type { CampaignId } from '#core/ids.ts';
import type { Store } from '#ports/store.ts';
import { BY, LARGE, officeIds, PLATFORMS, SLOTS } from './large-association.ts';

/** As many posts as one office is offered. */
export const POSTS_EACH = PLATFORMS.length * SLOTS;

/** Offices that are counted at the same time. */
const COUNTERS = 8;

/**
 * Counts a campaign's offers and posts office by office, apart from what the campaign says of itself. Throws where an
 * office has not exactly its offer and its posts, each once; returns how many posts there are.
 */
export async function countPosts(store: Store, campaignId: CampaignId, offices: number): Promise<number> {
  const ids = officeIds(offices);
  const offered = await store.forAssociation(LARGE.id, BY).listOffers(campaignId);
  const offeredTo = offered.map(({ officeId }) => officeId).sort();
  if (offeredTo.join() !== ids.join()) {
    throw new Error(`${offeredTo.length} offers stand for ${offices} offices`);
  }
  let posts = 0;
  for (let from = 0; from < ids.length; from += COUNTERS) {
    const some = ids.slice(from, from + COUNTERS);
    for (const own of await Promise.all(some.map((id) => store.forOffice(id, BY).listPosts()))) {
      const turns = new Set(own.map(({ platform, slot }) => `${platform} ${slot.due}`));
      if (own.length !== POSTS_EACH || turns.size !== POSTS_EACH) {
        throw new Error(
          `${own[0]?.officeId} has ${own.length} posts at ${turns.size} times instead of ${POSTS_EACH}`,
        );
      }
      posts += own.length;
    }
  }
  return posts;
}
