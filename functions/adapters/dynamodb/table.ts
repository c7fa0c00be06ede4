import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/** The due index: which posts Clarion must look at, by time, spread over shards so that no key runs hot. */
export const DUE_INDEX = 'due';
/** The group index: a campaign's posts, or one subject's audit entries. */
export const GROUP_INDEX = 'group';

/** The one table. `infra/aws/data.ts` declares the same on AWS, and a test holds the two together. */
export function describeTable(name: string): CreateTableCommandInput {
  const string = (attribute: string) => ({ AttributeName: attribute, AttributeType: 'S' as const });
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'dueShard', 'dueKey', 'groupKey', 'groupSort'].map(string),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      {
        IndexName: DUE_INDEX,
        KeySchema: keys('dueShard', 'dueKey'),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: GROUP_INDEX,
        KeySchema: keys('groupKey', 'groupSort'),
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  };
}

/** Creates the table where it is not there yet, and waits until it can be used. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(describeTable(name)));
  } catch (cause) {
    if (!(cause instanceof ResourceInUseException)) throw cause;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { TableName: name });
}
