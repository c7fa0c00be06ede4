import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { OfficeId, Platform, PostId } from '#core/ids.ts';
import { Pause } from '#core/publish-outcome.ts';
import { epochOf, Instant, SECOND } from '#core/time.ts';
import type { BusyTurn } from '#ports/store.ts';
import { appPauseKey, turnKey } from './keys.ts';
import { type Rows, readRow } from './rows.ts';

/**
 * Takes a channel for one post. A turn that is over, or the post's own from an attempt that died, may be taken over;
 * any other is somebody's who is posting right now, or a pause that the platform asked for.
 */
export async function takeTurn(
  { client, table }: Rows,
  office: OfficeId,
  platform: Platform,
  post: PostId,
  now: Instant,
  until: Instant,
): Promise<'taken' | BusyTurn> {
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...turnKey(office, platform), post, until },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now OR #post = :post',
        ExpressionAttributeNames: { '#until': 'until', '#post': 'post' },
        ExpressionAttributeValues: { ':now': now, ':post': post },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return 'taken';
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
    const { until, post: holder } = cause.Item ?? {};
    return { busyUntil: Instant.parse(until?.S), posting: holder?.S !== '' };
  }
}

const Turn = z.object({ until: Instant });

/** Until when a channel's last turn lasts, or when it ended. */
export async function readTurn(
  rows: Rows,
  office: OfficeId,
  platform: Platform,
): Promise<Instant | undefined> {
  return (await readRow(rows, turnKey(office, platform), Turn))?.until;
}

/** Gives the channel back, unless its turn was over and another post has it by now. */
export async function endTurn(
  { client, table }: Rows,
  office: OfficeId,
  platform: Platform,
  post: PostId,
  freeAt: Instant,
): Promise<void> {
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...turnKey(office, platform), post: '', until: freeAt },
        ConditionExpression: '#post = :post',
        ExpressionAttributeNames: { '#post': 'post' },
        ExpressionAttributeValues: { ':post': post },
      }),
    );
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
  }
}

export function readAppPause(rows: Rows, platform: Platform): Promise<Pause | undefined> {
  return readRow(rows, appPauseKey(platform), Pause);
}

/** Notes a pause of the whole app. Hosts learn of one at the same time: whoever was told the latest end is right. */
export async function pauseApp(
  { client, table }: Rows,
  platform: Platform,
  { until, reason }: Pause,
): Promise<void> {
  // `ttl` only tidies up: whoever reads a pause looks at its end.
  const ttl = Math.ceil(epochOf(until) / SECOND);
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...appPauseKey(platform), until, reason, ttl },
        ConditionExpression: 'attribute_not_exists(pk) OR #until < :until',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': until },
      }),
    );
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
  }
}
