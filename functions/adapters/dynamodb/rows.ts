import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { RowKey } from './keys.ts';
import { GROUP_INDEX } from './table.ts';

/** Reads and parses rows of one table. */
export interface Rows {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** A stored row that is not what its key promises: a bug, or a table that somebody else has written to. */
export class CorruptRowError extends Error {
  override readonly name = 'CorruptRowError';
  readonly code = 'CORRUPT_ROW';
}

export async function readRow<S extends z.ZodType>(
  { client, table }: Rows,
  key: RowKey,
  schema: S,
): Promise<z.output<S> | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item === undefined ? undefined : parseRow(Item, schema);
}

/** DynamoDB's limit for one batch of reads, in rows. */
export const READ_LIMIT = 100;

/** The rows of at most `READ_LIMIT` keys that are there, in no order, as they were stored last. */
export async function readBatch(
  { client, table }: Rows,
  wanted: readonly RowKey[],
): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let keys: readonly Record<string, unknown>[] = wanted.map(({ pk, sk }) => ({ pk, sk }));
  while (keys.length > 0) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...keys], ConsistentRead: true } } }),
    );
    found.push(...(Responses[table] ?? []));
    // What did not fit one answer is asked for again.
    keys = UnprocessedKeys[table]?.Keys ?? [];
  }
  return found;
}

/** The rows of any number of keys, in the keys' order; what is not there is left out. */
export async function readRows<S extends z.ZodType>(
  rows: Rows,
  keys: readonly RowKey[],
  schema: S,
): Promise<readonly z.output<S>[]> {
  const found = new Map<string, z.output<S>>();
  for (let from = 0; from < keys.length; from += READ_LIMIT)
    for (const row of await readBatch(rows, keys.slice(from, from + READ_LIMIT)))
      found.set(`${row.pk} ${row.sk}`, parseRow(row, schema));
  return keys.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? []);
}

/** Reads all pages of a query. */
export async function queryRows<S extends z.ZodType>(
  rows: Rows,
  query: Omit<QueryCommandInput, 'TableName'>,
  schema: S,
): Promise<readonly z.output<S>[]> {
  const found: z.output<S>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await rows.client.send(
      new QueryCommand({ TableName: rows.table, ...query, ...(from && { ExclusiveStartKey: from }) }),
    );
    for (const item of page.Items ?? []) found.push(parseRow(item, schema));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

/** All rows of a partition whose sort key begins with a prefix. */
export function queryPrefix<S extends z.ZodType>(
  rows: Rows,
  partition: string,
  prefix: string,
  schema: S,
): Promise<readonly z.output<S>[]> {
  return queryRows(
    rows,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': partition, ':prefix': prefix },
      ConsistentRead: true,
    },
    schema,
  );
}

/** All rows of a group, in the group's order. */
export function queryGroup<S extends z.ZodType>(
  rows: Rows,
  group: string,
  schema: S,
): Promise<readonly z.output<S>[]> {
  return queryRows(
    rows,
    {
      IndexName: GROUP_INDEX,
      KeyConditionExpression: 'groupKey = :group',
      ExpressionAttributeValues: { ':group': group },
    },
    schema,
  );
}

export function parseRow<S extends z.ZodType>(item: Record<string, unknown>, schema: S): z.output<S> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'row').join(', ');
  throw new CorruptRowError(`The row ${String(item.pk)} / ${String(item.sk)} cannot be read: ${where}`, {
    cause: parsed.error,
  });
}
