import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type PutCommandInput, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { OfficeId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import type { AttentionIndex } from '#ports/store.ts';
import * as keys from './keys.ts';
import type { Rows } from './rows.ts';
import { DUE_INDEX } from './table.ts';

/**
 * Takes a notice for sending. One that was sent, or that somebody else is sending until then, is not to be had. `taker`
 * is new with each call: a write whose answer was lost is sent again by the client, and must find its own row.
 */
export function takeNotice(
  rows: Rows,
  taker: string,
  owner: Scope,
  key: string,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  return putIf(rows, {
    Item: { ...keys.noticeKey(owner, key), until, taker },
    ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now OR taker = :taker',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': now, ':taker': taker },
  });
}

/** Gives a taken notice back, unless its time was over and somebody else has it by now. */
export async function returnNotice(rows: Rows, owner: Scope, key: string, until: Instant): Promise<void> {
  await putIf(rows, {
    // Before every instant: whoever asks next has it.
    Item: { ...keys.noticeKey(owner, key), until: '' },
    ConditionExpression: '#until = :until',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':until': until },
  });
}

/** Lets a taken notice rest until another instant, unless its time was over and somebody else has it by now. */
export async function restNotice(
  rows: Rows,
  owner: Scope,
  key: string,
  { taken, until }: { readonly taken: Instant; readonly until: Instant },
): Promise<void> {
  await putIf(rows, {
    Item: { ...keys.noticeKey(owner, key), until },
    ConditionExpression: '#until = :taken',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':taken': taken },
  });
}

/** Notes that a notice was sent. Without `until`, nobody can take it again. */
export async function noteSent(rows: Rows, owner: Scope, key: string, at: Instant): Promise<void> {
  const Item = { ...keys.noticeKey(owner, key), sentAt: at };
  await rows.client.send(new PutCommand({ TableName: rows.table, Item }));
}

/**
 * Leads the sweep to this office at an instant. The earliest wins, since looking too early does no harm; an instant
 * that has passed is used up.
 */
export async function lookAgain(rows: Rows, office: OfficeId, at: Instant, now: Instant): Promise<void> {
  await putIf(rows, {
    Item: { ...keys.attentionKey(office), ...keys.attentionDueKeys(office, at), lookAt: at },
    ConditionExpression: 'attribute_not_exists(pk) OR lookAt > :at OR lookAt <= :now',
    ExpressionAttributeValues: { ':at': at, ':now': now },
  });
}

/** Takes an instant that has passed out of the sweep's way, if no other has come in its place. */
export async function doneLooking(rows: Rows, office: OfficeId, now: Instant): Promise<void> {
  await putIf(rows, {
    Item: { ...keys.attentionKey(office), lookAt: now },
    ConditionExpression: 'lookAt <= :now',
    ExpressionAttributeValues: { ':now': now },
  });
}

export function createAttentionIndex({ client, table }: Rows): AttentionIndex {
  return {
    read: async (until, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'dueShard = :shard AND dueKey <= :bound',
          ExpressionAttributeValues: { ':shard': keys.ATTENTION_SHARD, ':bound': keys.dueBound(until) },
          Limit: limit,
        }),
      );
      return Items.map(({ dueKey }) => OfficeId.parse(keys.parseDueKey(String(dueKey)).officeId));
    },
  };
}

/** Whether the row was put: a failed condition is an answer. */
export async function putIf(
  { client, table }: Rows,
  put: Omit<PutCommandInput, 'TableName'>,
): Promise<boolean> {
  try {
    await client.send(new PutCommand({ TableName: table, ...put }));
    return true;
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return false;
    throw cause;
  }
}
