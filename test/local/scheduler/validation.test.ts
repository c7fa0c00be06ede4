import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  type Target,
} from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import { queueArn, referenceInstant, roleArn, scheduleInput, startScheduler } from './fixture.ts';

const lambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:dispatch';
const busArn = 'arn:aws:events:us-east-1:000000000000:event-bus/default';
const kmsArn = 'arn:aws:kms:us-east-1:000000000000:key/abc';
const target = (changes: Partial<Target>): Partial<CreateScheduleCommandInput> => ({
  Target: { Arn: queueArn, RoleArn: roleArn, ...changes },
});
const minutesAfter = (minutes: number) => new Date(referenceInstant + minutes * 60_000);

/** What a client without the types of TypeScript could send. */
const untyped = (changes: object): Partial<CreateScheduleCommandInput> => changes;

describe('CreateSchedule refuses', () => {
  test.each<[string, Partial<CreateScheduleCommandInput>, string]>([
    ['a name with a space', { Name: 'wake up' }, "Value 'wake up' at 'name'"],
    ['a name of 65 characters', { Name: 'n'.repeat(65) }, 'length less than or equal to 64'],
    ['a group with a slash', { GroupName: 'a/b' }, "at 'groupName'"],
    ['no expression', untyped({ ScheduleExpression: undefined }), "Value null at 'scheduleExpression'"],
    ['an expression of 257 characters', { ScheduleExpression: 'x'.repeat(257) }, 'less than or equal to 256'],
    [
      'a fraction of a second',
      { ScheduleExpression: 'at(2026-09-08T03:54:26.439)' },
      'Invalid Schedule Expression at(2026-09-08T03:54:26.439).',
    ],
    [
      'a Z',
      { ScheduleExpression: 'at(2026-09-08T03:54:26Z)' },
      'Invalid Schedule Expression at(2026-09-08T03:54:26Z).',
    ],
    [
      'a rate of seconds',
      { ScheduleExpression: 'rate(10 seconds)' },
      'Invalid Schedule Expression rate(10 seconds).',
    ],
    [
      'a zone that is none',
      { ScheduleExpressionTimezone: 'America/Springfield' },
      'Timezone America/Springfield',
    ],
    ['a zone of 51 characters', { ScheduleExpressionTimezone: 'z'.repeat(51) }, 'less than or equal to 50'],
    ['a description of 513 characters', { Description: 'd'.repeat(513) }, 'less than or equal to 512'],
    ['a state it does not know', untyped({ State: 'PAUSED' }), 'enum value set: [ENABLED, DISABLED]'],
    ['an action it does not know', untyped({ ActionAfterCompletion: 'KEEP' }), "'actionAfterCompletion'"],
    ['a client token with a space', { ClientToken: 'a b' }, "at 'clientToken'"],
    ['a client token of 65 characters', { ClientToken: 't'.repeat(65) }, 'less than or equal to 64'],
    ['a KMS key that is no ARN', { KmsKeyArn: 'abc' }, "at 'kmsKeyArn'"],
    ['no window', untyped({ FlexibleTimeWindow: undefined }), "Value null at 'flexibleTimeWindow'"],
    [
      'a window without mode',
      untyped({ FlexibleTimeWindow: {} }),
      "'flexibleTimeWindow.mode' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a flexible window without length',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      'MaximumWindowInMinutes is required',
    ],
    [
      'a window of no minutes',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 0 } },
      'value greater than or equal to 1',
    ],
    [
      'a window longer than a day',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 } },
      'value less than or equal to 1440',
    ],
    [
      'a length of a window that is off',
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
      'allowed only',
    ],
    ['no target', untyped({ Target: undefined }), "Value null at 'target'"],
    ['a target without role', untyped({ Target: { Arn: queueArn } }), "Value null at 'target.roleArn'"],
    ['a role that is no role', target({ RoleArn: queueArn }), "at 'target.roleArn'"],
    ['a target that is no ARN', target({ Arn: 'dispatch' }), 'Provided Arn is not in correct format.'],
    ['an empty input', target({ Input: '' }), "at 'target.input'"],
    ['an input over 256 KB', target({ Input: 'é'.repeat(131_073) }), 'not be larger than 262144 bytes'],
    ['an input that is not JSON for Lambda', target({ Arn: lambdaArn, Input: 'hello' }), 'well-formed JSON'],
    [
      'retries for ever',
      target({ RetryPolicy: { MaximumRetryAttempts: 186 } }),
      "'target.retryPolicy.maximumRetryAttempts'",
    ],
    ['half a retry', target({ RetryPolicy: { MaximumRetryAttempts: 0.5 } }), 'Member must be of type int'],
    [
      'an age under a minute',
      target({ RetryPolicy: { MaximumEventAgeInSeconds: 59 } }),
      'value greater than or equal to 60',
    ],
    [
      'an age over a day',
      target({ RetryPolicy: { MaximumEventAgeInSeconds: 86_401 } }),
      'value less than or equal to 86400',
    ],
    [
      'a FIFO dead-letter queue',
      target({ DeadLetterConfig: { Arn: `${queueArn}.fifo` } }),
      "'target.deadLetterConfig.arn'",
    ],
    ['a FIFO queue without group', target({ Arn: `${queueArn}.fifo` }), 'MessageGroupId'],
    [
      'parameters of another service',
      target({ Arn: lambdaArn, SqsParameters: { MessageGroupId: 'a' } }),
      'SqsParameters cannot be used',
    ],
    ['an event bus without parameters', target({ Arn: busArn }), 'must be specified'],
    [
      'an event that claims to come from AWS',
      target({ Arn: busArn, EventBridgeParameters: { DetailType: 'a', Source: 'aws.x' } }),
      "'target.eventBridgeParameters.source'",
    ],
    [
      'a recurrence that started 5 minutes and 1 second ago',
      { ScheduleExpression: 'rate(1 day)', StartDate: new Date(referenceInstant - 301_000) },
      'The StartDate you specify cannot be earlier than 5 minutes ago.',
    ],
    [
      'a recurrence that ends when it starts',
      { ScheduleExpression: 'rate(1 day)', StartDate: minutesAfter(9), EndDate: minutesAfter(9) },
      'EndDate',
    ],
  ])('%s', async (_, changes, message) => {
    const { client, server } = await startScheduler();
    await expect(client.send(new CreateScheduleCommand(scheduleInput(changes)))).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining(message),
    });
    expect(server.pendingCount()).toBe(0);
  });
});

