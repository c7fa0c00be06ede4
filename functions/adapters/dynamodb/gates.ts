import type { Happening } from '#core/audit.ts';
import { Blackout, type Gates, Stop, type StopScope } from '#core/gate.ts';
import type { Post } from '#core/post.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger, type WriteItem } from './commit.ts';
import { blackoutKey, GATES, officePartition, type RowKey, stopKey } from './keys.ts';
import { queryPrefix } from './rows.ts';

/** Everything that keeps an office's posts back, by one consistent read each. */
export async function readGates({ rows, officeId }: Ledger): Promise<Gates> {
  const partition = officePartition(officeId);
  const [stops, blackouts] = await Promise.all([
    queryPrefix(rows, partition, `${GATES}STOP#`, Stop),
    queryPrefix(rows, partition, `${GATES}BLACKOUT#`, Blackout),
  ]);
  return { stops, blackouts };
}

export async function writeStop(ledger: Ledger, stop: Stop, happening: Happening): Promise<Written> {
  return commit(ledger, [putNew(ledger, stopKey(ledger.officeId, stop.scope), stop)], [happening]);
}

export async function liftStop(ledger: Ledger, scope: StopScope, happening: Happening): Promise<Written> {
  return commit(ledger, [deleteExisting(ledger, stopKey(ledger.officeId, scope))], [happening]);
}

export async function writeBlackout(
  ledger: Ledger,
  blackout: Blackout,
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [putNew(ledger, blackoutKey(ledger.officeId, blackout.id), blackout)], [happening]);
}

export async function removeBlackout(
  ledger: Ledger,
  id: Blackout['id'],
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [deleteExisting(ledger, blackoutKey(ledger.officeId, id))], [happening]);
}

/** Conditions that fail where a stop covers the post: part of the write that comes before the public call. */
export function unlessStopped({ rows, officeId }: Ledger, post: Post): readonly WriteItem[] {
  const scopes: readonly StopScope[] = [
    { kind: 'office' },
    { kind: 'campaign', id: post.campaignId },
    { kind: 'channel', id: post.platform },
  ];
  return scopes.map((scope) => ({
    ConditionCheck: {
      TableName: rows.table,
      Key: stopKey(officeId, scope),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
}

function putNew({ rows }: Ledger, key: RowKey, value: object): WriteItem {
  return {
    Put: {
      TableName: rows.table,
      Item: { ...value, ...key },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

function deleteExisting({ rows }: Ledger, key: RowKey): WriteItem {
  return { Delete: { TableName: rows.table, Key: key, ConditionExpression: 'attribute_exists(pk)' } };
}
