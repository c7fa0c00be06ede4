import {
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  paginateListSchedules,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createEventBridgeWakeUps, wakeUpName } from '#adapters/eventbridge/wake-ups.ts';
import { epochOf, Instant, UtcMinute } from '#core/time.ts';
import { startSchedulerServer } from '#local/scheduler/server.ts';
import { describeWakeUps } from '#test/contracts/wake-ups.ts';
import { loopbackClient, serveLoopback } from './loopback.ts';

const minute = UtcMinute.parse('2026-11-03T14:00Z');
const targetArn = 'arn:aws:sqs:us-east-1:000000000000:wake-ups';
const deadLetterArn = 'arn:aws:sqs:us-east-1:000000000000:wake-ups-dead';
const roleArn = 'arn:aws:iam::000000000000:role/wake-up';

describeWakeUps('wake-ups of EventBridge Scheduler', startHost);

test('a wake-up is named by its minute', () => {
  expect(wakeUpName(minute)).toBe('wake-20261103T1400Z');
});

test('a wake-up fires once, soon or never, and leaves nothing behind', async () => {
  const { client, wakeUps } = await startHost('2026-11-03T13:30:00.000Z');
  await wakeUps.ensure(minute);
  const schedule = await client.send(
    new GetScheduleCommand({ Name: wakeUpName(minute), GroupName: 'clarion' }),
  );
  expect(schedule).toMatchObject({
    ScheduleExpression: 'at(2026-11-03T14:00:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: targetArn,
      RoleArn: roleArn,
      Input: '{"minute":"2026-11-03T14:00Z"}',
      RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 3 },
      DeadLetterConfig: { Arn: deadLetterArn },
    },
  });
});

test.each(['2026-11-03T14:00:00.000Z', '2026-11-03T14:00:01.000Z', '2026-11-04T00:00:00.000Z'])(
  'at %s a wake-up for 14:00 comes too late, so none is asked for',
  async (now) => {
    const { endpoint, requests } = await serveLoopback(() => ({ status: 200, body: '{}' }));
    const client = new SchedulerClient({ ...loopbackClient, endpoint });
    onTestFinished(() => client.destroy());
    const clock = { now: () => Instant.parse(now) };
    const wakeUps = createEventBridgeWakeUps({ client, clock, groupName: 'clarion', targetArn, roleArn });
    await wakeUps.ensure(minute);
    expect(requests).toEqual([]);
    await wakeUps.ensure(UtcMinute.parse('2026-11-05T00:00Z'));
    expect(requests).toHaveLength(1);
  },
);

test('a wake-up for the minute that begins next is made', async () => {
  const { client, wakeUps } = await startHost('2026-11-03T13:59:59.999Z');
  await wakeUps.ensure(minute);
  expect(await listNames(client)).toEqual(['wake-20261103T1400Z']);
});

test('a fault other than a wake-up that is there already is not hidden', async () => {
  const { wakeUps } = await startHost('2026-11-03T13:30:00.000Z', 'no-such-group');
  await expect(wakeUps.ensure(minute)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

async function startHost(at: string, groupName = 'clarion') {
  let now = Instant.parse(at);
  const minutes: string[] = [];
  let onDelivery = () => {};
  const server = await startSchedulerServer({
    file: ':memory:',
    port: 0,
    accessKeyId: loopbackClient.credentials.accessKeyId,
    now: () => epochOf(now),
    tickMs: 5,
    deliver: async (arn, input) => {
      expect(arn).toBe(targetArn);
      minutes.push(z.object({ minute: z.string() }).parse(JSON.parse(input)).minute);
      onDelivery();
    },
  });
  const client = new SchedulerClient({ ...loopbackClient, endpoint: server.endpoint });
  onTestFinished(async () => {
    client.destroy();
    await server.stop();
  });
  await client.send(new CreateScheduleGroupCommand({ Name: 'clarion' }));
  const clock = { now: () => now };
  return {
    client,
    wakeUps: createEventBridgeWakeUps({ client, clock, groupName, targetArn, roleArn, deadLetterArn }),
    moveTo: (time: Instant) => {
      now = time;
    },
    woken: async (count: number) => {
      while (minutes.length < count) {
        await new Promise<void>((resolve) => {
          onDelivery = resolve;
        });
      }
      return [...minutes];
    },
  };
}

async function listNames(client: SchedulerClient) {
  const names: (string | undefined)[] = [];
  for await (const { Schedules = [] } of paginateListSchedules({ client }, { GroupName: 'clarion' })) {
    names.push(...Schedules.map(({ Name }) => Name));
  }
  return names;
}
