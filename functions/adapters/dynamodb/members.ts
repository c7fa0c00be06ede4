import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Grant, isSamePlace, Member, type Scope } from '#core/member.ts';
import type { PutItem, WriteItem } from './commit.ts';
import { MEMBER_POINTERS, memberKey, memberPointerKey, partitionOf } from './keys.ts';
import { queryPrefix, type Rows, readRows } from './rows.ts';

const MemberPointer = z.object({ memberId: Member.shape.id });

/** The members who have a role in an office or association, with what they may do there and nowhere else. */
export async function listMembers(rows: Rows, scope: Scope): Promise<readonly Member[]> {
  const pointers = await queryPrefix(rows, partitionOf(scope), MEMBER_POINTERS, MemberPointer);
  const keys = pointers.map(({ memberId }) => memberKey(memberId));
  // The member's own row decides, whatever a pointer says.
  return (await readRows(rows, keys, Member)).flatMap((member) => inPlace(member, scope) ?? []);
}

/** A member with their grants in one place only; nobody where they have none there. */
export function inPlace(member: Member, scope: Scope): Member | undefined {
  const grants = member.grants.filter((grant) => isSamePlace(grant, scope));
  return grants.length > 0 ? { ...member, grants } : undefined;
}

/** Writes a member, and where each of their offices and associations finds them: first the ways that lead nowhere yet. */
export async function writeMember(rows: Rows, member: Member): Promise<void> {
  const puts = [...member.grants.map((grant) => putPointer(rows, grant, member)), putMember(rows, member)];
  for (const { Put } of puts) await rows.client.send(new PutCommand(Put));
}

export function putPointer({ table }: Rows, place: Scope, { id }: Pick<Member, 'id'>): PutItem {
  return { Put: { TableName: table, Item: { ...memberPointerKey(place, id), memberId: id } } };
}

export function deletePointer({ table }: Rows, place: Scope, { id }: Pick<Member, 'id'>): WriteItem {
  return { Delete: { TableName: table, Key: memberPointerKey(place, id) } };
}

export function putMember({ table }: Rows, member: Member): PutItem {
  return { Put: { TableName: table, Item: { ...member, ...memberKey(member.id) } } };
}

/**
 * Puts a member over what the writer had read: the grants are what every decision about members rests on, so they
 * are the version. Where nobody was read, nobody may be there.
 */
export function putMemberOver(rows: Rows, member: Member, before: Member | undefined): PutItem {
  const { Put } = putMember(rows, member);
  return { Put: { ...Put, ...stillAs(before) } };
}

/** Fails where a member's grants have changed since they were read. */
export function checkMember({ table }: Rows, member: Member): WriteItem {
  return { ConditionCheck: { TableName: table, Key: memberKey(member.id), ...stillAs(member) } };
}

function stillAs(before: Member | undefined): {
  ConditionExpression: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, readonly Grant[]>;
} {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#grants = :before',
    ExpressionAttributeNames: { '#grants': 'grants' },
    ExpressionAttributeValues: { ':before': before.grants },
  };
}
