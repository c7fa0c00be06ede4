import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { DataStack } from './data-stack.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:Query'];

/** The first part of a partition's key, such as `OFFICE` in `OFFICE#harris`. */
export type Partition = 'OFFICE' | 'ASSOC' | 'MEMBER' | 'SESSION' | 'APP' | 'LINK-CHECK';

/** Everything that is in a note; posts, channels and history have more. */
const NOTE = ['pk', 'sk', 'until', 'taker', 'sentAt', 'lookAt', 'dueShard', 'dueKey'];

/** What a function may do with the rows. */
export interface RowAccess {
  readonly reads?: readonly Partition[];
  /** Rows that are read many at once. */
  readonly batches?: readonly Partition[];
  readonly writes?: readonly Partition[];
  /** Rows of which single attributes are changed. */
  readonly updates?: readonly Partition[];
  /** Rows that writes depend on. */
  readonly checks?: readonly Partition[];
  /** Whose notes of what people were told are kept, and no other row of theirs. */
  readonly notes?: readonly ('OFFICE' | 'ASSOC')[];
  readonly deletes?: readonly Partition[];
  readonly indexes?: readonly ('due' | 'group')[];
}

/**
 * Lets a function at certain rows only: a second wall behind the repository of one office. A key condition that a call
 * does not carry passes `ForAllValues`, so calls without one (Scan) are not allowed at all.
 */
export function allowRows({ table, dataKey }: DataStack, grantee: LambdaFunction, access: RowAccess): void {
  const {
    reads = [],
    batches = [],
    writes = [],
    updates = [],
    checks = [],
    notes = [],
    deletes = [],
    indexes = [],
  } = access;
  const allow = (actions: readonly string[], partitions: readonly Partition[], attributes?: string[]) => {
    if (partitions.length === 0) return;
    grantee.addToRolePolicy(allowPartitions(table, actions, partitions, attributes));
  };
  allow(READ, reads);
  allow(['dynamodb:BatchGetItem'], batches);
  allow(['dynamodb:PutItem'], writes);
  allow(['dynamodb:UpdateItem'], updates);
  allow(['dynamodb:PutItem'], notes, NOTE);
  allow(['dynamodb:ConditionCheckItem'], checks);
  allow(['dynamodb:DeleteItem'], deletes);
  if (indexes.length > 0) {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
      }),
    );
  }
  // DynamoDB uses the table's key in the name of whoever calls it.
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: [dataKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${table.stack.region}.amazonaws.com` } },
    }),
  );
  grantee.addEnvironment('TABLE_NAME', table.tableName);
}

/** Lets a function seal and open channel credentials, and use the key for nothing else. */
export function allowVault({ vaultKey }: DataStack, grantee: LambdaFunction): void {
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [vaultKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'channel-credentials' } },
    }),
  );
  grantee.addEnvironment('VAULT_KEY_ARN', vaultKey.keyArn);
}

/** Lets a function read images, or write them too. Without the list, S3 answers "forbidden" for one that is missing. */
export function allowMedia({ media }: DataStack, grantee: LambdaFunction, access: 'read' | 'write'): void {
  grantee.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [media.bucketArn] }));
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: access === 'write' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'],
      resources: [media.arnForObjects('media/*')],
    }),
  );
  grantee.addEnvironment('MEDIA_BUCKET', media.bucketName);
}

function allowPartitions(
  table: TableV2,
  actions: readonly string[],
  partitions: readonly Partition[],
  attributes?: readonly string[],
) {
  return new PolicyStatement({
    actions: [...actions],
    resources: [table.tableArn],
    conditions: {
      'ForAllValues:StringLike': {
        'dynamodb:LeadingKeys': partitions.map((partition) => `${partition}#*`),
      },
      Null: {
        'dynamodb:LeadingKeys': 'false',
        ...(attributes && { 'dynamodb:Attributes': 'false' }),
      },
      ...(attributes && { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes } }),
    },
  });
}
