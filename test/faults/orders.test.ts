import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import { REAL_TIME } from '#local/pace.ts';
import { createInProcessQueue } from '#local/queue/in-process-queue.ts';
import { SPACING } from '#use-cases/publish-post.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import { type FaultStage, FINE, judge, startFaultStage } from './fault-stage.ts';

/** The host's own queue, in front of the real way of a post, when it delivers more than once or in no order. */

let stage: FaultStage;

beforeAll(async () => {
  stage = await startFaultStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.log.length = 0;
  stage.orders.length = 0;
});

/** Sends orders to the queue, and gives what they came to once all of them have been worked on. */
async function deliver(orders: readonly WorkOrder[]): Promise<readonly string[]> {
  const reports: string[] = [];
  let left = orders.length;
  await new Promise<void>((resolve, reject) => {
    const queue = createInProcessQueue({
      concurrency: 8,
      pace: REAL_TIME,
      work: async (order) => {
        reports.push((await workOnOrder(stage.working, order)).report);
        left -= 1;
        if (left === 0) resolve();
      },
      onFailure: (_, error) => reject(error),
    });
    void queue.send(orders, 0);
  });
  return reports;
}

describe('an order', () => {
  it('that is delivered twice at once sends its post once', async () => {
    const here = stage.enterOffice();
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const order = here.order(post.id);
    const reports = await deliver([order, order]);
    expect(reports.filter((report) => report === 'published')).toHaveLength(1);
    expect(await judge({ here, post })).toEqual(FINE);
  });

  it('that is delivered again after its post is out finds nothing to do', async () => {
    const here = stage.enterOffice();
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const order = here.order(post.id);
    expect(await deliver([order])).toEqual(['published']);
    expect(await deliver([order])).toEqual(['nothing-due']);
    stage.clock.advance(MINUTE);
    expect(await deliver([order])).toEqual(['nothing-due']);
    expect(await judge({ here, post })).toEqual(FINE);
  });

  it('from before its post was moved does not send it before its new time', async () => {
    const here = stage.enterOffice();
    const post = await here.schedule();
    const stale = here.order(post.id);
    stage.clock.advance(30 * MINUTE);
    const dueAt = later(stage.clock.now(), 5 * MINUTE);
    const subject = { kind: 'post' as const, id: post.id };
    await here.store.writePost({
      post: { ...post, dueAt },
      happening: { subject, action: 'post.move', summary: 'It was moved.' },
    });
    expect(await deliver([stale, stale])).toEqual(['nothing-due', 'nothing-due']);
    expect(await here.publicPosts()).toEqual([]);
    stage.clock.set(dueAt);
    await deliver([stale]);
    expect(await judge({ here, post })).toEqual(FINE);
  });
});

it('orders of one channel, each delivered twice and the last first, send every post once', async () => {
  const here = stage.enterOffice();
  const posts = [await here.schedule()];
  while (posts.length < 4) posts.push(await here.scheduleUnconnected());
  stage.clock.advance(30 * MINUTE);
  let coming: readonly WorkOrder[] = posts.toReversed().map(({ id }) => here.order(id));
  for (let round = 0; coming.length > 0; round += 1) {
    expect(round).toBeLessThan(posts.length);
    stage.orders.length = 0;
    await deliver([...coming, ...coming]);
    stage.clock.advance(SPACING + SECOND);
    // Whoever had to wait for the channel was ordered again, as often as it was asked for.
    coming = stage.orders.map(({ order }) => order).reverse();
    coming = coming.filter((order, index) => coming.findIndex((each) => isSame(each, order)) === index);
  }
  expect(await here.publicPosts()).toHaveLength(4);
  for (const post of posts)
    expect(await here.read(post.id)).toMatchObject({ state: 'published', attempts: 1 });
});

const isSame = (one: WorkOrder, other: WorkOrder) => JSON.stringify(one) === JSON.stringify(other);
