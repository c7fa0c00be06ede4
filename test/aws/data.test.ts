import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { describeTable } from '#adapters/dynamodb/table.ts';
import { propertiesOf, synthesize } from './synthesize.ts';

const { data } = synthesize();

const Keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Table = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema: Keys,
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: Keys,
      Projection: z.object({ ProjectionType: z.string() }),
    }),
  ),
  BillingMode: z.string(),
});

test('the table on AWS is the table of one machine', () => {
  const onAws = propertiesOf(data, 'AWS::DynamoDB::GlobalTable', Table);
  const local = Table.parse(describeTable('clarion'));
  expect(onAws.map(sorted)).toEqual([sorted(local)]);
});

test('the table is encrypted with our own key, restorable to any second, and cannot be deleted by mistake', () => {
  data.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: Match.anyValue() },
        },
      ],
    },
  });
});

test('keys are rotated and kept', () => {
  data.resourceCountIs('AWS::KMS::Key', 2);
  data.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
});

test('images are private, and reached by TLS only', () => {
  data.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    },
  });
  data.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

function sorted(table: z.infer<typeof Table>) {
  const byName = (a: { AttributeName: string }, b: { AttributeName: string }) =>
    a.AttributeName < b.AttributeName ? -1 : 1;
  const byIndex = (a: { IndexName: string }, b: { IndexName: string }) =>
    a.IndexName < b.IndexName ? -1 : 1;
  return {
    ...table,
    AttributeDefinitions: [...table.AttributeDefinitions].sort(byName),
    GlobalSecondaryIndexes: [...table.GlobalSecondaryIndexes].sort(byIndex),
  };
}
