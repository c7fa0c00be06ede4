import type { Happening } from '#core/audit.ts';
import { CalendarFeed, type FeedHash } from '#core/calendar-feed.ts';
import { OfficeId } from '#core/ids.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger } from './commit.ts';
import { feedGroup, feedKey } from './keys.ts';
import { queryRows, type Rows, readRow } from './rows.ts';
import { GROUP_INDEX } from './table.ts';

export function readFeed({ rows, officeId }: OfficeLedger): Promise<CalendarFeed | undefined> {
  return readRow(rows, feedKey(officeId), CalendarFeed);
}

export function writeFeed(
  ledger: OfficeLedger,
  feed: CalendarFeed,
  before: CalendarFeed | undefined,
  happening: Happening,
): Promise<Written> {
  const key = feedKey(ledger.officeId);
  const Item = {
    ...feed,
    ...key,
    officeId: ledger.officeId,
    groupKey: feedGroup(feed.hash),
    groupSort: key.sk,
  };
  return commit(ledger, [{ Put: { TableName: ledger.rows.table, Item, ...ifStill(before) } }], [happening]);
}

export function removeFeed(ledger: OfficeLedger, feed: CalendarFeed, happening: Happening): Promise<Written> {
  const Key = feedKey(ledger.officeId);
  return commit(ledger, [{ Delete: { TableName: ledger.rows.table, Key, ...ifStill(feed) } }], [happening]);
}

const FeedRow = CalendarFeed.extend({ officeId: OfficeId });

/** The index runs behind by moments: one who reads by it asks the office's own row too. */
export async function findFeed(rows: Rows, hash: FeedHash): Promise<OfficeId | undefined> {
  const [found] = await queryRows(
    rows,
    {
      IndexName: GROUP_INDEX,
      KeyConditionExpression: 'groupKey = :group',
      ExpressionAttributeValues: { ':group': feedGroup(hash) },
    },
    FeedRow,
  );
  return found?.officeId;
}

/** Only over the feed that the writer had read. */
function ifStill(before: CalendarFeed | undefined) {
  return before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#hash = :before',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':before': before.hash },
      };
}
