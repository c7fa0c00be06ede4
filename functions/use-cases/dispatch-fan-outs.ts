import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Store } from '#ports/store.ts';

/** Campaigns that one sweep takes up; what is left over comes with the next. */
const LIMIT = 100;

/** Orders to go on with every campaign whose work was interrupted, or whose deadline has passed. */
export async function dispatchFanOuts({
  clock,
  store,
  fanOut,
}: {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due'>;
  readonly fanOut: FanOutQueue;
}): Promise<void> {
  for (const order of await store.due.readFanOuts(clock.now(), LIMIT)) await fanOut.send(order);
}
