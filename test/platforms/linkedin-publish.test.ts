import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, later } from '#core/time.ts';
import type { Publisher } from '#ports/publisher.ts';
import { expectFault, type FaultCase, tryWith } from './faults.ts';
import { openAltered } from './linkedin-altered.ts';
import { findNowhere } from './nowhere.ts';
import { createJournal, openStage, type Stage } from './sandbox.ts';

let stage: Stage;
let publisher: Publisher;

beforeAll(async () => {
  stage = await openStage();
  publisher = stage.entryOf('linkedin').createPublisher(stage.appOf('linkedin'), stage.deps);
});
afterAll(() => stage.close());

describe('a post', () => {
  test('arrives word for word, with whatever LinkedIn reserves', async () => {
    const channel = await stage.openChannel('linkedin');
    const text =
      'Fair & <open>: (see [1]) *now* – “thank you” 🗳️\n\nhttps://example.gov/a_b#c {x|y} ~z~ \\ @Adams #1 #Trusted2026';
    const outcome = await publisher.publish(channel.compose({ text }), createJournal(channel));
    const posts = await channel.posts();
    expect(posts).toMatchObject([{ text, images: [], published: true }]);
    expect(posts[0]?.textAsSent).toContain(String.raw`{hashtag|\#|Trusted2026}`);
    expect(outcome).toMatchObject({ kind: 'published', receipt: { permalink: posts[0]?.permalink } });
  });

  test('mentions a page by its number where its name first stands', async () => {
    const channel = await stage.openChannel('linkedin');
    const other = await stage.openChannel('linkedin', { name: 'Adams (CO) Elections' });
    const mentions = [{ label: 'Adams (CO) Elections', id: other.accountId }];
    await publisher.publish(
      channel.compose({ text: 'With Adams (CO) Elections.', mentions }),
      createJournal(channel),
    );
    const [post] = await channel.posts();
    expect(post?.text).toBe('With Adams (CO) Elections.');
    const page = await (await fetch(post?.permalink ?? 'about:blank')).text();
    expect(page).toContain(`/company/${other.handle}"`);
  });

  test('that mentions a page that LinkedIn does not know is rejected, and nothing is public', async () => {
    const channel = await stage.openChannel('linkedin');
    const journal = createJournal(channel);
    const mentions = [{ label: 'Nobody', id: '1' }];
    const outcome = await publisher.publish(channel.compose({ text: 'With Nobody.', mentions }), journal);
    expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('mentions') });
    expect(await channel.posts()).toEqual([]);
    expect(journal.progress.sentAt).toBe('');
  });

  test('that says what the page has just said is rejected', async () => {
    const channel = await stage.openChannel('linkedin');
    await publisher.publish(channel.compose(), createJournal(channel));
    const outcome = await publisher.publish(channel.compose(), createJournal(channel));
    expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('already') });
    expect(await channel.publicPosts()).toHaveLength(1);
  });

  test('for a page that the person no longer administers stops the channel', async () => {
    const channel = await stage.openChannel('linkedin');
    const { accountId } = await stage.openChannel('linkedin');
    const outcome = await publisher.publish(channel.compose({ accountId }), createJournal(channel));
    expect(outcome).toMatchObject({ kind: 'disconnected', reason: expect.stringContaining('super admin') });
  });
});

const CASES: readonly FaultCase[] = [
  { operation: 'create-post', fault: 'accept-then-drop', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'timeout', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: 'timeout-after', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'reset', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: '500-before', kind: 'unconfirmed', out: 0 },
  { operation: 'create-post', fault: '500-after', kind: 'unconfirmed', out: 1 },
  { operation: 'create-post', fault: 'slow', kind: 'published', out: 1, more: { delayMs: 20 } },
  { operation: 'create-post', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'create-post', fault: 'refuse', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'duplicate', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'mention-refused', kind: 'rejected', out: 0 },
  { operation: 'create-post', fault: 'permission', kind: 'disconnected', out: 0 },
  { operation: 'create-post', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'upload-media', fault: 'accept-then-drop', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'timeout', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'reset', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '500-after', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'upload-media', fault: 'refuse', kind: 'rejected', out: 0 },
  { operation: 'upload-media', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'read-container', fault: '500-before', kind: 'deferred', out: 0 },
  { operation: 'read-container', fault: 'cut-json', kind: 'deferred', out: 0 },
  { operation: 'read-container', fault: '429', kind: 'deferred', out: 0 },
  { operation: 'read-container', fault: 'expired-token', kind: 'disconnected', out: 0 },
  { operation: 'read-container', fault: 'container-error', kind: 'rejected', out: 0 },
  {
    operation: 'read-container',
    fault: 'container-slow',
    kind: 'deferred',
    out: 0,
    more: { delayMs: 90_000 },
  },
];

