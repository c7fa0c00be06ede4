import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, later } from '#core/time.ts';
import type { Publication, Publisher } from '#ports/publisher.ts';
import { openAltered } from './linkedin-altered.ts';
import { createJournal, openStage, type Stage, type StageChannel, type TestJournal } from './sandbox.ts';

let stage: Stage;
let publisher: Publisher;

beforeAll(async () => {
  stage = await openStage();
  publisher = stage.entryOf('linkedin').createPublisher(stage.appOf('linkedin'), stage.deps);
});
afterAll(() => stage.close());

/** Sends a post whose answer gets lost, with or without the post having arrived. */
async function lose(
  fault: 'accept-then-drop' | '500-before',
  post: Partial<Publication> = {},
): Promise<{ channel: StageChannel; journal: TestJournal }> {
  const channel = await stage.openChannel('linkedin');
  const journal = createJournal(channel);
  await channel.order('create-post', fault);
  expect(await publisher.publish(channel.compose(post), journal)).toMatchObject({ kind: 'unconfirmed' });
  return { channel, journal };
}

const again = (channel: StageChannel, journal: TestJournal) =>
  channel.compose({ progress: { ...journal.progress } });

/** LinkedIn, with a list of posts that lags behind: it is empty. */
const openLagging = () =>
  openAltered(stage, ({ searchParams }) =>
    searchParams.get('q') === 'author' ? Response.json({ elements: [] }) : undefined,
  );

describe('looking for a post that may be public', () => {
  test('finds one that arrived', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    const [post] = await channel.publicPosts();
    expect(await publisher.find(again(channel, journal))).toMatchObject({
      kind: 'found',
      receipt: { platformId: post?.id, permalink: post?.permalink },
    });
  });

  test('finds one with a mention, a hashtag and signs that LinkedIn reserves', async () => {
    const other = await stage.openChannel('linkedin', { name: 'Adams (CO)' });
    const text = 'With Adams (CO) & <all> #Trusted_Info at https://example.gov/a_b';
    const post = { text, mentions: [{ label: 'Adams (CO)', id: other.accountId }] };
    const { channel, journal } = await lose('accept-then-drop', post);
    const publication = { ...again(channel, journal), ...post };
    expect(await publisher.find(publication)).toMatchObject({ kind: 'found' });
  });

  test('finds one by its picture', async () => {
    const { channel, journal } = await lose('accept-then-drop', { image: stage.image });
    const changed = { ...again(channel, journal), text: 'Other words' };
    expect(await publisher.find(changed)).toMatchObject({ kind: 'found' });
  });

  test('tells that one is absent', async () => {
    const { channel, journal } = await lose('500-before');
    expect(await publisher.find(again(channel, journal))).toEqual({ kind: 'absent' });
  });

  test('takes a post for this one that a clock an hour ahead makes look older', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    const progress = { ...journal.progress, sentAt: later(stage.clock.now(), HOUR) };
    expect(await publisher.find(channel.compose({ progress }))).toMatchObject({ kind: 'found' });
  });

  test('does not take a post of long ago for this one', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    stage.clock.advance(3 * HOUR);
    const progress = { ...journal.progress, sentAt: stage.clock.now() };
    expect(await publisher.find(channel.compose({ progress }))).toEqual({ kind: 'absent' });
  });

  test('only reads', async () => {
    const { channel, journal } = await lose('accept-then-drop', { image: stage.image });
    const before = (await channel.calls()).length;
    await publisher.find(again(channel, journal));
    const made = (await channel.calls()).slice(before);
    expect(made.map(({ method }) => method)).toEqual(['GET']);
  });

  test.each(['500-before', '500-after', 'reset', 'cut-json', '429', 'permission', 'expired-token'])(
    'tells nothing when it meets %s',
    async (fault) => {
      const { channel, journal } = await lose('accept-then-drop');
      await channel.order('list-posts', fault);
      const finding = await publisher.find(again(channel, journal));
      expect(finding).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/^[A-Z].*\.$/s) });
      expect(JSON.stringify(finding)).not.toContain(channel.credentials.accessToken);
    },
  );
});

describe('an attempt after one that may have posted', () => {
  test('sends nothing while LinkedIn hides the posts of the page', async () => {
    const { channel, journal } = await lose('500-before');
    await channel.order('list-posts', '500-before');
    expect(await publisher.publish(again(channel, journal), journal)).toMatchObject({ kind: 'unconfirmed' });
    expect(await channel.publicPosts()).toEqual([]);
    expect(journal.begun).toHaveLength(1);
  });

  test('stops the channel if the access has ended', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    await channel.order('list-posts', 'expired-token');
    expect(await publisher.publish(again(channel, journal), journal)).toMatchObject({ kind: 'disconnected' });
  });

  test('adopts the post that LinkedIn names as the original, though the list does not show it yet', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    const [post] = await channel.publicPosts();
    const outcome = await (await openLagging()).publish(again(channel, journal), journal);
    expect(outcome).toMatchObject({
      kind: 'published',
      receipt: { platformId: post?.id, permalink: expect.stringContaining(post?.id ?? 'no post') },
    });
    expect(await channel.publicPosts()).toHaveLength(1);
    expect(journal.begun).toHaveLength(2);
  });

  test('takes a refusal as a repeat of an older post for what it is', async () => {
    const { channel, journal } = await lose('accept-then-drop');
    // LinkedIn calls only what is minutes old a duplicate: to be older than the look, it is sent from the future.
    const progress = { ...journal.progress, sentAt: later(stage.clock.now(), 3 * HOUR) };
    const outcome = await publisher.publish(
      channel.compose({ progress }),
      createJournal(channel, { progress }),
    );
    expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('already') });
    expect(await channel.publicPosts()).toHaveLength(1);
  });

  test('stays unconfirmed if the post that LinkedIn names leads nowhere', async () => {
    const channel = await stage.openChannel('linkedin');
    const progress = { sentAt: stage.clock.now() };
    await channel.order('create-post', 'duplicate');
    const journal = createJournal(channel, { progress });
    const outcome = await publisher.publish(channel.compose({ progress }), journal);
    expect(outcome).toMatchObject({ kind: 'unconfirmed', reason: expect.stringContaining('already') });
    expect(journal.progress.sentAt).toBe(progress.sentAt);
  });
});
