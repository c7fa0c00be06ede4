import { createLocalFanOutQueue } from '#local/queue/fan-out-queue.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import type { Bench } from './bench.ts';
import { storeOnce } from './bench-store.ts';
import { countPosts } from './count-posts.ts';
import { BY, LARGE, offerTo, type Place } from './large-association.ts';
import { partsOf } from './parts.ts';

const OFFICES = 2_000;
/** As many offices at once as the host goes through. */
const LANES = 4;
const clock = createTestClock();

/** An association's campaign from the moment it is offered until its last office has its offer. */
export const fanOut: Bench = {
  name: 'fanOut',
  about: '2,000 offices × 3 channels × 10 slots: offered, until the last offer is stored',
  runs: 3,
  open: async () => {
    const stored = await storeOnce(OFFICES, clock);
    return { run: () => stored.fresh(offerOnce), close: stored.remove };
  },
};

async function offerOnce({ store }: Place) {
  const ended = Promise.withResolvers<void>();
  const queue = createLocalFanOutQueue({
    work: async (order) => {
      const report = await goOnFanningOut({ ...parts, lanes: LANES }, order);
      if (report !== 'goes-on') ended.resolve();
    },
    onFailure: (_, error) => ended.reject(error),
  });
  const parts = await partsOf(store, clock, queue);
  const association = store.forAssociation(LARGE.id, BY);

  const start = performance.now();
  const offered = await offerCampaign(parts, association, offerTo(OFFICES, 'bench', clock.now()));
  if (!offered.ok) throw new Error(`It was not offered: ${JSON.stringify(offered.error).slice(0, 500)}`);
  const stored = performance.now();
  await ended.promise;
  const seconds = (performance.now() - start) / 1_000;

  await queue.drain();
  const posts = await countPosts(store, offered.value.id, OFFICES);
  return { seconds, 'seconds to offer': (stored - start) / 1_000, 'posts a second': posts / seconds, posts };
}
