import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { RowKey } from './keys.ts';

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

function parseRow<S extends z.ZodType>(item: Record<string, unknown>, schema: S): z.output<S> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'row').join(', ');
  throw new CorruptRowError(`The row ${String(item.pk)} / ${String(item.sk)} cannot be read: ${where}`, {
    cause: parsed.error,
  });
}
