import {
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import {
  atSeconds,
  create,
  exists,
  queueArn,
  referenceInstant,
  roleArn,
  scheduleInput,
  startScheduler,
  untilNothingIsPending,
} from './fixture.ts';

describe('a one-time schedule', () => {
  test('fires once, when its time has come', async () => {
    const { client, clock, inbox, server } = await startScheduler();
    await create(client, { Name: 'later', ScheduleExpression: atSeconds(120) });
    await create(client, { Name: 'wake', ScheduleExpression: atSeconds(60) });
    clock.advance(60);
    const attempt = await inbox.next();
    expect(attempt).toMatchObject({
      arn: queueArn,
      input: '{}',
      scheduleArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/wake',
      scheduledAt: referenceInstant + 60_000,
      attempt: 1,
    });
    clock.advance(60);
    expect((await inbox.next()).scheduleArn).toMatch(/later$/);
    expect(inbox.attempts).toHaveLength(2);
    await untilNothingIsPending(server);
  });

  test('of a time that has passed fires at once, whatever age its policy allows', async () => {
    const { client, inbox } = await startScheduler();
    const RetryPolicy = { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 };
    const Target = { Arn: queueArn, RoleArn: roleArn, RetryPolicy };
    await create(client, { ScheduleExpression: atSeconds(-7_200), Target });
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant - 7_200_000);
  });

  test('is read in its zone', async () => {
    const { client, clock, inbox } = await startScheduler();
    // 08:01 in New York is 12:01 UTC, a minute after the reference instant.
    const ScheduleExpression = 'at(2026-10-01T08:01:00)';
    await create(client, { ScheduleExpression, ScheduleExpressionTimezone: 'America/New_York' });
    clock.advance(60);
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 60_000);
  });

  test('with a flexible window fires at its start', async () => {
    const { client, clock, inbox } = await startScheduler();
    const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } as const;
    await create(client, { ScheduleExpression: atSeconds(60), FlexibleTimeWindow });
    clock.advance(60);
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 60_000);
  });

  test('stays when nothing else was asked, and does not fire again', async () => {
    const { client, clock, inbox } = await startScheduler();
    await create(client, { Name: 'wake', ScheduleExpression: atSeconds(0) });
    await inbox.next();
    await create(client, { Name: 'sentinel', ScheduleExpression: atSeconds(86_400) });
    clock.advance(86_400);
    expect((await inbox.next()).scheduleArn).toMatch(/sentinel$/);
    expect(await exists(client, 'wake')).toBe(true);
  });

  test('is removed after completion when it asks for DELETE, without waiting for a tick', async () => {
    const { client, inbox, server } = await startScheduler({ tickMs: 600_000 });
    await create(client, { ScheduleExpression: atSeconds(0), ActionAfterCompletion: 'DELETE' });
    await inbox.next();
    await untilNothingIsPending(server);
    expect(await exists(client, scheduleInput().Name ?? '')).toBe(false);
  });
});

describe('what must not fire', () => {
  test('a disabled, a deleted and a moved schedule stay silent; enabling a past one fires it', async () => {
    const { client, clock, inbox } = await startScheduler();
    const ScheduleExpression = atSeconds(60);
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
    await create(client, { Name: 'disabled', ScheduleExpression, State: 'DISABLED' });
    await create(client, { Name: 'deleted', ScheduleExpression });
    await create(client, { Name: 'moved', ScheduleExpression });
    await create(client, { Name: 'grouped', ScheduleExpression, GroupName: 'reach' });
    await client.send(new DeleteScheduleCommand({ Name: 'deleted' }));
    await client.send(new DeleteScheduleGroupCommand({ Name: 'reach' }));
    const moved = scheduleInput({ Name: 'moved', ScheduleExpression: atSeconds(120) });
    await client.send(new UpdateScheduleCommand(moved));
    // Due last, so whatever fires before it would be seen first.
    await create(client, { Name: 'sentinel', ScheduleExpression: atSeconds(90) });
    clock.advance(90);
    expect((await inbox.next()).scheduleArn).toMatch(/sentinel$/);
    await client.send(new UpdateScheduleCommand(scheduleInput({ Name: 'disabled', ScheduleExpression })));
    expect((await inbox.next()).scheduleArn).toMatch(/disabled$/);
    clock.advance(30);
    expect((await inbox.next()).scheduleArn).toMatch(/moved$/);
  });

  test('a schedule updated while an attempt is under way keeps its new life', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const { client, stop, server } = await startScheduler({
      deliver: async () => {
        started.resolve();
        await release.promise;
      },
    });
    const wake = { Name: 'wake', ScheduleExpression: atSeconds(0), ActionAfterCompletion: 'DELETE' } as const;
    await create(client, wake);
    await started.promise;
    await client.send(new UpdateScheduleCommand(scheduleInput({ ...wake, State: 'DISABLED' })));
    expect(server.pendingCount()).toBe(0);
    release.resolve();
    // A later request is answered after the attempt has been recorded.
    await create(client, { Name: 'later' });
    expect(await exists(client, 'wake')).toBe(true);
    await stop();
  });

  test('a failed attempt is not made again once its schedule has been moved', async () => {
    const { client, clock, inbox } = await startScheduler();
    inbox.refuses = ({ scheduleArn }) => scheduleArn.endsWith('wake');
    await create(client, { Name: 'wake', ScheduleExpression: atSeconds(0) });
    await inbox.nextFailed();
    const moved = scheduleInput({ Name: 'wake', ScheduleExpression: atSeconds(120) });
    await client.send(new UpdateScheduleCommand(moved));
    await create(client, { Name: 'sentinel', ScheduleExpression: atSeconds(60) });
    clock.advance(60);
    expect((await inbox.next()).scheduleArn).toMatch(/sentinel$/);
    clock.advance(60);
    expect(await inbox.next()).toMatchObject({ scheduledAt: referenceInstant + 120_000, attempt: 1 });
  });
});

