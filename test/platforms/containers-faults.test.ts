import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, later, MINUTE } from '#core/time.ts';
import { expectFault, type FaultCase, tryWith } from './faults.ts';
import { findNowhere } from './nowhere.ts';
import { createJournal, openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const SHARED: readonly FaultCase[] = [
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
  { operation: 'publish', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'publish', fault: 'permission', kind: 'disconnected', out: 0 },
  { operation: 'create-container', fault: 'accept-then-drop', kind: 'deferred', out: 0 },
  { operation: 'create-container', fault: 'timeout', kind: 'deferred', out: 0 },
  { operation: 'create-container', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'create-container', fault: '500-after', kind: 'deferred', out: 0 },
  { operation: 'create-container', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'create-container', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'create-container', fault: 'container-error', kind: 'deferred', out: 0 },
  {
    operation: 'create-container',
    fault: 'container-slow',
    kind: 'deferred',
    out: 0,
    more: { delayMs: 90_000 },
  },
  { operation: 'read-container', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'read-container', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'read-container', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'read-post', fault: '500-before', kind: 'published', out: 1 },
  { operation: 'read-post', fault: 'reset', kind: 'published', out: 1 },
];

describe.each(['instagram', 'threads'] as const)('%s', (platform) => {
  test.each(SHARED)('$fault on $operation ends $kind, and a repeat never posts twice', (each) =>
    expectFault(stage, platform, each),
  );

  test('a publishing call whose end cannot be read is unconfirmed, and the next look settles it', async () => {
    const channel = await stage.openChannel(platform);
    const journal = createJournal(channel, {
      atSending: () => channel.order('read-container', '500-before'),
    });
    await channel.order('publish', 'accept-then-drop');
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const outcome = await publisher.publish(channel.compose({ image: stage.image }), journal);
    expect(outcome.kind).toBe('unconfirmed');
    const progress = { ...journal.progress };
    const settled = await publisher.publish(channel.compose({ image: stage.image, progress }), journal);
    const [post] = await channel.publicPosts();
    expect(settled).toMatchObject({ kind: 'published', receipt: { platformId: post?.id } });
  });

  test('a refusal counts only after the container was seen unpublished twice', async () => {
    const { channel } = await tryWith(stage, platform, {
      operation: 'publish',
      fault: 'permission',
      kind: 'disconnected',
      out: 0,
    });
    const paths = (await channel.calls()).map(({ path }) => path);
    const published = paths.findLastIndex((path) => path.endsWith('_publish'));
    expect(new Set(paths.slice(published + 1)).size).toBe(1);
    expect(paths.slice(published + 1)).toHaveLength(2);
  });

  test('a refusal of a post that went live is not believed while the container cannot be read', async () => {
    const channel = await stage.openChannel(platform);
    const journal = createJournal(channel, {
      atSending: () => channel.order('read-container', '500-before'),
    });
    await channel.order('publish', 'refuse-after');
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const outcome = await publisher.publish(channel.compose({ image: stage.image }), journal);
    expect(outcome.kind).toBe('unconfirmed');
    expect(await channel.publicPosts()).toHaveLength(1);
  });

  test('a post is adopted by its own words, not because it is the newest or the oldest', async () => {
    const channel = await stage.openChannel(platform);
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const publishOther = (text: string) =>
      publisher.publish(channel.compose({ image: stage.image, text }), createJournal(channel));
    await publishOther('Something else, posted before.');
    const journal = createJournal(channel, {
      atSending: () => channel.order('read-container', 'reset'),
    });
    await channel.order('publish', 'accept-then-drop');
    await publisher.publish(channel.compose({ image: stage.image }), journal);
    await publishOther('Something else, posted after.');
    const progress = { ...journal.progress };
    const settled = await publisher.publish(channel.compose({ image: stage.image, progress }), journal);
    const own = (await channel.publicPosts()).find(({ text }) => text === channel.compose().text);
    expect(own).toBeDefined();
    expect(settled).toMatchObject({ kind: 'published', receipt: { platformId: own?.id } });
  });

  test('a post with the same words from days ago is not taken for this one', async () => {
    const channel = await stage.openChannel(platform);
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    await publisher.publish(channel.compose({ image: stage.image }), createJournal(channel));
    stage.clock.advance(2 * DAY);
    await channel.order('publish', 'accept-then-drop');
    const settled = await publisher.publish(channel.compose({ image: stage.image }), createJournal(channel));
    const [old, own] = await channel.publicPosts();
    expect(own?.id).not.toBe(old?.id);
    expect(settled).toMatchObject({ kind: 'published', receipt: { platformId: own?.id } });
  });

  test('a container that has expired unpublished is made anew', async () => {
    const channel = await stage.openChannel(platform);
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const journal = createJournal(channel, { verdict: { kind: 'stopped', why: 'Paused.' } });
    await publisher.publish(channel.compose({ image: stage.image }), journal);
    const { containerId } = journal.progress;
    stage.clock.advance(25 * 60 * MINUTE);
    const second = createJournal(channel, { progress: journal.progress });
    const progress = { ...second.progress };
    const outcome = await publisher.publish(channel.compose({ image: stage.image, progress }), second);
    expect(outcome.kind).toBe('published');
    expect(second.progress.containerId).not.toBe(containerId);
  });
});

test('Instagram: a restricted channel is stopped', () =>
  expectFault(stage, 'instagram', { operation: 'publish', fault: 'refuse', kind: 'disconnected', out: 0 }));

test('Threads: a refused post is rejected', () =>
  expectFault(stage, 'threads', { operation: 'publish', fault: 'refuse', kind: 'rejected', out: 0 }));

test('Instagram takes no post without a picture', async () => {
  const channel = await stage.openChannel('instagram');
  const publisher = stage.entryOf('instagram').createPublisher(stage.appOf('instagram'), stage.deps);
  const outcome = await publisher.publish(channel.compose({ image: undefined }), createJournal(channel));
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('picture') });
});

test('Instagram: a picture that cannot be fetched is tried again', async () => {
  const channel = await stage.openChannel('instagram');
  const publisher = stage.entryOf('instagram').createPublisher(stage.appOf('instagram'), stage.deps);
  const image = { ...stage.image, url: `${await findNowhere()}/nothing.jpg` };
  const outcome = await publisher.publish(channel.compose({ image }), createJournal(channel));
  expect(outcome).toMatchObject({ kind: 'deferred', until: later(stage.clock.now(), 2 * MINUTE) });
});

test('Threads: a sixth link is rejected in words that say so', async () => {
  const channel = await stage.openChannel('threads');
  const publisher = stage.entryOf('threads').createPublisher(stage.appOf('threads'), stage.deps);
  const text = [1, 2, 3, 4, 5, 6].map((n) => `https://example.gov/${n}`).join(' ');
  const outcome = await publisher.publish(channel.compose({ text }), createJournal(channel));
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('five links') });
});
