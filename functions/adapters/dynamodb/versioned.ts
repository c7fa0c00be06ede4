import type { PutItem } from './commit.ts';
import type { Rows } from './rows.ts';

/** Puts a row only over the version that the writer had read; 0 is a row that is not there yet. */
export function putVersioned({ table }: Rows, item: Record<string, unknown>, version: number): PutItem {
  const base = { TableName: table, Item: item };
  if (version === 0) return { Put: { ...base, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      ...base,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}
