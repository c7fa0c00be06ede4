import type { Clock } from '#ports/clock.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { Store } from '#ports/store.ts';

export interface ChannelSweep {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due'>;
  readonly queue: PublishQueue;
}

/** As many as one sweep hands on: whatever has piled up, posts that fall due meanwhile do not wait long behind it. */
const LIMIT = 200;

/**
 * Queues the channels whose check is due. The sweep itself holds no key to their credentials; whoever works on the
 * queue does. Queuing one twice is harmless, because the first check puts off the next.
 */
export async function checkDueChannels(parts: ChannelSweep): Promise<{ readonly queued: number }> {
  const due = await parts.store.due.readChannels(parts.clock.now(), LIMIT);
  if (due.length > 0) await parts.queue.send(due, 0);
  return { queued: due.length };
}
