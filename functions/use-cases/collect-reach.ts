import type { AssociationId, CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { type PublicPost, type Taken, takeSnapshot } from '#core/reach/take-snapshot.ts';
import type { Instant } from '#core/time.ts';
import type { ReachOrder } from '#core/work-order.ts';
import { type PaidReads, REACH_WRITES } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Delivery, setAlarms } from './arrange-delivery.ts';
import { type LookingAtReach, lookAtReach, lookWithoutAsking, type Seen } from './look-at-reach.ts';

export interface CollectingReach extends LookingAtReach, Delivery {}

/** What became of an order; `removed` where a post was found to be gone, `later` where others wrote in between. */
export type CollectReport = 'nothing-due' | 'collected' | 'removed' | 'later';

/**
 * Reads how far posts of one channel have reached, stores that, and puts off the next reading, all in one write. Any
 * number of orders for the same posts count each of them once. A failure of this channel touches no other.
 */
export async function collectReach(
  parts: CollectingReach,
  office: OfficeStore,
  { platform, posts: ids, asked: isAsked }: ReachOrder,
): Promise<CollectReport> {
  const asked = isAsked === true;
  const now = parts.clock.now();
  const stored = await office.readPosts(ids);
  const posts = stored
    .filter(isPublic)
    .filter((post) => post.platform === platform && (asked || isDue(post, now)));
  if (posts.length === 0) return 'nothing-due';
  const taken = await take(parts, office, posts, asked, now);
  await setAlarms(
    parts,
    taken.flatMap(({ post }) => post?.reach?.at ?? []),
  );
  return write(office, taken);
}

type Counted = Taken & { readonly paid: PaidReads | undefined };

/** Looks at every post, and makes each look into a snapshot. */
async function take(
  parts: CollectingReach,
  office: OfficeStore,
  posts: readonly PublicPost[],
  asked: boolean,
  now: Instant,
): Promise<readonly Counted[]> {
  const [first] = posts;
  if (!first) return [];
  const { platform } = first;
  const toAsk = posts.filter((post) => lookWithoutAsking(post, asked, now) === undefined);
  const seen: Seen =
    toAsk.length === 0
      ? { looks: new Map(), month: undefined }
      : await lookAtReach(parts, office, await office.readChannel(platform), toAsk);
  const campaigns = await readAssociations(office, posts);
  const metrics = parts.readerFor(platform)?.metrics ?? [];
  const platformName = parts.prices.find((list) => list.platform === platform)?.name ?? platform;
  return Promise.all(
    posts.map(async (post): Promise<Counted> => {
      const look = lookWithoutAsking(post, asked, now) ?? seen.looks.get(post.id);
      if (!look) throw new Error(`The reader of ${platform} said nothing of ${post.id}`);
      const associationId = campaigns.get(post.campaignId);
      const checkpoint = asked || post.reach === undefined ? 'asked' : post.reach.next;
      const before = await office.reach.readSnapshot({ postId: post.id, checkpoint, takenAt: now });
      const isPaid = seen.month !== undefined && look.kind === 'read' && seen.looks.has(post.id);
      return {
        ...takeSnapshot({ post, associationId, checkpoint, look, metrics, platformName, before, now }),
        paid: isPaid && seen.month !== undefined ? { month: seen.month, platform, count: 1 } : undefined,
      };
    }),
  );
}

async function write(office: OfficeStore, taken: readonly Counted[]): Promise<CollectReport> {
  let report: CollectReport = 'collected';
  for (let from = 0; from < taken.length; from += REACH_WRITES) {
    const part = taken.slice(from, from + REACH_WRITES);
    const paid = part.flatMap((each) => each.paid ?? []);
    const [first] = paid;
    const written = await office.reach.write(part, first ? [{ ...first, count: paid.length }] : []);
    if (written === 'conflict') report = 'later';
    else if (report === 'collected' && part.some(({ happening }) => happening !== undefined))
      report = 'removed';
  }
  return report;
}

/** Whose campaigns the posts belong to. */
async function readAssociations(
  office: OfficeStore,
  posts: readonly Post[],
): Promise<ReadonlyMap<CampaignId, AssociationId | undefined>> {
  const ids = [...new Set(posts.map(({ campaignId }) => campaignId))];
  const found = await Promise.all(ids.map((id) => office.readCampaign(id)));
  return new Map(ids.map((id, index) => [id, found[index]?.offeredBy]));
}

export function isPublic(post: Post): post is PublicPost {
  return post.state === 'published' && post.receipt !== undefined;
}

const isDue = ({ reach }: Post, now: Instant) => reach !== undefined && reach.at <= now;
