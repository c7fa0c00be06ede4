import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** What is kept: rows, images, and the keys that they are worth nothing without. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly media: Bucket;
  /** Encrypts the table and the functions' settings. */
  readonly dataKey: Key;
  /** Seals channel credentials; nothing else uses it. */
  readonly vaultKey: Key;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.dataKey = this.#createKey('DataKey', 'Rows and settings of Clarion');
    this.vaultKey = this.#createKey('VaultKey', 'Channel credentials of Clarion');
    this.table = this.#createTable();
    this.media = new Bucket(this, 'Media', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #createKey(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  /** The same table as `functions/adapters/dynamodb/table.ts` makes on one machine; a test holds the two together. */
  #createTable(): TableV2 {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    return new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        {
          indexName: 'due',
          partitionKey: text('dueShard'),
          sortKey: text('dueKey'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: 'group',
          partitionKey: text('groupKey'),
          sortKey: text('groupSort'),
          projectionType: ProjectionType.ALL,
        },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryptionV2.customerManagedKey(this.dataKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
