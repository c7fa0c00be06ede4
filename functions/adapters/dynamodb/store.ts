import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import { type MemberId, OfficeId, PostId } from '#core/ids.ts';
import { Member } from '#core/member.ts';
import { Session, type SessionId } from '#core/session.ts';
import { epochOf, Instant } from '#core/time.ts';
import { CheckOrder } from '#core/work-order.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { DueIndex, DuePost, OfficeStore, Store } from '#ports/store.ts';
import * as keys from './keys.ts';
import { createAttentionIndex, writeMember } from './notices.ts';
import { DynamoDbOfficeStore } from './office-store.ts';
import { type Rows, readRow } from './rows.ts';
import { DUE_INDEX } from './table.ts';

export interface DynamoDbStoreOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
}

/** The store on DynamoDB, or on anything that speaks its API. */
export function createDynamoDbStore(options: DynamoDbStoreOptions): Store {
  const client = DynamoDBDocumentClient.from(options.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const rows: Rows = { client, table: options.table };
  const put = async (item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: rows.table, Item: item }));
  };
  return {
    forOffice: (officeId: OfficeId, actor: Actor): OfficeStore =>
      new DynamoDbOfficeStore({ ...options, rows, officeId, actor }),
    due: createDueIndex(rows),
    attention: createAttentionIndex(rows),
    readMember: (id: MemberId) => readRow(rows, keys.memberKey(id), Member),
    writeMember: (member) => writeMember(rows, member),
    createSession: (session) => put(sessionRow(session)),
    writeSession: async (session) => {
      try {
        await client.send(
          new PutCommand({
            TableName: rows.table,
            Item: sessionRow(session),
            ConditionExpression: 'attribute_exists(pk)',
          }),
        );
        return 'written';
      } catch (cause) {
        if (cause instanceof ConditionalCheckFailedException) return 'conflict';
        throw cause;
      }
    },
    readSession: async (id: SessionId, now) => {
      const session = await readRow(rows, keys.sessionKey(id), Session);
      return session && session.endsAt > now ? session : undefined;
    },
    deleteSession: async (id: SessionId) => {
      await client.send(new DeleteCommand({ TableName: rows.table, Key: keys.sessionKey(id) }));
    },
    ping: async () => {
      await options.client.send(new DescribeTableCommand({ TableName: rows.table }));
    },
  };
}

/** `ttl` lets DynamoDB tidy up, in seconds since 1970; it may do so days late, so reading checks the end itself. */
function sessionRow(session: Session): Record<string, unknown> {
  return { ...session, ...keys.sessionKey(session.id), ttl: Math.ceil(epochOf(session.endsAt) / 1000) };
}

const DUE_POSTS = Array.from({ length: keys.DUE_SHARDS }, (_, shard) => keys.dueShard(shard));
const DUE_CHANNELS = Array.from({ length: keys.CHECK_SHARDS }, (_, shard) => keys.checkShard(shard));

function createDueIndex({ client, table }: Rows): DueIndex {
  const readShard = async (shard: string, until: Instant, limit: number): Promise<string[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: DUE_INDEX,
        KeyConditionExpression: 'dueShard = :shard AND dueKey <= :bound',
        ExpressionAttributeValues: { ':shard': shard, ':bound': keys.dueBound(until) },
        Limit: limit,
      }),
    );
    return Items.map(({ dueKey }) => String(dueKey));
  };
  /** The keys that come first in all shards together: each begins with its instant. */
  const readShards = async (shards: readonly string[], until: Instant, limit: number): Promise<string[]> => {
    const found = await Promise.all(shards.map((shard) => readShard(shard, until, limit)));
    return found.flat().sort().slice(0, limit);
  };
  return {
    read: async (until, limit) => {
      const found = await readShards(DUE_POSTS, until, limit);
      return found.map((key): DuePost => {
        const { dueAt, officeId, postId } = keys.parseDueKey(key);
        return {
          dueAt: Instant.parse(dueAt),
          officeId: OfficeId.parse(officeId),
          postId: PostId.parse(postId),
        };
      });
    },
    readChannels: async (until, limit) => {
      const found = await readShards(DUE_CHANNELS, until, limit);
      return found.map((key) => CheckOrder.parse(keys.parseCheckKey(key)));
    },
  };
}
