import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MemberId } from '#core/ids.ts';
import { Session, type SessionId } from '#core/session.ts';
import { epochOf, type Instant } from '#core/time.ts';
import type { Written } from '#ports/store.ts';
import { sessionGroup, sessionKey } from './keys.ts';
import { queryGroup, type Rows, readRow } from './rows.ts';

export async function createSession({ client, table }: Rows, session: Session): Promise<void> {
  await client.send(new PutCommand({ TableName: table, Item: rowOf(session) }));
}

export async function writeSession({ client, table }: Rows, session: Session): Promise<Written> {
  const put = { TableName: table, Item: rowOf(session), ConditionExpression: 'attribute_exists(pk)' };
  try {
    await client.send(new PutCommand(put));
    return 'written';
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return 'conflict';
    throw cause;
  }
}

export async function readSession(rows: Rows, id: SessionId, now: Instant): Promise<Session | undefined> {
  const session = await readRow(rows, sessionKey(id), Session);
  return session && session.endsAt > now ? session : undefined;
}

export async function deleteSession({ client, table }: Rows, id: SessionId): Promise<void> {
  await client.send(new DeleteCommand({ TableName: table, Key: sessionKey(id) }));
}

export async function endSessions(rows: Rows, member: MemberId): Promise<void> {
  const sessions = await queryGroup(rows, sessionGroup(member), Session);
  await Promise.all(sessions.map(({ id }) => deleteSession(rows, id)));
}

/** `ttl` lets DynamoDB tidy up, in seconds since 1970; it may do so days late, so reading checks the end itself. */
function rowOf(session: Session): Record<string, unknown> {
  const { id, memberId, createdAt, endsAt } = session;
  return {
    ...session,
    ...sessionKey(id),
    ttl: Math.ceil(epochOf(endsAt) / 1000),
    // Before anybody has signed in, a session is nobody's.
    ...(memberId !== undefined && { groupKey: sessionGroup(memberId), groupSort: createdAt }),
  };
}
