import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLATFORMS } from '#platforms/registry.ts';
import { createJournal, openStage, type PlatformName, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** How the call that makes a post public is recognised, per platform. */
const PUBLIC_CALLS = [
  ['x', /^\/2\/tweets$/],
  ['facebook', /^\/v26\.0\/\d+_\d+$/],
  ['instagram', /\/media_publish$/],
  ['threads', /\/threads_publish$/],
  ['linkedin', /^\/rest\/posts$/],
] as const satisfies readonly (readonly [PlatformName, RegExp])[];

test('every folder of platforms is registered, and every registered platform has its folder', () => {
  const folders = readdirSync(new URL('../../functions/platforms', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(PLATFORMS.map(({ platform }) => platform).sort()).toEqual(folders.sort());
});

test.each(['x', 'facebook', 'threads'] as const)(
  '%s: a post without a picture arrives word for word',
  async (platform) => {
    const channel = await stage.openChannel(platform);
    const text = 'Wählerverzeichnis & <Recht> – “fair”.\n\nMehr: https://example.gov/standards 🗳️';
    const outcome = await stage
      .entryOf(platform)
      .createPublisher(stage.appOf(platform), stage.deps)
      .publish(channel.compose({ text }), createJournal(channel));
    const posts = await channel.posts();
    expect(posts).toMatchObject([{ textAsSent: text, images: [], published: true }]);
    expect(outcome).toMatchObject({
      kind: 'published',
      receipt: { platformId: posts[0]?.id, permalink: posts[0]?.permalink },
    });
  },
);

describe.each(PUBLIC_CALLS)('%s', (platform, publicCall) => {
  const publisherOf = () => stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);

  test('the rules, the publisher and the connector speak for the same platform', () => {
    const entry = stage.entryOf(platform);
    expect(entry.rules.platform).toBe(platform);
    expect(publisherOf().platform).toBe(platform);
    expect(entry.createConnector(stage.appOf(platform), stage.deps).platform).toBe(platform);
  });

  test('a picture arrives byte for byte with its description', async () => {
    const channel = await stage.openChannel(platform);
    await publisherOf().publish(channel.compose({ image: stage.image }), createJournal(channel));
    const { mediaId: sha256, alt } = stage.image;
    expect(await channel.posts()).toMatchObject([{ images: [{ sha256, alt }], published: true }]);
  });

  test('the permalink of a receipt shows the post', async () => {
    const channel = await stage.openChannel(platform);
    const outcome = await publisherOf().publish(channel.compose(), createJournal(channel));
    const page = await fetch(outcome.kind === 'published' ? outcome.receipt.permalink : 'about:blank');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Standards of Conduct');
  });

  test('the last check comes once, right before the one call that makes the post public', async () => {
    const channel = await stage.openChannel(platform);
    const journal = createJournal(channel);
    await publisherOf().publish(channel.compose({ image: stage.image }), journal);
    const calls = await channel.calls();
    expect(journal.begun).toHaveLength(1);
    expect(calls[journal.begun[0] ?? -1]).toMatchObject({
      method: 'POST',
      path: expect.stringMatching(publicCall),
    });
    const made = calls.filter(({ path, method }) => method === 'POST' && publicCall.test(path));
    const namesNobody = platform === 'x' || platform === 'linkedin';
    const own = namesNobody ? made.slice(-1) : made.filter(({ path }) => path.includes(channel.accountId));
    expect(own).toHaveLength(1);
  });

  test.each([{ kind: 'too-late' } as const, { kind: 'stopped', why: 'Posting is paused.' } as const])(
    'after the verdict $kind nothing is public',
    async (verdict) => {
      const channel = await stage.openChannel(platform);
      const journal = createJournal(channel, { verdict });
      const outcome = await publisherOf().publish(channel.compose({ image: stage.image }), journal);
      expect(outcome).toEqual({ kind: 'withheld', verdict });
      expect(await channel.publicPosts()).toEqual([]);
      expect(await channel.calls()).toHaveLength(journal.begun[0] ?? -1);
    },
  );

  test('a withheld post goes out later with what the platform had prepared', async () => {
    const channel = await stage.openChannel(platform);
    const first = createJournal(channel, { verdict: { kind: 'stopped', why: 'Posting is paused.' } });
    await publisherOf().publish(channel.compose({ image: stage.image }), first);
    const before = await channel.posts();
    const second = createJournal(channel, { progress: first.progress });
    const progress = { ...first.progress };
    const outcome = await publisherOf().publish(channel.compose({ image: stage.image, progress }), second);
    expect(outcome.kind).toBe('published');
    expect(await channel.publicPosts()).toHaveLength(1);
    expect(await channel.posts()).toHaveLength(Math.max(1, before.length));
    const { sentAt: _, ...kept } = first.progress;
    expect(second.progress).toMatchObject(kept);
  });

  test('an attempt that died right after the public call is found out, not repeated', async () => {
    const channel = await stage.openChannel(platform);
    const journal = createJournal(channel);
    await publisherOf().publish(channel.compose({ image: stage.image }), journal);
    const progress = { ...journal.progress };
    const again = createJournal(channel, { progress });
    const outcome = await publisherOf().publish(channel.compose({ image: stage.image, progress }), again);
    const posts = await channel.posts();
    expect(posts).toHaveLength(1);
    expect(outcome).toMatchObject({
      kind: 'published',
      receipt: { platformId: posts[0]?.id, permalink: posts[0]?.permalink },
    });
    expect(again.begun).toEqual([]);
  });

  test('what the platform hands out is on record before the public call', async () => {
    const channel = await stage.openChannel(platform);
    let atSending = {};
    const journal = createJournal(channel, {
      atSending: async () => {
        atSending = { ...journal.progress };
      },
    });
    await publisherOf().publish(channel.compose({ image: stage.image }), journal);
    const keys = {
      x: 'mediaId',
      facebook: 'postId',
      instagram: 'containerId',
      threads: 'containerId',
      linkedin: 'imageUrn',
    };
    expect(atSending).toMatchObject({
      sentAt: expect.any(String),
      [keys[platform]]: expect.stringMatching(/./),
    });
  });

  test('a post as somebody whose access has ended stops the channel', async () => {
    const channel = await stage.openChannel(platform);
    const credentials = { accessToken: 'gone-gone-gone-gone-gone-gone-gone' };
    const outcome = await publisherOf().publish(channel.compose({ credentials }), createJournal(channel));
    expect(outcome).toMatchObject({ kind: 'disconnected', reason: expect.stringMatching(/connect/i) });
    expect(JSON.stringify(outcome)).not.toContain(credentials.accessToken);
  });
});
