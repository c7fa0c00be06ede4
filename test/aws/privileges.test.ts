import { describe, expect, test } from 'vitest';
import { policiesOf, rowsOf, type Statement, statementsOf as statementsIn } from './policies.ts';
import { synthesize } from './synthesize.ts';

const { publishing, web } = synthesize();

const policies = policiesOf(publishing, web);

describe('what a function may do is all that it needs:', () => {
  test('Dispatch reads the due index, and no row', () => {
    expect(actions('Dispatch', 'dynamodb')).toEqual(['dynamodb:Query']);
    expect(resources('Dispatch', 'dynamodb:Query')).toMatch(/\/index\/due"/);
  });

  test.each(['Dispatch', 'Sweep'])('%s does nothing at AWS beside rows, orders and mail', (name) => {
    for (const service of ['scheduler', 'iam', 's3']) expect(actions(name, service)).toEqual([]);
  });

  test('the sweep writes down what people were told and what links answered, and nothing else', () => {
    expect(actions('Sweep', 'dynamodb')).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    expect(partitions('Sweep', 'dynamodb:GetItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(partitions('Sweep', 'dynamodb:BatchGetItem')).toEqual(['OFFICE#*', 'MEMBER#*', 'LINK-CHECK#*']);
    const writing = statementsOf('Sweep').filter(({ Action }) => Action.includes('dynamodb:PutItem'));
    expect(writing).toHaveLength(2);
    const [links, notes] = writing.map(rowsOf);
    expect(links).toMatchObject({ partitions: ['LINK-CHECK#*'] });
    expect(notes).toEqual({
      partitions: ['OFFICE#*', 'ASSOC#*'],
      attributes: ['pk', 'sk', 'until', 'taker', 'sentAt', 'lookAt', 'dueShard', 'dueKey'],
    });
  });

  test('publishing makes nobody a member, and deletes nothing', () => {
    expect(actions('Publish', 'dynamodb')).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
    expect(partitions('Publish', 'dynamodb:BatchGetItem')).toEqual(['OFFICE#*', 'MEMBER#*', 'LINK-CHECK#*']);
    expect(partitions('Publish', 'dynamodb:UpdateItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(partitions('Publish', 'dynamodb:GetItem')).toEqual(['OFFICE#*', 'ASSOC#*', 'APP#*']);
    expect(partitions('Publish', 'dynamodb:PutItem')).toEqual(['OFFICE#*', 'APP#*']);
    expect(partitions('Publish', 'dynamodb:ConditionCheckItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(actions('Publish', 's3')).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  test('going through offices writes offices and associations, makes nobody a member, and deletes nothing', () => {
    expect(actions('FanOut', 'dynamodb')).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    expect(partitions('FanOut', 'dynamodb:GetItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(partitions('FanOut', 'dynamodb:BatchGetItem')).toEqual(['OFFICE#*', 'MEMBER#*', 'LINK-CHECK#*']);
    expect(partitions('FanOut', 'dynamodb:PutItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(partitions('FanOut', 'dynamodb:ConditionCheckItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(actions('FanOut', 's3')).toEqual([]);
  });

  test('pages make members, change only those whose owners stay, and delete none', () => {
    expect(partitions('Web', 'dynamodb:GetItem')).toEqual([
      'OFFICE#*',
      'ASSOC#*',
      'MEMBER#*',
      'SESSION#*',
      'APP#*',
    ]);
    expect(partitions('Web', 'dynamodb:PutItem')).toEqual([
      'OFFICE#*',
      'ASSOC#*',
      'MEMBER#*',
      'SESSION#*',
      'LINK-CHECK#*',
    ]);
    expect(partitions('Web', 'dynamodb:ConditionCheckItem')).toEqual(['OFFICE#*', 'MEMBER#*']);
    expect(partitions('Web', 'dynamodb:UpdateItem')).toEqual(['OFFICE#*', 'ASSOC#*']);
    expect(partitions('Web', 'dynamodb:DeleteItem')).toEqual(['OFFICE#*', 'ASSOC#*', 'SESSION#*']);
    expect(actions('Web', 's3')).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });

  test.each(['FanOut', 'Publish', 'Web'])(
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

  test.each(['Publish', 'Sweep', 'FanOut', 'Web'])('%s sends mail as the one sender', (name) => {
    expect(actions(name, 'ses')).toEqual(['ses:SendEmail']);
    expect(resources(name, 'ses:SendEmail')).toMatch(/:identity\/example\.gov"/);
    expect(statement(name, 'ses:SendEmail').Condition).toEqual({
      StringEquals: { 'ses:FromAddress': 'clarion@example.gov' },
    });
  });

  test('Dispatch sends no mail', () => {
    expect(actions('Dispatch', 'ses')).toEqual([]);
  });

  test.each(['Dispatch', 'FanOut', 'Sweep'])('%s cannot open a credential', (name) => {
    expect(statementsOf(name).filter(({ Resource }) => Resource.includes('VaultKey'))).toEqual([]);
  });
});

test('nothing may be done to everything, and no whole service is allowed', () => {
  expect(policies.length).toBeGreaterThanOrEqual(5);
  for (const { PolicyName, PolicyDocument } of policies) {
    for (const { Action, Resource } of PolicyDocument.Statement) {
      expect(Resource, PolicyName).not.toBe('"*"');
      for (const action of Action) expect(action, PolicyName).not.toMatch(/^\*|:\*$/);
    }
  }
});

function statementsOf(name: string): readonly Statement[] {
  return statementsIn(policies, name);
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
  return rowsOf(statement(name, action)).partitions;
}
