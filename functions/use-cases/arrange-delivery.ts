import type { Post } from '#core/post.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import { epochOf, type Instant, later, MINUTE, minuteOf, SECOND, type UtcMinute } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import { LONGEST_DELAY, type PublishQueue } from '#ports/publish-queue.ts';
import type { WakeUps } from '#ports/wake-ups.ts';

export interface Delivery {
  readonly clock: Clock;
  readonly wakeUps: WakeUps;
  readonly queue: PublishQueue;
}

/** A post that falls due sooner than this is queued directly, since its minute's wake-up may have fired already. */
export const SOON = 2 * MINUTE;

/**
 * Sets the alarms for posts that are about to be stored. It comes before the write: an alarm that finds nothing due
 * does no harm, while a post without one would wait for the sweep.
 */
export async function setAlarms({ clock, wakeUps }: Delivery, dueTimes: readonly Instant[]): Promise<void> {
  const now = clock.now();
  const minutes = dueTimes.filter((dueAt) => !isSoon(dueAt, now)).map(wakeUpMinute);
  for (const minute of new Set(minutes)) await wakeUps.ensure(minute);
}

/** Queues the posts, now stored, that no alarm would reach in time. */
export async function queueSoon({ clock, queue }: Delivery, posts: readonly Post[]): Promise<void> {
  const now = clock.now();
  const byDelay = new Map<number, PublishOrder[]>();
  for (const { officeId, id, dueAt } of posts) {
    if (dueAt === undefined || !isSoon(dueAt, now)) continue;
    const delay = Math.min(LONGEST_DELAY, Math.max(0, Math.ceil((epochOf(dueAt) - epochOf(now)) / SECOND)));
    byDelay.set(delay, [...(byDelay.get(delay) ?? []), { officeId, postId: id }]);
  }
  for (const [delay, orders] of byDelay) await queue.send(orders, delay);
}

function isSoon(dueAt: Instant, now: Instant): boolean {
  return dueAt <= later(now, SOON);
}

/** The first whole minute at which the post is due. */
function wakeUpMinute(dueAt: Instant): UtcMinute {
  const minute = minuteOf(dueAt);
  return epochOf(minute) === epochOf(dueAt) ? minute : minuteOf(later(dueAt, MINUTE));
}
