import { CreateScheduleCommand, GetScheduleCommand, type Target } from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import { findRetryTime, pauseAfter } from '#local/scheduler/retry.ts';
import {
  atSeconds,
  deadLetterArn,
  queueArn,
  referenceInstant,
  roleArn,
  scheduleInput,
  startScheduler,
  untilNothingIsPending,
} from './fixture.ts';

const Name = 'wake';

function dueNow(policy: Target['RetryPolicy'], changes: Partial<Target> = {}) {
  const target: Target = { Arn: queueArn, RoleArn: roleArn, RetryPolicy: policy, ...changes };
  const input = {
    Name,
    ScheduleExpression: atSeconds(0),
    ActionAfterCompletion: 'DELETE' as const,
    Target: target,
  };
  return new CreateScheduleCommand(scheduleInput(input));
}

test('pauses double from a second up to eight minutes', () => {
  expect([1, 2, 3, 4, 9, 10, 185].map(pauseAfter)).toEqual([
    1_000, 2_000, 4_000, 8_000, 256_000, 480_000, 480_000,
  ]);
});

test('the default policy tries for about a day', () => {
  const policy = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };
  let time = 0;
  let attempts = 0;
  for (
    let next: number | undefined = 0;
    next !== undefined;
    next = findRetryTime(policy, 0, attempts, time)
  ) {
    time = next;
    attempts += 1;
  }
  expect(attempts).toBeGreaterThan(180);
  expect(time / 3_600_000).toBeGreaterThan(23);
  expect(time / 3_600_000).toBeLessThanOrEqual(24);
});

describe('a failed attempt', () => {
  test('is made again after a pause, with a new execution id and the next number', async () => {
    const { client, clock, inbox, server } = await startScheduler();
    inbox.refuses = ({ attempt }) => attempt < 3;
    await client.send(dueNow({ MaximumRetryAttempts: 3 }, { Input: '<aws.scheduler.attempt-number>' }));
    const first = await inbox.nextFailed();
    clock.advance(1);
    const second = await inbox.nextFailed();
    clock.advance(2);
    const third = await inbox.next();
    expect([first, second, third].map(({ attempt, input }) => [attempt, input])).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
    expect(new Set([first, second, third].map(({ executionId }) => executionId)).size).toBe(3);
    expect(third.scheduledAt).toBe(referenceInstant);
    await untilNothingIsPending(server);
  });

  test('keeps the schedule until the last one, and is told to the host', async () => {
    const { client, inbox, clock, server } = await startScheduler();
    inbox.refuses = () => true;
    await client.send(dueNow({ MaximumRetryAttempts: 1 }));
    await inbox.nextFailed();
    await client.send(new GetScheduleCommand({ Name }));
    expect(server.pendingCount()).toBe(1);
    clock.advance(1);
    await inbox.next();
    await untilNothingIsPending(server);
    await expect(client.send(new GetScheduleCommand({ Name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(inbox.failures.map(({ arn, attempt }) => [arn, attempt])).toEqual([
      [queueArn, 1],
      [queueArn, 2],
    ]);
  });

  test('of a target that throws instead of rejecting counts like any other', async () => {
    const seen: number[] = [];
    const failed = Promise.withResolvers<void>();
    const { client, clock, server } = await startScheduler({
      onFailedAttempt: () => failed.resolve(),
      deliver: (_arn, _input, { attempt }) => {
        seen.push(attempt);
        if (attempt === 1) throw new Error('at once');
        return Promise.resolve();
      },
    });
    await client.send(dueNow({ MaximumRetryAttempts: 1 }));
    await failed.promise;
    clock.advance(1);
    await untilNothingIsPending(server);
    expect(seen).toEqual([1, 2]);
  });
});

describe('an exhausted policy', () => {
  const DeadLetterConfig = { Arn: deadLetterArn };

  test('of attempts hands the input to the dead-letter queue', async () => {
    const { client, inbox, server } = await startScheduler();
    inbox.refuses = ({ arn }) => arn === queueArn;
    await client.send(dueNow({ MaximumRetryAttempts: 0 }, { DeadLetterConfig, Input: '{"minute":1}' }));
    expect((await inbox.next()).arn).toBe(queueArn);
    expect(await inbox.next()).toMatchObject({
      arn: deadLetterArn,
      input: '{"minute":1}',
      attempt: 1,
      scheduledAt: referenceInstant,
    });
    await untilNothingIsPending(server);
    await expect(client.send(new GetScheduleCommand({ Name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('of age hands it over as soon as no attempt in time is left', async () => {
    const { client, clock, inbox } = await startScheduler();
    inbox.refuses = ({ arn }) => arn === queueArn;
    await client.send(dueNow({ MaximumEventAgeInSeconds: 60 }, { DeadLetterConfig }));
    const attempts = [await inbox.nextFailed()];
    for (const pause of [1, 2, 4, 8, 16]) {
      clock.advance(pause);
      attempts.push(await inbox.nextFailed());
    }
    // After 31 s the next pause would be 32 s: past the minute, so it is not waited for.
    expect(attempts.map(({ arn }) => arn)).toEqual(Array.from({ length: 6 }, () => queueArn));
    expect(await inbox.next()).toMatchObject({ arn: deadLetterArn, attempt: 6 });
  });

  test('offers the dead letter again until it is taken', async () => {
    const { client, clock, inbox, server } = await startScheduler();
    let deadLetters = 0;
    inbox.refuses = ({ arn }) => arn === queueArn || ++deadLetters < 3;
    await client.send(dueNow({ MaximumRetryAttempts: 0 }, { DeadLetterConfig }));
    await inbox.nextFailed();
    await inbox.nextFailed();
    clock.advance(1);
    await inbox.nextFailed();
    clock.advance(2);
    expect((await inbox.next()).arn).toBe(deadLetterArn);
    await untilNothingIsPending(server);
  });
});