describe('CreateSchedule accepts', () => {
  test.each<[string, Partial<CreateScheduleCommandInput>]>([
    ['every character a name may have', { Name: 'aZ09-_.' }],
    ['a name of 64 characters', { Name: 'n'.repeat(64) }],
    ['a name that looks like a path', { Name: '..' }],
    ['an input of exactly 256 KB', target({ Input: '"'.repeat(262_144) })],
    [
      'the bounds of a retry policy',
      target({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } }),
    ],
    ['a KMS key', { KmsKeyArn: kmsArn }],
    ['a universal target', target({ Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input: '{}' })],
    [
      'an event bus',
      target({ Arn: busArn, EventBridgeParameters: { DetailType: 'wake', Source: 'clarion' } }),
    ],
    ['dates that mean nothing to a one-time schedule', { StartDate: new Date(0), EndDate: new Date(0) }],
    [
      'a recurrence that started 5 minutes ago',
      { ScheduleExpression: 'rate(1 day)', StartDate: minutesAfter(-5) },
    ],
    ['a name of another zone for the same place', { ScheduleExpressionTimezone: 'US/Eastern' }],
  ])('%s', async (_, changes) => {
    const { client } = await startScheduler();
    const input = scheduleInput(changes);
    await client.send(new CreateScheduleCommand(input));
    const { Target } = await client.send(new GetScheduleCommand({ Name: input.Name }));
    expect(Target?.Arn).toBe(input.Target?.Arn);
  });
});

test('a refusal counts and names all that is wrong', async () => {
  const { client } = await startScheduler();
  const input = scheduleInput({ Name: 'a b', Description: 'd'.repeat(513) });
  await expect(client.send(new CreateScheduleCommand(input))).rejects.toMatchObject({
    message: expect.stringMatching(
      /^2 validation errors detected: Value .* at 'description' .*; Value 'a b' at 'name' /,
    ),
  });
});

test.each([
  [{ MaxResults: 0 }, 'greater than or equal to 1'],
  [{ MaxResults: 101 }, 'less than or equal to 100'],
  [{ NamePrefix: 'a b' }, "at 'namePrefix'"],
  [{ NextToken: 't'.repeat(2049) }, "at 'nextToken'"],
])('ListSchedules refuses input %#', async (input, message) => {
  const { client } = await startScheduler();
  await expect(client.send(new ListSchedulesCommand(input))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  });
});

test.each([
  [{ Key: '', Value: 'v' }, "'tags.1.member.key'"],
  [{ Key: 'k'.repeat(129), Value: 'v' }, "'tags.1.member.key'"],
  [{ Key: 'k', Value: '' }, "'tags.1.member.value'"],
  [{ Key: 'k', Value: 'v'.repeat(257) }, "'tags.1.member.value'"],
])('CreateScheduleGroup refuses a tag %#', async (tag, message) => {
  const { client } = await startScheduler();
  await expect(
    client.send(new CreateScheduleGroupCommand({ Name: 'reach', Tags: [tag] })),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  });
});
