import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MINUTE } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import { REAL_TIME } from '#local/pace.ts';
import { createInProcessQueue } from '#local/queue/in-process-queue.ts';
import { type Publishing, publishPost } from '#use-cases/publish-post.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

/** Fewer than a host has: one channel must not take them all even so. */
const HANDS = 2;
const POISONED_POSTS = 6;

let stage: PublishingStage;
let sick: StageOffice;
let well: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  [sick, well] = [stage.enterOffice(), stage.enterOffice()];
});

/** Everything falls due at once, the sick channel's posts first; resolves when the other office's post was dealt with. */
async function publishAll(parts: Publishing): Promise<{ calls(): Promise<number>; finish(): Promise<void> }> {
  const due = [await sick.schedule()];
  for (let more = 1; more < POISONED_POSTS; more += 1) due.push(await sick.scheduleUnconnected());
  const other = await well.schedule();
  stage.clock.advance(30 * MINUTE);
  const before = await stage.countCalls('x', '/2/tweets');
  const done = Promise.withResolvers<void>();
  const queue = createInProcessQueue({
    pace: REAL_TIME,
    concurrency: HANDS,
    work: async (order: WorkOrder) => {
      if (!('postId' in order)) throw new Error('This queue is for posts');
      await publishPost({ ...parts, queue }, order);
      if (order.postId === other.id) done.resolve();
    },
    onFailure: (_, error) => done.reject(error),
  });
  const orders = [...due.map(({ id }) => sick.order(id)), well.order(other.id)];
  await queue.send(orders, 0);
  await done.promise;
  expect(await well.read(other.id)).toMatchObject({
    state: 'published',
    receipt: { publishedAt: stage.clock.now() },
  });
  return {
    calls: async () => (await stage.countCalls('x', '/2/tweets')) - before,
    finish: () => queue.drain(),
  };
}

it.each(['429', '500-before', 'expired-token'])(
  'a channel that always answers %s delays no other office’s post, and is not hammered',
  async (fault) => {
    await sick.connect('x');
    await stage.inject('x', 'create-post', fault, { account: sick.office.id, times: 100 });
    const { calls, finish } = await publishAll(stage.parts);
    await finish();
    // One of the sick channel's, and that of the other office.
    expect(await calls()).toBe(2);
    expect(await sick.publicPosts()).toEqual([]);
  },
);

it('a channel whose platform never answers holds one hand of the queue, however many posts it has', async () => {
  const silence = Promise.withResolvers<void>();
  const parts: Publishing = {
    ...stage.parts,
    publisherFor: (platform) => {
      const publisher = stage.parts.publisherFor(platform);
      return (
        publisher && {
          ...publisher,
          publish: async (publication, journal) => {
            if (publication.handle === sick.office.id) await silence.promise;
            return publisher.publish(publication, journal);
          },
        }
      );
    },
  };
  const { calls, finish } = await publishAll(parts);
  expect(await calls()).toBe(1);
  silence.resolve();
  await finish();
});
