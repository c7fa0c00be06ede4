import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type PutCommandInput, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { OfficeId } from '#core/ids.ts';
import { Member } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import type { AttentionIndex } from '#ports/store.ts';
import * as keys from './keys.ts';
import { queryPrefix, type Rows, readRow } from './rows.ts';
import { DUE_INDEX } from './table.ts';

/** Takes a notice for sending. One that was sent, or that somebody else is sending until then, is not to be had. */
export function takeNotice(
  rows: Rows,
  office: OfficeId,
  key: string,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  return putIf(rows, {
    Item: { ...keys.noticeKey(office, key), until },
    ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': now },
  });
}

/** Notes that a notice was sent. Without `until`, nobody can take it again. */
export async function noteSent(rows: Rows, office: OfficeId, key: string, at: Instant): Promise<void> {
  const Item = { ...keys.noticeKey(office, key), sentAt: at };
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

const MemberPointer = z.object({ memberId: Member.shape.id });

/** The members who have a role in an office, with what they may do there and nowhere else. */
export async function listMembers(rows: Rows, office: OfficeId): Promise<readonly Member[]> {
  const pointers = await queryPrefix(rows, keys.officePartition(office), keys.MEMBER_POINTERS, MemberPointer);
  const members = await Promise.all(
    pointers.map(({ memberId }) => readRow(rows, keys.memberKey(memberId), Member)),
  );
  return members.flatMap((member) => {
    // The member's own row decides: a pointer stays when a role is taken away.
    const grants = member?.grants.filter(({ officeId }) => officeId === office) ?? [];
    return member && grants.length > 0 ? [{ ...member, grants }] : [];
  });
}

/** Writes a member, and where each of their offices finds them: first the ways that lead nowhere yet. */
export async function writeMember({ client, table }: Rows, member: Member): Promise<void> {
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item }));
  };
  for (const { officeId } of member.grants) {
    await put({ ...keys.memberPointerKey(officeId, member.id), memberId: member.id });
  }
  await put({ ...member, ...keys.memberKey(member.id) });
}

/** Whether the row was put: a failed condition is an answer. */
async function putIf({ client, table }: Rows, put: Omit<PutCommandInput, 'TableName'>): Promise<boolean> {
  try {
    await client.send(new PutCommand({ TableName: table, ...put }));
    return true;
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return false;
    throw cause;
  }
}
