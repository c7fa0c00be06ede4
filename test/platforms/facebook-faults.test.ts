import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR } from '#core/time.ts';
import { expectFault, type FaultCase } from './faults.ts';
import { createJournal, openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const CASES: readonly FaultCase[] = [
  { operation: 'publish', fault: 'accept-then-drop', kind: 'published', out: 1 },
  { operation: 'publish', fault: 'timeout-after', kind: 'published', out: 1 },
  { operation: 'publish', fault: 'cut-json', kind: 'published', out: 1 },
  { operation: 'publish', fault: '500-after', kind: 'published', out: 1 },
  { operation: 'publish', fault: 'refuse-after', kind: 'published', out: 1 },
  { operation: 'publish', fault: 'slow', kind: 'published', out: 1, more: { delayMs: 20 } },
  { operation: 'publish', fault: 'timeout', kind: 'deferred', out: 0 },
  { operation: 'publish', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'publish', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'publish', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'publish', fault: 'refuse', kind: 'rejected', out: 0 },
  { operation: 'publish', fault: 'duplicate', kind: 'rejected', out: 0 },
  { operation: 'publish', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'publish', fault: 'permission', kind: 'disconnected', out: 0 },
  { operation: 'create-post', fault: 'accept-then-drop', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'timeout-after', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: '500-after', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'duplicate', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'mention-refused', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'create-post', fault: 'permission', kind: 'disconnected', out: 0 },
  { operation: 'upload-media', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'read-post', fault: '500-before', kind: 'published', out: 1 },
  { operation: 'read-post', fault: 'reset', kind: 'published', out: 1 },
];

test.each(CASES)('Facebook: $fault on $operation ends $kind, and a repeat never posts twice', (each) =>
  expectFault(stage, 'facebook', each),
);

test('a publishing call whose end cannot be read is unconfirmed, and the next look settles it', async () => {
  const channel = await stage.openChannel('facebook');
  const journal = createJournal(channel, { atSending: () => channel.order('read-post', '500-before') });
  await channel.order('publish', 'accept-then-drop');
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  expect(await publisher.publish(channel.compose(), journal)).toMatchObject({ kind: 'unconfirmed' });
  const settled = await publisher.publish(channel.compose({ progress: { ...journal.progress } }), journal);
  expect(settled).toMatchObject({ kind: 'published' });
  expect(await channel.posts()).toHaveLength(1);
});

test('a post that may be out is not touched while Facebook does not show it', async () => {
  const channel = await stage.openChannel('facebook');
  const progress = { postId: `${channel.accountId}_1`, sentAt: stage.clock.now() };
  await channel.order('read-post', '500-before');
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  const outcome = await publisher.publish(
    channel.compose({ progress }),
    createJournal(channel, { progress }),
  );
  expect(outcome.kind).toBe('unconfirmed');
  expect(await channel.posts()).toEqual([]);
});

test('a prepared post that somebody deleted is left to a person', async () => {
  const channel = await stage.openChannel('facebook');
  const progress = { postId: `${channel.accountId}_1`, sentAt: '' };
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  const outcome = await publisher.publish(
    channel.compose({ progress }),
    createJournal(channel, { progress }),
  );
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('deleted') });
});

test('a page is mentioned by its number where its name stands', async () => {
  const alliance = await stage.openChannel('facebook', {
    name: 'Alliance for Elections',
    handle: 'Alliance',
  });
  const channel = await stage.openChannel('facebook');
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  const text = 'With the Alliance for Elections we adopt the Standards.';
  const mentions = [{ label: 'Alliance for Elections', id: alliance.accountId }];
  await publisher.publish(channel.compose({ text, mentions }), createJournal(channel));
  expect(await channel.publicPosts()).toMatchObject([
    { text, textAsSent: `With the @[${alliance.accountId}] we adopt the Standards.` },
  ]);
});

test('an app without the feature to mention pages gets a rejection that says so', async () => {
  const alliance = await stage.openChannel('facebook', { handle: 'AllianceTwo' });
  const channel = await stage.openChannel('facebook', { mentions: 'refused' });
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  const mentions = [{ label: 'Alliance', id: alliance.accountId }];
  const outcome = await publisher.publish(
    channel.compose({ text: 'With the Alliance.', mentions }),
    createJournal(channel),
  );
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('mention') });
  expect(await channel.publicPosts()).toEqual([]);
});

test('a photo kept for too long is uploaded again', async () => {
  const channel = await stage.openChannel('facebook');
  const publisher = stage.entryOf('facebook').createPublisher(stage.appOf('facebook'), stage.deps);
  const journal = createJournal(channel);
  await channel.order('create-post', '500-before');
  await publisher.publish(channel.compose({ image: stage.image }), journal);
  const { photoId } = journal.progress;
  stage.clock.advance(25 * HOUR);
  const progress = { ...journal.progress };
  const outcome = await publisher.publish(channel.compose({ image: stage.image, progress }), journal);
  expect(outcome.kind).toBe('published');
  expect(journal.progress.photoId).not.toBe(photoId);
});
