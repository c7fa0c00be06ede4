import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import { Blackout, type Gates, Stop, type StopScope } from '#core/gate.ts';
import type { AssociationId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { DAY, epochOf, type Instant, later } from '#core/time.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger, type OfficeLedger, type WriteItem } from './commit.ts';
import { BLACKOUTS, blackoutKey, GATES, partitionOf, type RowKey, STOPS, stopKey } from './keys.ts';
import { listMembershipsOf } from './memberships.ts';
import { queryPrefix, type Rows } from './rows.ts';

/** How long the row of a blackout stays after its end. What it was stands in the audit entries for good. */
const BLACKOUT_KEPT = 30 * DAY;

/** Everything that keeps an office's posts back: one consistent read of the office's own, and one of each association's. */
export async function readGates({ rows, officeId, clock }: OfficeLedger): Promise<Gates> {
  const [own, associations] = await Promise.all([
    readOwnGates(rows, { officeId }),
    listMembershipsOf(rows, officeId),
  ]);
  const given = await Promise.all(associations.map(({ associationId }) => readGiven(rows, associationId)));
  const now = clock.now();
  return {
    stops: [own, ...given].flatMap(({ stops }) => stops),
    blackouts: [own, ...given].flatMap(({ blackouts }) => blackouts).filter(({ until }) => until > now),
  };
}

/** What an association has given its offices, marked as its own. */
async function readGiven(rows: Rows, associationId: AssociationId): Promise<Gates> {
  const { stops, blackouts } = await readOwnGates(rows, { associationId });
  return {
    stops: stops.map((stop) => ({ ...stop, associationId })),
    blackouts: blackouts.map((blackout) => ({ ...blackout, associationId })),
  };
}

/** Stops and blackouts lie together, and no row of one is one of the other. */
const Gate = z.union([Stop, Blackout]);

async function readOwnGates(rows: Rows, owner: Scope): Promise<Gates> {
  const found = await queryPrefix(rows, partitionOf(owner), GATES, Gate);
  return {
    stops: found.filter((gate) => 'scope' in gate),
    blackouts: found.filter((gate) => 'from' in gate),
  };
}

/** The blackouts that an office or an association has entered, over or not. */
export function readBlackouts(rows: Rows, owner: Scope): Promise<readonly Blackout[]> {
  return queryPrefix(rows, partitionOf(owner), BLACKOUTS, Blackout);
}

/** The stops that an office or an association has given. */
export function readStops(rows: Rows, owner: Scope): Promise<readonly Stop[]> {
  return queryPrefix(rows, partitionOf(owner), STOPS, Stop);
}

export async function writeStop(ledger: Ledger, stop: Stop, happening: Happening): Promise<Written> {
  return commit(ledger, [putStop(ledger, stop)], [happening]);
}

/** A stop that comes with another write. It is a conflict where there is one already. */
export function putStop(ledger: Ledger, stop: Stop): WriteItem {
  return putNew(ledger, stopKey(ledger.owner, stop.scope), stop);
}

export async function liftStop(
  ledger: Ledger,
  scope: StopScope,
  at: Instant,
  happening: Happening,
): Promise<Written> {
  // A newer stop has reasons of its own, whenever it came.
  const own = {
    ConditionExpression: '#at = :at',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':at': at },
  };
  const { table } = ledger.rows;
  const lifted = { Delete: { TableName: table, Key: stopKey(ledger.owner, scope), ...own } };
  return commit(ledger, [lifted], [happening]);
}

export async function writeBlackout(
  ledger: Ledger,
  blackout: Blackout,
  happening: Happening,
): Promise<Written> {
  // In seconds since 1970: DynamoDB removes the row some time after, so that no claim reads it for ever.
  const ttl = Math.ceil(epochOf(later(blackout.until, BLACKOUT_KEPT)) / 1000);
  const key = blackoutKey(ledger.owner, blackout.id);
  return commit(ledger, [putNew(ledger, key, { ...blackout, ttl })], [happening]);
}

export async function removeBlackout(
  ledger: Ledger,
  id: Blackout['id'],
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [deleteExisting(ledger, blackoutKey(ledger.owner, id))], [happening]);
}

/**
 * Conditions that fail where a stop of the office or of one of its associations covers the post: part of the write
 * that comes before the public call.
 */
export async function unlessStopped(
  { rows, officeId }: OfficeLedger,
  post: Post,
): Promise<readonly WriteItem[]> {
  const campaign: StopScope = { kind: 'campaign', id: post.campaignId };
  const own: readonly StopScope[] = [{ kind: 'office' }, campaign, { kind: 'channel', id: post.platform }];
  const message: StopScope = { kind: 'message', campaignId: post.campaignId, id: post.source.messageId };
  const associations = await listMembershipsOf(rows, officeId);
  const stops = [
    ...own.map((scope) => stopKey({ officeId }, scope)),
    ...associations.flatMap(({ associationId }) => [
      stopKey({ associationId }, { kind: 'association', id: associationId }),
      stopKey({ associationId }, campaign),
      stopKey({ associationId }, message),
    ]),
  ];
  return stops.map((Key) => ({
    ConditionCheck: {
      TableName: rows.table,
      Key,
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