test.each(CASES)('$fault on $operation ends $kind, and a repeat never posts twice', (each) =>
  expectFault(stage, 'linkedin', each),
);

test('an allowance of a day is waited out until midnight UTC', async () => {
  const tomorrow = later(stage.clock.now(), DAY).slice(0, 10);
  const { outcome } = await tryWith(stage, 'linkedin', {
    operation: 'create-post',
    fault: '429',
    kind: 'deferred',
    out: 0,
  });
  expect(outcome).toMatchObject({ kind: 'deferred', until: `${tomorrow}T00:01:00.000Z` });
});

test('a host that nobody listens on is not reached, and the post counts as unsent', async () => {
  const channel = await stage.openChannel('linkedin');
  const journal = createJournal(channel);
  const gone = { ...stage.appOf('linkedin'), sandbox: await findNowhere() };
  const outcome = await stage
    .entryOf('linkedin')
    .createPublisher(gone, stage.deps)
    .publish(channel.compose(), journal);
  expect(outcome).toMatchObject({ kind: 'deferred', until: undefined });
  expect(journal.progress.sentAt).toBe('');
});

describe('a picture', () => {
  /** An attempt that LinkedIn puts off after it has taken the picture. */
  async function prepare() {
    const channel = await stage.openChannel('linkedin');
    const journal = createJournal(channel);
    await channel.order('create-post', '429');
    await publisher.publish(channel.compose({ image: stage.image }), journal);
    return { channel, journal, imageUrn: journal.progress.imageUrn };
  }

  test('is not uploaded again for the next attempt', async () => {
    const { channel, journal, imageUrn } = await prepare();
    const before = (await channel.calls()).filter(({ method }) => method === 'PUT').length;
    const progress = { ...journal.progress };
    const outcome = await publisher.publish(channel.compose({ image: stage.image, progress }), journal);
    expect(outcome.kind).toBe('published');
    expect(journal.progress.imageUrn).toBe(imageUrn);
    expect((await channel.calls()).filter(({ method }) => method === 'PUT')).toHaveLength(before);
  });

  test('that LinkedIn no longer knows is uploaded again', async () => {
    const channel = await stage.openChannel('linkedin');
    const progress = { imageUrn: 'urn:li:image:D4E10AQGone' };
    const journal = createJournal(channel, { progress });
    const outcome = await publisher.publish(channel.compose({ image: stage.image, progress }), journal);
    expect(outcome.kind).toBe('published');
    expect(journal.progress.imageUrn).not.toBe(progress.imageUrn);
  });

  test('whose address has ended says nothing of the channel', async () => {
    const channel = await stage.openChannel('linkedin');
    const altered = await openAltered(stage, ({ origin, searchParams }, method) => {
      if (method === 'PUT') return new Response(null, { status: 403 });
      if (searchParams.get('action') !== 'initializeUpload') return undefined;
      return Response.json({ value: { uploadUrl: `${origin}/ended`, image: 'urn:li:image:D4E10AQEnded' } });
    });
    const journal = createJournal(channel);
    const outcome = await altered.publish(channel.compose({ image: stage.image }), journal);
    expect(outcome).toMatchObject({ kind: 'deferred' });
    expect(journal.begun).toEqual([]);
  });

  test('is on record before its bytes are sent', async () => {
    const channel = await stage.openChannel('linkedin');
    const journal = createJournal(channel);
    const recorded: (string | undefined)[] = [];
    const watched = {
      ...journal,
      async record(added: Readonly<Record<string, string>>) {
        recorded.push(added.imageUrn, (await channel.calls()).at(-1)?.path);
        await journal.record(added);
      },
    };
    await publisher.publish(channel.compose({ image: stage.image }), watched);
    expect(recorded.slice(0, 2)).toEqual([expect.stringMatching(/^urn:li:image:/), '/rest/images']);
  });
});
