import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LEASE } from '#core/publish-steps.ts';
import { functionOf, propertiesOf, synthesize } from './synthesize.ts';

const { messaging, publishing } = synthesize();

const Queue = z.object({
  SqsManagedSseEnabled: z.literal(true),
  VisibilityTimeout: z.int().optional(),
  MessageRetentionPeriod: z.int(),
  RedrivePolicy: z.object({ maxReceiveCount: z.int() }).optional(),
});
const Timed = z.object({ Timeout: z.int() });

describe('a queue', () => {
  const queues = propertiesOf(messaging, 'AWS::SQS::Queue', Queue);
  const fed = queues.filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);

  test('is encrypted, and has dead letters unless it holds them', () => {
    expect(queues).toHaveLength(6);
    expect(fed).toHaveLength(3);
  });

  test('keeps a message out of sight for six times as long as its function may run', () => {
    const timeouts = ['Queues the posts that are due', 'Claims a post', 'Goes through the offices'].map(
      (start) => functionOf(publishing, start, Timed).Timeout,
    );
    expect(fed.map(({ VisibilityTimeout }) => VisibilityTimeout)).toEqual(
      timeouts.map((seconds) => seconds * 6),
    );
  });

  test('keeps a message until its last try is over, so that it ends in the dead letters', () => {
    for (const { MessageRetentionPeriod, VisibilityTimeout = 0, RedrivePolicy } of fed) {
      expect(MessageRetentionPeriod).toBeGreaterThan(
        VisibilityTimeout * (RedrivePolicy?.maxReceiveCount ?? 0),
      );
    }
  });

  test('is reached by TLS only', () => {
    messaging.resourceCountIs('AWS::SQS::QueuePolicy', 6);
    messaging.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });
});

test('a publishing function ends before the lease of its attempt does', () => {
  expect(functionOf(publishing, 'Claims a post', Timed).Timeout * 1_000).toBeLessThan(LEASE);
});

describe('the role of EventBridge Scheduler', () => {
  test('is for schedules of this account and group only', () => {
    messaging.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': Match.anyValue(), 'aws:SourceArn': Match.anyValue() },
            },
          },
        ],
      },
    });
  });

  test('sends to the wake-ups queue and its dead letters, and does nothing else', () => {
    messaging.resourceCountIs('AWS::IAM::Policy', 1);
    const Statements = z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.object({ Action: z.array(z.string()), Resource: z.array(z.unknown()) })),
      }),
    });
    const [policy] = propertiesOf(messaging, 'AWS::IAM::Policy', Statements);
    const [statement, ...others] = policy?.PolicyDocument.Statement ?? [];
    expect(others).toEqual([]);
    expect(statement?.Action).toEqual(['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']);
    expect(JSON.stringify(statement?.Resource)).toMatch(/WakeUps.*WakeUps/);
    expect(JSON.stringify(statement?.Resource)).not.toContain('Orders');
  });
});
