import { CLARION } from '#core/audit.ts';
import type { PostId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { dueAtCheckpoint } from '#core/reach/checkpoint.ts';
import { later, startOf } from '#core/time.ts';
import { confirmStoredPost } from '#use-cases/confirm-post.ts';
import { enterReach } from '#use-cases/enter-reach.ts';
import { clerkOf } from './demo-actors.ts';
import type { Deed } from './live-through.ts';
import { BY_HAND_NUMBERS, BY_HAND_TAKES, PAST_CAMPAIGN, PAST_OFFICES, TYPED_AFTER } from './past-story.ts';
import type { PastParts } from './relive.ts';

/** What the person does who posts for an office by hand: they record where it is. */
export function handOff(parts: PastParts, { id, officeId, platform, slot }: Post): Deed {
  return {
    at: later(startOf(slot.due), BY_HAND_TAKES),
    act: async () => {
      const demo = PAST_OFFICES.find(({ office }) => office.id === officeId);
      const page = demo?.byHand?.find((each) => each.platform === platform);
      if (!demo || !page) throw new Error(`${officeId} posts nothing by hand on ${platform}`);
      const by = clerkOf(demo.office);
      const store = parts.store.forOffice(officeId, by);
      const seen = (await store.readPost(id))?.version ?? 0;
      const permalink = `${page.address}/posts/${id}`;
      const confirmed = await confirmStoredPost(parts, store, { id, seen, permalink, by });
      if (!confirmed.ok) throw new Error(`The demo post ${id} was not confirmed: ${confirmed.error.kind}`);
    },
  };
}

/** Numbers of the first post that each of them put up, read on the page by the same person, and typed in. */
export async function numbersByHand(parts: PastParts): Promise<readonly Deed[]> {
  const byHand = PAST_OFFICES.filter((demo) => demo.byHand !== undefined);
  const deeds = await Promise.all(
    byHand.map(async ({ office }) => {
      const posts = await parts.store.forOffice(office.id, CLARION).listCampaignPosts(PAST_CAMPAIGN);
      const [first] = posts.toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : 1));
      if (!first) return [];
      const publishedAt = later(startOf(first.slot.due), BY_HAND_TAKES);
      return (['24h', '7d'] as const).map((checkpoint) => ({
        at: later(dueAtCheckpoint(publishedAt, checkpoint), TYPED_AFTER),
        act: () => typeIn(parts, office, first.id, checkpoint),
      }));
    }),
  );
  return deeds.flat();
}

async function typeIn(
  parts: PastParts,
  office: Office,
  id: PostId,
  checkpoint: keyof typeof BY_HAND_NUMBERS,
): Promise<void> {
  const by = clerkOf(office);
  const store = parts.store.forOffice(office.id, by);
  const stands = await store.reach.readSnapshot({ postId: id, checkpoint, takenAt: parts.clock.now() });
  const numbers = BY_HAND_NUMBERS[checkpoint];
  const entered = await enterReach(parts, store, { id, checkpoint, seen: stands?.version ?? 0, numbers, by });
  // After an interruption they may have been typed in already.
  if (!entered.ok && entered.error.kind !== 'problems') {
    throw new Error(`The demo’s numbers of ${id} were not stored: ${entered.error.kind}`);
  }
}
