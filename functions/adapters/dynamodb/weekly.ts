import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import { AssociationId, type MemberId, OfficeId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { Instant } from '#core/time.ts';
import { WeeklyChoice } from '#core/weekly/weekly-choice.ts';
import type { Written } from '#ports/store.ts';
import type { WeeklyDue, WeeklyIndex, WeeklyStore } from '#ports/weekly-store.ts';
import { commit, type Ledger, type WriteItem } from './commit.ts';
import { dueBound, noticeKey, partitionOf, type RowKey } from './keys.ts';
import { noteSent, putIf, restNotice, takeNotice } from './notices.ts';
import { queryPrefix, type Rows, readRow } from './rows.ts';
import { DUE_INDEX } from './table.ts';
import { putVersioned } from './versioned.ts';

/** What members decided lies with the office or association that it is about. */
const CHOICES = 'WEEKLY#';

const choiceKey = (owner: Scope, id: MemberId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${CHOICES}${id}`,
});

/** When the sweep sees to a place: one row, which stands in the due index as long as somebody there wants a summary. */
const dueRowKey = (owner: Scope): RowKey => ({ pk: partitionOf(owner), sk: 'WEEKLY-DUE' });

const WEEKLY_SHARD = 'WEEKLY';

const dueKeyOf = (owner: Scope, at: Instant): string => `${at}#${partitionOf(owner)}`;

const DueRow = z.object({ lookAt: Instant.optional(), taker: z.string().optional() });
const SentRow = z.object({ sentAt: Instant.optional() });

/** The summaries of one office or association. */
export function openWeekly(ledger: Ledger): WeeklyStore {
  const { rows, owner, chance } = ledger;
  return {
    scope: owner,
    listChoices: () => queryPrefix(rows, partitionOf(owner), CHOICES, WeeklyChoice),
    readChoice: (id) => readRow(rows, choiceKey(owner, id), WeeklyChoice),
    writeChoice: (choice, at, happening) => writeChoice(ledger, choice, at, happening),
    readDue: async () => (await readRow(rows, dueRowKey(owner), DueRow)) ?? {},
    moveOn: (now, next) => moveOn(rows, owner, now, next),
    leave: (due, now) => leave(rows, owner, due, now),
    take: async (key, now, until) => {
      if (await takeNotice(rows, chance.id(), owner, key, now, until)) return 'taken';
      const row = await readRow(rows, noticeKey(owner, key), SentRow);
      return row?.sentAt === undefined ? 'busy' : 'sent';
    },
    rest: (key, taken, until) => restNotice(rows, owner, key, { taken, until }),
    noteSent: (key, at) => noteSent(rows, owner, key, at),
  };
}

/** Who has no role any more has decided nothing: coming back, they are asked anew. */
export function deleteChoice({ table }: Rows, owner: Scope, id: MemberId): WriteItem {
  return { Delete: { TableName: table, Key: choiceKey(owner, id) } };
}

function writeChoice(
  ledger: Ledger,
  choice: WeeklyChoice,
  at: Instant,
  happening: Happening,
): Promise<Written> {
  const { rows, owner } = ledger;
  const item = { ...choice, version: choice.version + 1, ...choiceKey(owner, choice.memberId) };
  const lead = choice.isOn ? [leadHere(ledger, at)] : [];
  return commit(ledger, [putVersioned(rows, item, choice.version), ...lead], [happening]);
}

/**
 * Leads the sweep here. Every instant that is there already is no later than the next Monday, and stands. `taker` is
 * new with each call, so that a sweep which found nobody a moment ago does not leave.
 */
function leadHere({ rows: { table }, owner, chance }: Ledger, at: Instant): WriteItem {
  return {
    Update: {
      TableName: table,
      Key: { ...dueRowKey(owner) },
      UpdateExpression:
        'SET taker = :taker, lookAt = if_not_exists(lookAt, :at), dueShard = if_not_exists(dueShard, :shard), dueKey = if_not_exists(dueKey, :key)',
      ExpressionAttributeValues: {
        ':taker': chance.id(),
        ':at': at,
        ':shard': WEEKLY_SHARD,
        ':key': dueKeyOf(owner, at),
      },
    },
  };
}

async function moveOn(rows: Rows, owner: Scope, now: Instant, next: Instant): Promise<void> {
  await putIf(rows, {
    Item: { ...dueRowKey(owner), lookAt: next, dueShard: WEEKLY_SHARD, dueKey: dueKeyOf(owner, next) },
    ConditionExpression: 'lookAt <= :now',
    ExpressionAttributeValues: { ':now': now },
  });
}

async function leave(rows: Rows, owner: Scope, { taker }: WeeklyDue, now: Instant): Promise<void> {
  await putIf(rows, {
    Item: dueRowKey(owner),
    ConditionExpression: `lookAt <= :now AND ${taker === undefined ? 'attribute_not_exists(taker)' : 'taker = :taker'}`,
    ExpressionAttributeValues: { ':now': now, ...(taker !== undefined && { ':taker': taker }) },
  });
}

export function createWeeklyIndex({ client, table }: Rows): WeeklyIndex {
  return {
    read: async (until, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'dueShard = :shard AND dueKey <= :bound',
          ExpressionAttributeValues: { ':shard': WEEKLY_SHARD, ':bound': dueBound(until) },
          Limit: limit,
        }),
      );
      return Items.map(({ dueKey }) => parseDueKey(String(dueKey)));
    },
  };
}

function parseDueKey(key: string): Scope {
  const [, kind, id] = key.split('#');
  return kind === 'ASSOC' ? { associationId: AssociationId.parse(id) } : { officeId: OfficeId.parse(id) };
}
