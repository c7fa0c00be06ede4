import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  paginateListSchedules,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import {
  connect,
  deadLetterArn,
  queueArn,
  referenceInstant,
  roleArn,
  scheduleInput,
  startScheduler,
} from './fixture.ts';

const name = 'wake-20261103T1400Z';
const arn = `arn:aws:scheduler:us-east-1:000000000000:schedule/default/${name}`;

async function createSchedules(client: SchedulerClient, names: readonly string[]): Promise<void> {
  for (const Name of names) await client.send(new CreateScheduleCommand(scheduleInput({ Name })));
}

describe('CreateSchedule', () => {
  test('answers the ARN, in the region of the signature', async () => {
    const { client, server } = await startScheduler();
    const created = await client.send(new CreateScheduleCommand(scheduleInput()));
    expect(created.ScheduleArn).toBe(arn);

    const elsewhere = connect(server.endpoint, 'us-west-2');
    const other = await elsewhere.send(new CreateScheduleCommand(scheduleInput()));
    expect(other.ScheduleArn).toBe(arn.replace('us-east-1', 'us-west-2'));
  });

  test('refuses a name that is taken with a ConflictException', async () => {
    const { client } = await startScheduler();
    await client.send(new CreateScheduleCommand(scheduleInput()));
    await expect(client.send(new CreateScheduleCommand(scheduleInput()))).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
      message: `Schedule ${name} already exists.`,
    });
  });

  test('allows the same name in another group', async () => {
    const { client } = await startScheduler();
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
    await client.send(new CreateScheduleCommand(scheduleInput()));
    const other = await client.send(new CreateScheduleCommand(scheduleInput({ GroupName: 'reach' })));
    expect(other.ScheduleArn).toBe(arn.replace('default', 'reach'));
  });

  test('refuses a group that does not exist with a ResourceNotFoundException', async () => {
    const { client } = await startScheduler();
    const create = client.send(new CreateScheduleCommand(scheduleInput({ GroupName: 'absent' })));
    await expect(create).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

describe('GetSchedule', () => {
  test('answers what was sent, with the defaults of the service', async () => {
    const { client } = await startScheduler();
    await client.send(new CreateScheduleCommand(scheduleInput()));
    const { $metadata, ...schedule } = await client.send(new GetScheduleCommand({ Name: name }));
    expect(schedule).toEqual({
      Arn: arn,
      Name: name,
      GroupName: 'default',
      ScheduleExpression: 'at(2026-11-03T14:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      CreationDate: new Date(referenceInstant),
      LastModificationDate: new Date(referenceInstant),
      Target: {
        Arn: queueArn,
        RoleArn: roleArn,
        Input: '{}',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
  });

  test('answers every optional member as it was sent', async () => {
    const { client } = await startScheduler();
    const sent = {
      ScheduleExpression: 'cron(0 9 ? * MON-FRI *)',
      ScheduleExpressionTimezone: 'America/New_York',
      StartDate: new Date('2026-10-05T00:00:00.500Z'),
      EndDate: new Date('2027-10-05T00:00:00Z'),
      Description: 'Röntgen ☢ on weekdays',
      State: 'DISABLED' as const,
      KmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/abc',
      ActionAfterCompletion: 'DELETE' as const,
      FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 15 },
      Target: {
        Arn: `${queueArn}.fifo`,
        RoleArn: roleArn,
        Input: 'not JSON, which a queue does not mind',
        DeadLetterConfig: { Arn: deadLetterArn },
        RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 3 },
        SqsParameters: { MessageGroupId: 'wake-ups' },
      },
    };
    await client.send(new CreateScheduleCommand(scheduleInput(sent)));
    expect(await client.send(new GetScheduleCommand({ Name: name }))).toMatchObject(sent);
  });

  test.each([
    { Name: 'absent' },
    { Name: 'absent', GroupName: 'default' },
    { Name: name, GroupName: 'absent' },
  ])('refuses %j with a ResourceNotFoundException', async (input) => {
    const { client } = await startScheduler();
    await client.send(new CreateScheduleCommand(scheduleInput()));
    await expect(client.send(new GetScheduleCommand(input))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('does not see the schedules of another region', async () => {
    const { client, server } = await startScheduler();
    await client.send(new CreateScheduleCommand(scheduleInput()));
    const elsewhere = connect(server.endpoint, 'eu-central-1');
    await expect(elsewhere.send(new GetScheduleCommand({ Name: name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('UpdateSchedule', () => {
  test('replaces everything: what it leaves out goes back to its default', async () => {
    const { client, clock } = await startScheduler();
    const before = scheduleInput({
      Description: 'the first wording',
      ScheduleExpressionTimezone: 'America/New_York',
      ActionAfterCompletion: 'DELETE',
      State: 'DISABLED',
      Target: { Arn: queueArn, RoleArn: roleArn, RetryPolicy: { MaximumRetryAttempts: 3 } },
    });
    await client.send(new CreateScheduleCommand(before));
    clock.advance(60);
    const updated = await client.send(
      new UpdateScheduleCommand(scheduleInput({ ScheduleExpression: 'at(2026-11-04T14:00:00)' })),
    );
    expect(updated.ScheduleArn).toBe(arn);
    const schedule = await client.send(new GetScheduleCommand({ Name: name }));
    expect(schedule).toMatchObject({
      ScheduleExpression: 'at(2026-11-04T14:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'NONE',
      State: 'ENABLED',
      CreationDate: new Date(referenceInstant),
      LastModificationDate: new Date(referenceInstant + 60_000),
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } },
    });
    expect(schedule.Description).toBeUndefined();
  });

  test('refuses a schedule that does not exist with a ResourceNotFoundException', async () => {
    const { client } = await startScheduler();
    await expect(client.send(new UpdateScheduleCommand(scheduleInput()))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Schedule ${name} does not exist.`,
    });
  });

  test('accepts the StartDate it read however old that has become, but no other old one', async () => {
    const { client, clock } = await startScheduler();
    const StartDate = new Date(referenceInstant);
    const input = scheduleInput({ ScheduleExpression: 'rate(1 day)', StartDate, State: 'DISABLED' });
    await client.send(new CreateScheduleCommand(input));
    clock.advance(86_400);
    await client.send(new UpdateScheduleCommand({ ...input, Description: 'changed' }));
    const older = { ...input, StartDate: new Date(referenceInstant - 1_000) };
    await expect(client.send(new UpdateScheduleCommand(older))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The StartDate you specify cannot be earlier than 5 minutes ago.',
    });
  });
});

describe('DeleteSchedule', () => {
  test('removes the schedule; doing it again is a ResourceNotFoundException', async () => {
    const { client, server } = await startScheduler();
    await client.send(new CreateScheduleCommand(scheduleInput()));
    expect(server.pendingCount()).toBe(1);
    await client.send(new DeleteScheduleCommand({ Name: name }));
    expect(server.pendingCount()).toBe(0);
    await expect(client.send(new DeleteScheduleCommand({ Name: name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    await client.send(new CreateScheduleCommand(scheduleInput()));
  });
});

describe('ListSchedules', () => {
  test('summarises', async () => {
    const { client } = await startScheduler();
    await createSchedules(client, [name]);
    const { Schedules, NextToken } = await client.send(new ListSchedulesCommand({}));
    expect(NextToken).toBeUndefined();
    expect(Schedules).toEqual([
      {
        Arn: arn,
        Name: name,
        GroupName: 'default',
        State: 'ENABLED',
        CreationDate: new Date(referenceInstant),
        LastModificationDate: new Date(referenceInstant),
        Target: { Arn: queueArn },
      },
    ]);
  });

  test('filters by group, prefix and state', async () => {
    const { client } = await startScheduler();
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
    await createSchedules(client, ['wake-1', 'wake-2', 'sweep']);
    await client.send(new CreateScheduleCommand(scheduleInput({ Name: 'wake-3', GroupName: 'reach' })));
    await client.send(new CreateScheduleCommand(scheduleInput({ Name: 'wake-4', State: 'DISABLED' })));
    const list = async (input: ListSchedulesCommandInput) =>
      (await client.send(new ListSchedulesCommand(input))).Schedules?.map((schedule) => schedule.Name);
    expect(await list({})).toEqual(['sweep', 'wake-1', 'wake-2', 'wake-4', 'wake-3']);
    expect(await list({ GroupName: 'reach' })).toEqual(['wake-3']);
    expect(await list({ NamePrefix: 'wake-' })).toEqual(['wake-1', 'wake-2', 'wake-4', 'wake-3']);
    expect(await list({ NamePrefix: 'WAKE' })).toEqual([]);
    expect(await list({ NamePrefix: 'wake_' })).toEqual([]);
    expect(await list({ State: 'DISABLED' })).toEqual(['wake-4']);
    await expect(list({ GroupName: 'absent' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('answers page after page, each schedule once', async () => {
    const { client } = await startScheduler();
    const names = Array.from({ length: 7 }, (_, index) => `wake-${index}`);
    await createSchedules(client, names);
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListSchedules({ client, pageSize: 3 }, {})) {
      pages.push(page.Schedules?.map((schedule) => schedule.Name) ?? []);
    }
    expect(pages).toEqual([names.slice(0, 3), names.slice(3, 6), names.slice(6)]);
  });

  test('gives no token when the page is exactly full', async () => {
    const { client } = await startScheduler();
    await createSchedules(client, ['wake-1', 'wake-2']);
    const page = await client.send(new ListSchedulesCommand({ MaxResults: 2 }));
    expect(page.Schedules).toHaveLength(2);
    expect(page.NextToken).toBeUndefined();
  });

  test('continues where it was when schedules come and go between pages', async () => {
    const { client } = await startScheduler();
    await createSchedules(client, ['b', 'd', 'f']);
    const first = await client.send(new ListSchedulesCommand({ MaxResults: 2 }));
    await client.send(new DeleteScheduleCommand({ Name: 'd' }));
    await createSchedules(client, ['a', 'e']);
    const NextToken = first.NextToken ?? 'none';
    const second = await client.send(new ListSchedulesCommand({ MaxResults: 2, NextToken }));
    expect(second.Schedules?.map((schedule) => schedule.Name)).toEqual(['e', 'f']);
  });

  test.each([
    'nonsense',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('refuses the token %s', async (NextToken) => {
    const { client } = await startScheduler();
    await expect(client.send(new ListSchedulesCommand({ NextToken }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Invalid NextToken.',
    });
  });
});
