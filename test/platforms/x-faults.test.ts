import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { expectFault, type FaultCase, tryWith } from './faults.ts';
import { findNowhere } from './nowhere.ts';
import { createJournal, openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const CASES: readonly FaultCase[] = [
  { operation: 'create-post', fault: 'accept-then-drop', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'timeout', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: 'timeout-after', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'reset', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: 'cut-json', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: '500-before', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: '500-after', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'slow', kind: 'published', out: 1, more: { delayMs: 20 } },
  { operation: 'create-post', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'refuse', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'duplicate', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'permission', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'mention-refused', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'upload-media', fault: 'timeout', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'refuse', kind: 'rejected', out: 0 },
  { operation: 'upload-media', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'media-metadata', fault: 'accept-then-drop', kind: 'deferred', out: 0 },
  { operation: 'media-metadata', fault: '500-after', kind: 'deferred', out: 0 },
  { operation: 'media-metadata', fault: 'refuse', kind: 'rejected', out: 0 },
];

test.each(CASES)('X: $fault on $operation ends $kind, and a repeat never posts twice', (each) =>
  expectFault(stage, 'x', each),
);

test('a limit is waited out until the moment that X names', async () => {
  const before = stage.clock.now();
  const { outcome } = await tryWith(stage, 'x', {
    operation: 'create-post',
    fault: '429',
    kind: 'deferred',
    out: 0,
    more: { delayMs: HOUR },
  });
  expect(outcome).toMatchObject({ kind: 'deferred', until: later(before, HOUR) });
});

test('a refused mention is told from other refusals by the text', async () => {
  const channel = await stage.openChannel('x', { mentions: 'refused' });
  const publisher = stage.entryOf('x').createPublisher(stage.appOf('x'), stage.deps);
  const outcome = await publisher.publish(
    channel.compose({ text: 'With @AdamsCounty we keep the Standards.' }),
    createJournal(channel),
  );
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('mentions somebody') });
});

test('a host that nobody listens on is not reached, and the post counts as unsent', async () => {
  const channel = await stage.openChannel('x');
  const journal = createJournal(channel);
  const gone = { ...stage.appOf('x'), sandbox: await findNowhere() };
  const publisher = stage.entryOf('x').createPublisher(gone, stage.deps);
  const outcome = await publisher.publish(channel.compose(), journal);
  expect(outcome).toMatchObject({ kind: 'deferred', until: undefined });
  expect(journal.progress.sentAt).toBe('');
});

test('a post that may be out is not sent again while X hides its timeline', async () => {
  const { outcome, channel, journal } = await tryWith(stage, 'x', {
    operation: 'create-post',
    fault: '500-before',
    kind: 'unconfirmed',
    out: 0,
  });
  expect(outcome.kind).toBe('unconfirmed');
  await channel.order('list-posts', '500-before');
  const publisher = stage.entryOf('x').createPublisher(stage.appOf('x'), stage.deps);
  const again = await publisher.publish(channel.compose({ progress: journal.progress }), journal);
  expect(again).toMatchObject({ kind: 'unconfirmed' });
  expect(await channel.publicPosts()).toEqual([]);
});

test('a refused repeat of a post that may be out stays unconfirmed', async () => {
  const channel = await stage.openChannel('x');
  const progress = { sentAt: stage.clock.now() };
  await channel.order('create-post', 'duplicate');
  const publisher = stage.entryOf('x').createPublisher(stage.appOf('x'), stage.deps);
  const outcome = await publisher.publish(
    channel.compose({ progress }),
    createJournal(channel, { progress }),
  );
  expect(outcome).toMatchObject({ kind: 'unconfirmed', reason: expect.stringContaining('already') });
});

test('an earlier post is recognised by its words, whatever X does to links and signs', async () => {
  const channel = await stage.openChannel('x');
  const text = 'Fair & open <elections>: see https://example.gov/standards and vote.gov — “thank you”';
  const publisher = stage.entryOf('x').createPublisher(stage.appOf('x'), stage.deps);
  await channel.order('create-post', 'accept-then-drop');
  const journal = createJournal(channel);
  expect(await publisher.publish(channel.compose({ text }), journal)).toMatchObject({ kind: 'unconfirmed' });
  stage.clock.advance(2 * MINUTE);
  const again = await publisher.publish(channel.compose({ text, progress: journal.progress }), journal);
  const [post] = await channel.publicPosts();
  expect(again).toMatchObject({ kind: 'published', receipt: { platformId: post?.id } });
});

test('a picture that X has dropped is uploaded again', async () => {
  const channel = await stage.openChannel('x');
  const publisher = stage.entryOf('x').createPublisher(stage.appOf('x'), stage.deps);
  await channel.order('create-post', '429');
  const journal = createJournal(channel);
  await publisher.publish(channel.compose({ image: stage.image }), journal);
  const { mediaId } = journal.progress;
  stage.clock.advance(25 * HOUR);
  // The fixture's access lasts two hours; what is tested here is the picture.
  const { accountId, handle } = channel;
  const fresh = await stage.openChannel('x', { id: accountId, handle });
  const outcome = await publisher.publish(
    fresh.compose({ image: stage.image, progress: { ...journal.progress } }),
    journal,
  );
  expect(outcome.kind).toBe('published');
  expect(journal.progress.mediaId).not.toBe(mediaId);
});
