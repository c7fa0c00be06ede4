import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { DAY, epochOf, HOUR, later, MINUTE } from '#core/time.ts';
import { createJournal, openStage, type PlatformName, type Stage, type StageChannel } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'clarion-platform-limits-'));
const file = join(folder, 'sandbox.sqlite');
let stage: Stage;
let counted: DatabaseSync;

beforeAll(async () => {
  stage = await openStage(file);
  counted = new DatabaseSync(file);
});
afterAll(async () => {
  counted.close();
  await stage.close();
  rmSync(folder, { recursive: true });
});

function publish(platform: PlatformName, channel: StageChannel, text: string): Promise<PublishOutcome> {
  const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
  return publisher.publish(channel.compose({ text, image: stage.image }), createJournal(channel));
}

/** Puts down how often a window has been used, instead of using it. */
function pretendUsed(key: string, used: number): void {
  counted
    .prepare('INSERT OR REPLACE INTO allowances (key, since, used) VALUES (?, ?, ?)')
    .run(key, epochOf(stage.clock.now()), used);
}

/** Puts down posts that the channel has made public so long ago, in milliseconds. */
function pretendPublished(platform: PlatformName, account: string, ages: readonly number[]): void {
  const insert = counted.prepare(
    `INSERT INTO posts (platform, id, account, operation, text, text_as_sent, images, details, created_at, published_at)
     VALUES (?, ?, ?, 'publish', '', '', '[]', '{}', ?, ?)`,
  );
  counted.exec('BEGIN');
  for (const [index, age] of ages.entries()) {
    const at = epochOf(stage.clock.now()) - age;
    insert.run(platform, `${account}${index}`, account, at, at);
  }
  counted.exec('COMMIT');
}

const allOffices = expect.stringMatching(/^[A-Z].*all offices.*\.$/);

describe.each([
  ['x', 'create-post'],
  ['facebook', 'publish'],
  ['facebook', 'create-post'],
  ['instagram', 'create-container'],
  ['instagram', 'publish'],
  ['threads', 'publish'],
  ['linkedin', 'create-post'],
] as const)('%s, %s', (platform, operation) => {
  test('a limit of the channel holds back the channel only', async () => {
    const channel = await stage.openChannel(platform);
    await channel.order(operation, '429');
    const outcome = await publish(platform, channel, 'Too much of one channel.');
    if (outcome.kind !== 'deferred') throw new Error(outcome.kind);
    expect(outcome.spent).toEqual({ channel: expect.any(String) });
    expect(outcome.reason).not.toMatch(/all offices/);
  });

  test('a limit of the whole app holds back every office', async () => {
    const channel = await stage.openChannel(platform);
    await channel.order(operation, '429-app');
    const outcome = await publish(platform, channel, 'Too much of everybody.');
    expect(outcome).toMatchObject({ kind: 'deferred', reason: allOffices });
    if (outcome.kind !== 'deferred') throw new Error(outcome.kind);
    expect(outcome.spent).toEqual({ app: { until: outcome.until, reason: allOffices } });
    expect(outcome.until && outcome.until > stage.clock.now()).toBe(true);
    expect(await channel.publicPosts()).toEqual([]);
  });
});

test.each(['x', 'linkedin'] as const)(
  '%s: a limit on pictures puts off this post and no other',
  async (platform) => {
    const channel = await stage.openChannel(platform);
    await channel.order('upload-media', '429-app');
    const outcome = await publish(platform, channel, 'With a picture.');
    expect(outcome).toMatchObject({ kind: 'deferred', until: expect.any(String) });
    expect(outcome).not.toHaveProperty('spent');
  },
);

test('on X each window that is used up counts for whom it belongs to', async () => {
  const channel = await stage.openChannel('x');
  const now = stage.clock.now();
  pretendUsed(`x create ${channel.accountId}`, 100);
  pretendUsed('x create app', 10_000);
  expect(await publish('x', channel, 'Refused for both.')).toMatchObject({
    kind: 'deferred',
    until: later(now, DAY),
    spent: { channel: later(now, 15 * MINUTE), app: { until: later(now, DAY), reason: allOffices } },
  });
  stage.clock.advance(2 * DAY);
});

test('the answer that lets the last post through tells who has to wait', async () => {
  const channel = await stage.openChannel('x');
  const now = stage.clock.now();
  pretendUsed('x create app', 9_998);
  const first = await publish('x', channel, 'The last but one.');
  expect(first.kind).toBe('published');
  expect(first).not.toHaveProperty('spent');
  expect(await publish('x', channel, 'The last of the app.')).toMatchObject({
    kind: 'published',
    spent: { app: { until: later(now, DAY), reason: allOffices } },
  });
  stage.clock.advance(2 * DAY);
  const again = stage.clock.now();
  const other = await stage.openChannel('x');
  pretendUsed(`x create ${other.accountId}`, 99);
  const last = await publish('x', other, 'The last of the channel.');
  expect(last).toMatchObject({ kind: 'published' });
  expect(last).toHaveProperty('spent', { channel: later(again, 15 * MINUTE) });
});

test('Facebook says in per cent that the app has called as often as it may', async () => {
  const channel = await stage.openChannel('facebook');
  pretendUsed('facebook app', 10_000);
  expect(await publish('facebook', channel, 'Half of it.')).not.toHaveProperty('spent');
  pretendUsed('facebook app', 19_980);
  const full = await publish('facebook', channel, 'All of it.');
  expect(full).toMatchObject({ kind: 'published' });
  expect(full).toHaveProperty('spent', {
    app: { until: later(stage.clock.now(), 15 * MINUTE), reason: allOffices },
  });
});

describe.each([
  ['instagram', 100],
  ['threads', 250],
] as const)('%s, whose channels may publish %i posts in 24 hours', (platform, quota) => {
  /** The last of so many posts is the oldest. */
  const aged = (count: number) => Array.from({ length: count }, (_, index) => 10 * HOUR + index * MINUTE);

  test('lets a channel wait until the oldest of them is a day old', async () => {
    const channel = await stage.openChannel(platform);
    pretendPublished(platform, channel.accountId, [...aged(quota - 1), 20 * HOUR, 30 * HOUR]);
    const frees = later(stage.clock.now(), 4 * HOUR);
    const outcome = await publish(platform, channel, 'One too many.');
    if (outcome.kind !== 'deferred') throw new Error(outcome.kind);
    const { until = '' } = outcome;
    expect(until >= frees && until <= later(frees, 2 * MINUTE)).toBe(true);
    expect(outcome.spent).toEqual({ channel: until });
    stage.clock.set(later(frees, 2 * MINUTE));
    expect(await publish(platform, channel, 'Not too many any more.')).toMatchObject({ kind: 'published' });
  });

  test('is asked again after an hour where the posts that count are not all to be seen', async () => {
    const channel = await stage.openChannel(platform);
    pretendPublished(platform, channel.accountId, aged(quota));
    counted
      .prepare('UPDATE posts SET deleted_at = 1 WHERE account = ? AND id LIKE ?')
      .run(channel.accountId, '%7');
    const before = stage.clock.now();
    const outcome = await publish(platform, channel, 'One too many.');
    if (outcome.kind !== 'deferred') throw new Error(outcome.kind);
    const { until = '' } = outcome;
    expect(until >= later(before, HOUR) && until <= later(before, HOUR + 2 * MINUTE)).toBe(true);
    expect(outcome.spent).toEqual({ channel: until });
  });
});