describe('a recurring schedule', () => {
  test('of a rate fires at once and then at every interval, also those missed', async () => {
    const { client, clock, inbox } = await startScheduler();
    await create(client, { ScheduleExpression: 'rate(5 minutes)' });
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant);
    clock.advance(900);
    const due = [await inbox.next(), await inbox.next(), await inbox.next()].map(
      (attempt) => attempt.scheduledAt,
    );
    expect(due).toEqual([300, 600, 900].map((seconds) => referenceInstant + seconds * 1_000));
  });

  test('of cron fires at the minutes it names', async () => {
    const { client, clock, inbox } = await startScheduler();
    await create(client, {
      ScheduleExpression: 'cron(0/30 * * * ? *)',
      StartDate: new Date(referenceInstant + 1),
    });
    clock.advance(1_800);
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 1_800_000);
    clock.advance(1_800);
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 3_600_000);
  });

  test('is removed after its last fire before EndDate when it asks for DELETE', async () => {
    const { client, clock, inbox, server } = await startScheduler();
    await create(client, {
      Name: 'wake',
      ScheduleExpression: 'rate(5 minutes)',
      EndDate: new Date(referenceInstant + 400_000),
      ActionAfterCompletion: 'DELETE',
    });
    await inbox.next();
    expect(await exists(client, 'wake')).toBe(true);
    clock.advance(300);
    await inbox.next();
    await untilNothingIsPending(server);
    expect(await exists(client, 'wake')).toBe(false);
  });

  test('is not removed while an earlier fire still waits to be tried again', async () => {
    const { client, clock, inbox, server } = await startScheduler();
    inbox.refuses = ({ scheduledAt, attempt }) => scheduledAt === referenceInstant && attempt < 3;
    await create(client, {
      Name: 'wake',
      ScheduleExpression: 'rate(5 minutes)',
      EndDate: new Date(referenceInstant + 400_000),
      ActionAfterCompletion: 'DELETE',
    });
    await inbox.nextFailed();
    clock.advance(300);
    await inbox.nextFailed();
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 300_000);
    await expect.poll(() => server.pendingCount(), { timeout: 20_000, interval: 5 }).toBe(1);
    expect(await exists(client, 'wake')).toBe(true);
    clock.advance(2);
    expect(await inbox.next()).toMatchObject({ scheduledAt: referenceInstant, attempt: 3 });
    await untilNothingIsPending(server);
    expect(await exists(client, 'wake')).toBe(false);
  });

  test('does not fire twice for a time when the clock is set back', async () => {
    const { client, clock, inbox } = await startScheduler();
    await create(client, { ScheduleExpression: 'rate(5 minutes)' });
    await inbox.next();
    clock.advance(300);
    await inbox.next();
    clock.advance(-600);
    await create(client, { Name: 'sentinel', ScheduleExpression: atSeconds(-400) });
    expect((await inbox.next()).scheduleArn).toMatch(/sentinel$/);
    clock.advance(900);
    expect((await inbox.next()).scheduledAt).toBe(referenceInstant + 600_000);
  });
});

test('context attributes in the input are filled in, others left alone', async () => {
  const { client, inbox } = await startScheduler();
  const Input = JSON.stringify({
    arn: '<aws.scheduler.schedule-arn>',
    time: '<aws.scheduler.scheduled-time>',
    execution: '<aws.scheduler.execution-id>',
    attempt: '<aws.scheduler.attempt-number>',
    twice: '<aws.scheduler.attempt-number>/<aws.scheduler.attempt-number>',
    other: '<aws.scheduler.unknown> $& $1',
  });
  await create(client, {
    Name: 'wake',
    ScheduleExpression: atSeconds(-30),
    Target: { Arn: queueArn, RoleArn: roleArn, Input },
  });
  const attempt = await inbox.next();
  expect(JSON.parse(attempt.input)).toEqual({
    arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/wake',
    time: '2026-10-01T11:59:30Z',
    execution: attempt.executionId,
    attempt: '1',
    twice: '1/1',
    other: '<aws.scheduler.unknown> $& $1',
  });
});

test('a target without input receives the default notification', async () => {
  const { client, inbox } = await startScheduler();
  await create(client, {
    Name: 'wake',
    ScheduleExpression: atSeconds(0),
    Target: { Arn: queueArn, RoleArn: roleArn },
  });
  expect(JSON.parse((await inbox.next()).input)).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    time: '2026-10-01T12:00:00Z',
    resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/wake'],
  });
});
