import { expect, test } from 'vitest';
import type { FanOutOrder } from '#core/fan-out-order.ts';
import { AssociationId, CampaignId } from '#core/ids.ts';
import { createLocalFanOutQueue } from '#local/queue/fan-out-queue.ts';

const orderOf = (campaign: string): FanOutOrder => ({
  associationId: AssociationId.parse('four-rivers'),
  campaignId: CampaignId.parse(campaign),
});

/** A queue whose every round of work ends when the test says so. */
function openQueue() {
  const started: FanOutOrder[] = [];
  const failures: unknown[] = [];
  let finish = Promise.withResolvers<void>();
  const queue = createLocalFanOutQueue({
    work: async (order) => {
      started.push(order);
      finish = Promise.withResolvers<void>();
      await finish.promise;
    },
    onFailure: (_, error) => failures.push(error),
  });
  return {
    queue,
    started,
    failures,
    finish: () => finish.resolve(),
    fail: (error: Error) => finish.reject(error),
  };
}

/** Lets everything run that waits for nothing but its turn. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('works on one order at a time, in the order in which they came', async () => {
  const { queue, started, finish } = openQueue();
  await queue.send(orderOf('one'));
  await queue.send(orderOf('two'));
  expect(started).toEqual([orderOf('one')]);
  finish();
  await settle();
  expect(started).toEqual([orderOf('one'), orderOf('two')]);
});

test('works once for orders that are the same and wait', async () => {
  const { queue, started, finish } = openQueue();
  for (let times = 0; times < 3; times += 1) await queue.send(orderOf('one'));
  // The first was begun before the others came, so that one more round is due.
  for (let times = 0; times < 3; times += 1) {
    finish();
    await settle();
  }
  expect(started).toEqual([orderOf('one'), orderOf('one')]);
});

test('forgets nothing that is sent the moment that the last work ends', async () => {
  const { queue, started, finish } = openQueue();
  await queue.send(orderOf('one'));
  finish();
  for (let turns = 0; turns < 10; turns += 1) {
    await Promise.resolve();
    await queue.send(orderOf(`next-${turns}`));
  }
  for (let turns = 0; turns < 20; turns += 1) {
    finish();
    await settle();
  }
  expect(started).toHaveLength(11);
});

test('tells of work that fails, and goes on with the next', async () => {
  const { queue, started, failures, fail } = openQueue();
  await queue.send(orderOf('one'));
  await queue.send(orderOf('two'));
  fail(new Error('The store is away'));
  await settle();
  expect(failures).toEqual([new Error('The store is away')]);
  expect(started).toEqual([orderOf('one'), orderOf('two')]);
});

test('drained, it finishes what is in hand, drops what waits, and takes nothing more', async () => {
  const { queue, started, finish } = openQueue();
  await queue.send(orderOf('one'));
  await queue.send(orderOf('two'));
  const drained = queue.drain();
  await queue.send(orderOf('three'));
  finish();
  await drained;
  expect(started).toEqual([orderOf('one')]);
});
