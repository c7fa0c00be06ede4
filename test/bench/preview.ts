import { createTestClock } from '#test/fixtures/clock.ts';
import { prepareOffers } from '#use-cases/prepare-offers.ts';
import type { Bench } from './bench.ts';
import { storeOnce } from './bench-store.ts';
import { POSTS_EACH } from './count-posts.ts';
import { BY, LARGE, offerTo, type Place } from './large-association.ts';
import { partsOf, unworked } from './parts.ts';

const OFFICES = 254;
const clock = createTestClock();

/** Everything that a person of the association sees before a campaign is offered. */
export const preview: Bench = {
  name: 'preview',
  about: '254 offices × 3 channels × 10 slots: every text, problem, near-duplicate and cost',
  runs: 3,
  open: async () => {
    const stored = await storeOnce(OFFICES, clock);
    return { run: () => stored.fresh(prepareOnce), close: stored.remove };
  },
};

async function prepareOnce({ store }: Place) {
  const parts = await partsOf(store, clock, unworked);
  const association = store.forAssociation(LARGE.id, BY);
  const start = performance.now();
  const prepared = await prepareOffers(parts, association, offerTo(OFFICES, 'bench', clock.now()));
  const seconds = (performance.now() - start) / 1_000;
  if ('kind' in prepared) throw new Error(`Nothing was prepared: ${prepared.kind}`);
  const posts = prepared.posts.size;
  if (posts !== OFFICES * POSTS_EACH) throw new Error(`${posts} posts were prepared`);
  return { seconds, posts };
}
