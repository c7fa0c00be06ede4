import type { Clock } from '#ports/clock.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { Store } from '#ports/store.ts';

export interface Dispatch {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due'>;
  readonly queue: PublishQueue;
}

/**
 * As many posts as one dispatch hands on; what is left over comes with the next wake-up or sweep. 2,000 offices with
 * three channels each have 6,000 posts in the minute that their association chose.
 */
export const DISPATCH_LIMIT = 20_000;

/**
 * Queues every post whose time has come, whichever wake-up or sweep asks: the due index is the truth, so what an
 * earlier one failed to deliver comes along. Queuing a post twice is harmless, because only one claim succeeds.
 */
export async function dispatchDue({ clock, store, queue }: Dispatch): Promise<{ readonly queued: number }> {
  const due = await store.due.read(clock.now(), DISPATCH_LIMIT);
  if (due.length > 0) {
    await queue.send(
      due.map(({ officeId, postId }) => ({ officeId, postId })),
      0,
    );
  }
  return { queued: due.length };
}
