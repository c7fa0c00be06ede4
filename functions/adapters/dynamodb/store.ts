import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import { FanOutOrder } from '#core/fan-out-order.ts';
import { type AssociationId, type MemberId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { Member } from '#core/member.ts';
import { Instant } from '#core/time.ts';
import { CheckOrder } from '#core/work-order.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { DueIndex, DuePost, OfficeStore, ReachPost, Store } from '#ports/store.ts';
import { DynamoDbAssociationStore } from './association-store.ts';
import { listCalendarsOfMany } from './elections.ts';
import { findFeed } from './feeds.ts';
import { findInvitations } from './invitations.ts';
import { findJoinRequests } from './join-requests.ts';
import * as keys from './keys.ts';
import { openLinkChecks } from './link-checks.ts';
import { findLink } from './links.ts';
import { writeMember } from './members.ts';
import { readOffices } from './memberships.ts';
import { createAttentionIndex } from './notices.ts';
import { DynamoDbOfficeStore } from './office-store.ts';
import { openOwnPacks } from './own-packs.ts';
import { parseReachKey, REACH_SHARDS, reachShard } from './reach-keys.ts';
import { DynamoDbRoster } from './roster.ts';
import { type Rows, readRow } from './rows.ts';
import * as sessions from './sessions.ts';
import { DUE_INDEX } from './table.ts';
import { openToolkitImports } from './toolkit-imports.ts';
import { pauseApp, readAppPause } from './turns.ts';
import { createWeeklyIndex, openWeekly } from './weekly.ts';

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
  return {
    forOffice: (officeId: OfficeId, actor: Actor): OfficeStore =>
      new DynamoDbOfficeStore({ ...options, rows, officeId, owner: { officeId }, actor }),
    forAssociation: (associationId: AssociationId, actor: Actor): AssociationStore =>
      new DynamoDbAssociationStore({ ...options, rows, owner: { associationId }, actor }, associationId),
    rosterOf: (scope, actor) => new DynamoDbRoster({ ...options, rows, owner: scope, actor }),
    weeklyOf: (scope, actor) => openWeekly({ ...options, rows, owner: scope, actor }),
    packsOf: (scope, actor) => openOwnPacks({ ...options, rows, owner: scope, actor }),
    toolkitsOf: (scope, actor) => openToolkitImports({ ...options, rows, owner: scope, actor }),
    due: createDueIndex(rows),
    attention: createAttentionIndex(rows),
    weekly: createWeeklyIndex(rows),
    linkChecks: openLinkChecks(rows, options),
    findFeed: (hash) => findFeed(rows, hash),
    findLink: (code) => findLink(rows, code),
    readAppPause: (platform) => readAppPause(rows, platform),
    pauseApp: (platform, pause) => pauseApp(rows, platform, pause),
    readOffices: (ids) => readOffices(rows, ids),
    listCalendarsOf: (ids) => listCalendarsOfMany(rows, ids),
    readMember: (id: MemberId) => readRow(rows, keys.memberKey(id), Member),
    writeMember: (member) => writeMember(rows, member),
    findInvitations: (id) => findInvitations(rows, id),
    findJoinRequests: (id) => findJoinRequests(rows, id),
    createSession: (session) => sessions.createSession(rows, session),
    writeSession: (session) => sessions.writeSession(rows, session),
    readSession: (id, now) => sessions.readSession(rows, id, now),
    deleteSession: (id) => sessions.deleteSession(rows, id),
    endSessions: (id) => sessions.endSessions(rows, id),
    ping: async () => {
      await options.client.send(new DescribeTableCommand({ TableName: rows.table }));
    },
  };
}

const DUE_POSTS = Array.from({ length: keys.DUE_SHARDS }, (_, shard) => keys.dueShard(shard));
const DUE_CHANNELS = Array.from({ length: keys.CHECK_SHARDS }, (_, shard) => keys.checkShard(shard));

const DUE_REACH = Array.from({ length: REACH_SHARDS }, (_, shard) => reachShard(shard));

function createDueIndex({ client, table }: Rows): DueIndex {
  const readShard = async (shard: string, until: Instant, limit: number): Promise<string[]> => {
    const found: string[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'dueShard = :shard AND dueKey <= :bound',
          ExpressionAttributeValues: { ':shard': shard, ':bound': keys.dueBound(until) },
          Limit: limit - found.length,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      for (const { dueKey } of Items) found.push(String(dueKey));
      // A page ends at a megabyte, which some thousands of keys are.
      from = LastEvaluatedKey;
    } while (from !== undefined && found.length < limit);
    return found;
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
    readReach: async (until, limit) => {
      const found = await readShards(DUE_REACH, until, limit);
      return found.map((key): ReachPost => {
        const { officeId, platform, postId } = parseReachKey(key);
        return {
          officeId: OfficeId.parse(officeId),
          platform: Platform.parse(platform),
          postId: PostId.parse(postId),
        };
      });
    },
    readFanOuts: async (until, limit) => {
      const found = await readShards([keys.FAN_OUT_SHARD], until, limit);
      return found.map((key) => FanOutOrder.parse(keys.parseFanOutKey(key)));
    },
  };
}
