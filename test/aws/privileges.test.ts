import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { propertiesOf, synthesize } from './synthesize.ts';

const { publishing, web } = synthesize();

const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: list,
  Resource: z.unknown().transform((value) => JSON.stringify(value)),
  Condition: z.unknown().optional(),
});
type Statement = z.infer<typeof Statement>;
const Policy = z.object({
  PolicyName: z.string(),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});

const policies = [publishing, web].flatMap((template) => propertiesOf(template, 'AWS::IAM::Policy', Policy));

describe('what a function may do is all that it needs:', () => {
  test.each(['Dispatch', 'Sweep'])('%s reads the due index and queues orders', (name) => {
    expect(actions(name, 'dynamodb')).toEqual(['dynamodb:Query']);
    expect(resources(name, 'dynamodb:Query')).toContain('/index/due');
    expect(resources(name, 'dynamodb:Query')).not.toContain('/index/group');
    for (const service of ['scheduler', 'iam', 's3']) expect(actions(name, service)).toEqual([]);
  });

  test('publishing touches rows of offices only, and deletes nothing', () => {
    expect(actions('Publish', 'dynamodb')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    expect(partitions('Publish', 'dynamodb:GetItem')).toEqual(['OFFICE#*']);
    expect(partitions('Publish', 'dynamodb:PutItem')).toEqual(['OFFICE#*']);
    expect(actions('Publish', 's3')).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  test('pages make nobody a member, and delete sessions only', () => {
    expect(partitions('Web', 'dynamodb:GetItem')).toEqual(['OFFICE#*', 'MEMBER#*', 'SESSION#*']);
    expect(partitions('Web', 'dynamodb:PutItem')).toEqual(['OFFICE#*', 'SESSION#*']);
    expect(partitions('Web', 'dynamodb:DeleteItem')).toEqual(['SESSION#*']);
    expect(actions('Web', 's3')).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });

  test.each(['Publish', 'Web'])(
    '%s makes wake-ups in their group, and gives away no role but theirs',
    (name) => {
      expect(resources(name, 'scheduler:CreateSchedule')).toContain(':schedule/clarion-wake-ups/wake-*');
      expect(resources(name, 'iam:PassRole')).toContain('SchedulerRole');
      expect(statement(name, 'iam:PassRole').Condition).toEqual({
        StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      });
    },
  );

  test.each(['Publish', 'Web'])('%s uses the vault key for channel credentials alone', (name) => {
    const ofVault = statementsOf(name).filter(({ Resource }) => Resource.includes('VaultKey'));
    expect(ofVault).toHaveLength(1);
    expect(ofVault[0]?.Condition).toEqual({
      StringEquals: { 'kms:EncryptionContext:purpose': 'channel-credentials' },
    });
  });

  test.each(['Dispatch', 'Sweep'])('%s cannot open a credential', (name) => {
    expect(statementsOf(name).filter(({ Resource }) => Resource.includes('VaultKey'))).toEqual([]);
  });
});

test('nothing may be done to everything, and no whole service is allowed', () => {
  expect(policies.length).toBeGreaterThanOrEqual(4);
  for (const { PolicyName, PolicyDocument } of policies) {
    for (const { Action, Resource } of PolicyDocument.Statement) {
      expect(Resource, PolicyName).not.toBe('"*"');
      for (const action of Action) expect(action, PolicyName).not.toMatch(/^\*|:\*$/);
    }
  }
});

function statementsOf(name: string): readonly Statement[] {
  const found = policies.filter(({ PolicyName }) => PolicyName.startsWith(`${name}ServiceRole`));
  if (found.length === 0) throw new Error(`There is no policy for ${name}`);
  return found.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function statement(name: string, action: string): Statement {
  const found = statementsOf(name).find(({ Action }) => Action.includes(action));
  if (!found) throw new Error(`${name} may not ${action}`);
  return found;
}

function actions(name: string, service: string): string[] {
  const all = statementsOf(name).flatMap(({ Action }) => Action);
  return [...new Set(all.filter((action) => action.startsWith(`${service}:`)))].sort();
}

function resources(name: string, action: string): string {
  return statement(name, action).Resource;
}

function partitions(name: string, action: string): readonly string[] {
  const Condition = z.object({
    'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': list }),
    Null: z.object({ 'dynamodb:LeadingKeys': z.literal('false') }),
  });
  return Condition.parse(statement(name, action).Condition)['ForAllValues:StringLike'][
    'dynamodb:LeadingKeys'
  ];
}
