import type { OfficeId, Platform, PostId } from '#core/ids.ts';
import type { ReachOrder } from '#core/work-order.ts';
import type { Clock } from '#ports/clock.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { ReachPost, Store } from '#ports/store.ts';

export interface ReachSweep {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due'>;
  readonly queue: PublishQueue;
}

/** As many posts as one sweep hands on: those of 2,000 offices take some sweeps, and posts that fall due come between. */
const POSTS = 6_000;
/** As many as X shows in one call. */
const TOGETHER = 100;

/**
 * Queues the posts whose reach is to be read, by channel, so that one call to a platform reads many. Queuing them twice
 * is harmless, because the first reading puts off the next.
 */
export async function queueDueReach({
  clock,
  store,
  queue,
}: ReachSweep): Promise<{ readonly queued: number }> {
  const due = await store.due.readReach(clock.now(), POSTS);
  const orders = groupByChannel(due);
  if (orders.length > 0) await queue.send(orders, 0);
  return { queued: due.length };
}

function groupByChannel(due: readonly ReachPost[]): readonly ReachOrder[] {
  const channels = new Map<string, { officeId: OfficeId; platform: Platform; posts: PostId[] }>();
  for (const { officeId, platform, postId } of due) {
    const name = `${officeId} ${platform}`;
    const channel = channels.get(name) ?? { officeId, platform, posts: [] };
    channel.posts.push(postId);
    channels.set(name, channel);
  }
  return [...channels.values()].flatMap(({ posts, ...channel }) =>
    Array.from({ length: Math.ceil(posts.length / TOGETHER) }, (_, part) => ({
      ...channel,
      posts: posts.slice(part * TOGETHER, (part + 1) * TOGETHER),
    })),
  );
}
