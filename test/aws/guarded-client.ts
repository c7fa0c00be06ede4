import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { connectLocally } from '#local/store/dynoxide.ts';
import { rowsOf, type Statement } from './policies.ts';

/** One thing that a call to DynamoDB needs leave for. */
interface Need {
  readonly action: string;
  readonly index?: string | undefined;
  readonly partition?: string | undefined;
  readonly attributes: readonly string[];
}

const Value = z.looseObject({ S: z.string().optional() });
const Values = z.record(z.string(), Value);
const Call = z.looseObject({
  IndexName: z.string().optional(),
  Key: Values.optional(),
  Item: Values.optional(),
  KeyConditionExpression: z.string().optional(),
  ConditionExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: Values.default({}),
});
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), Call)) });
const Batch = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(Values) })),
});
const TRANSACTED = new Map([
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
]);
/** The SDK keeps a body as bytes. */
const Request = z.object({
  body: z.instanceof(Uint8Array).transform((bytes) => Buffer.copyBytesFrom(bytes).toString()),
  headers: z.looseObject({ 'x-amz-target': z.string() }),
});

/** DynamoDB as a function meets it on AWS: what the statements do not allow is refused before it is asked. */
export function connectGuarded(endpoint: string, statements: readonly Statement[]): DynamoDBClient {
  const client = connectLocally(endpoint);
  client.middlewareStack.add(
    (next) => async (args) => {
      const { body, headers } = Request.parse(args.request);
      const operation = headers['x-amz-target'].replace(/^.*\./, '');
      for (const need of needsOf(operation, JSON.parse(body))) {
        if (statements.some((statement) => allows(statement, need))) continue;
        throw new Error(`AccessDenied: ${need.action} of ${need.index ?? need.partition ?? 'the table'}`);
      }
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'policy' },
  );
  return client;
}

function needsOf(operation: string, body: unknown): readonly Need[] {
  if (operation === 'BatchGetItem') {
    const keys = Object.values(Batch.parse(body).RequestItems).flatMap(({ Keys }) => Keys);
    return keys.map((Key) => needOf(operation, Call.parse({ Key })));
  }
  if (operation !== 'TransactWriteItems') return [needOf(operation, Call.parse(body))];
  return Transaction.parse(body).TransactItems.flatMap((item) =>
    Object.entries(item).map(([kind, call]) => needOf(TRANSACTED.get(kind) ?? kind, call)),
  );
}

function needOf(operation: string, call: z.infer<typeof Call>): Need {
  const { IndexName, Key, Item, KeyConditionExpression, ConditionExpression } = call;
  const row = Item ?? Key;
  // A query names its partition first.
  const queried = /^\S+ = (:\w+)/.exec(KeyConditionExpression ?? '')?.[1] ?? '';
  const named = ConditionExpression.match(/(?<![:#\w])[a-zA-Z]\w*(?![\w(])/g) ?? [];
  return {
    action: `dynamodb:${operation}`,
    index: IndexName,
    partition: (row ? row.pk : call.ExpressionAttributeValues[queried])?.S,
    attributes: [
      ...Object.keys(row ?? {}),
      ...Object.values(call.ExpressionAttributeNames),
      ...named.filter((word) => !/^(AND|OR|NOT)$/.test(word)),
    ],
  };
}

function allows(statement: Statement, { action, index, partition, attributes }: Need): boolean {
  if (!statement.Action.includes(action)) return false;
  const isOfIndex = statement.Resource.includes('/index/');
  if (index !== undefined) return isOfIndex && statement.Resource.includes(`/index/${index}"`);
  if (isOfIndex) return false;
  if (statement.Condition === undefined) return true;
  const rows = rowsOf(statement);
  return (
    partition !== undefined &&
    rows.partitions.some((pattern) => partition.startsWith(pattern.replace(/\*$/, ''))) &&
    (rows.attributes === undefined || attributes.every((attribute) => rows.attributes?.includes(attribute)))
  );
}
