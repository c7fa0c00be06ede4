import { expect, test } from 'vitest';
import { atSeconds, create, makeFile, startScheduler, untilNothingIsPending } from './fixture.ts';

test('a burst larger than what may be under way at once is delivered whole', async () => {
  const { client, clock, inbox, server } = await startScheduler();
  const names = Array.from({ length: 150 }, (_, index) => `wake-${index}`);
  for (const Name of names) await create(client, { Name, ScheduleExpression: atSeconds(60) });
  clock.advance(60);
  const seen = new Set<string>();
  for (const _ of names) seen.add((await inbox.next()).scheduleArn);
  expect(seen.size).toBe(150);
  await untilNothingIsPending(server);
});

test('lag is how long the longest overdue delivery has waited', async () => {
  const release = Promise.withResolvers<void>();
  const { client, clock, server } = await startScheduler({ deliver: () => release.promise });
  await create(client, { ScheduleExpression: atSeconds(60) });
  expect(server.lagMs()).toBe(0);
  clock.advance(90);
  expect(server.lagMs()).toBe(30_000);
  expect(server.pendingCount()).toBe(1);
  release.resolve();
  await untilNothingIsPending(server);
  expect(server.lagMs()).toBe(0);
});

test('an attempt under way is not started again, however often the clock is looked at', async () => {
  const release = Promise.withResolvers<void>();
  const seen: string[] = [];
  const { client, clock, server } = await startScheduler({
    deliver: async (_arn, _input, { scheduleArn }) => {
      seen.push(scheduleArn.split('/').at(-1) ?? '');
      if (scheduleArn.endsWith('slow')) await release.promise;
    },
  });
  await create(client, { Name: 'slow', ScheduleExpression: atSeconds(0) });
  for (const Name of ['first', 'second', 'third']) {
    clock.advance(60);
    await create(client, { Name, ScheduleExpression: atSeconds(0) });
  }
  release.resolve();
  await untilNothingIsPending(server);
  expect(seen).toEqual(['slow', 'first', 'second', 'third']);
});

test('stopping waits for the attempt under way and records it', async () => {
  const file = await makeFile();
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const { client, stop } = await startScheduler({
    file,
    deliver: async () => {
      started.resolve();
      await release.promise;
    },
  });
  await create(client, { ScheduleExpression: atSeconds(0) });
  await started.promise;
  let isStopped = false;
  const stopping = stop().then(() => {
    isStopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  release.resolve();
  await stopping;
  const next = await startScheduler({ file });
  expect(next.server.pendingCount()).toBe(0);
});
