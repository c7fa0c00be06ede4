import { expect } from 'vitest';
import type { Progress } from '#core/post.ts';
import type { Finding } from '#core/publish-outcome.ts';
import type { Publication, Publisher } from '#ports/publisher.ts';
import {
  createJournal,
  type JournalOptions,
  type PlatformName,
  type Stage,
  type StageChannel,
} from './sandbox.ts';

/** A fresh channel with a publisher, to send posts from and then to look for them. */
export interface Lookout {
  readonly channel: StageChannel;
  /** Publishes, and gives back what the attempt has left behind. */
  send(options?: JournalOptions, post?: Partial<Publication>): Promise<Progress>;
  /** Looks for a post, and makes sure that the look changed nothing. */
  find(progress: Progress, post?: Partial<Publication>): Promise<Finding>;
  /** Tries again with what an earlier attempt has left behind. */
  resend(progress: Progress): ReturnType<Publisher['publish']>;
}

export async function openLookout(stage: Stage, platform: PlatformName): Promise<Lookout> {
  const channel = await stage.openChannel(platform);
  const deps = { ...stage.deps, deadlines: { get: 1_000, post: 1_000 } };
  const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), deps);
  return {
    channel,
    async send(options = {}, post = {}) {
      const journal = createJournal(channel, options);
      await publisher.publish(channel.compose(post), journal);
      return { ...journal.progress };
    },
    async find(progress, post = {}) {
      const [posts, calls] = [await channel.posts(), await channel.calls()];
      const publication = channel.compose({ ...post, progress: Object.freeze({ ...progress }) });
      const finding = await publisher.find(publication);
      const made = (await channel.calls()).slice(calls.length);
      expect(new Set(made.map(({ method }) => method))).toEqual(new Set(['GET']));
      expect(await channel.posts()).toEqual(posts);
      if (finding.kind === 'unreadable') {
        expect(finding.reason).toMatch(/^[A-Z].{20,}\.$/s);
        expect(finding.reason).not.toContain(channel.credentials.accessToken);
      }
      return finding;
    },
    resend: (progress) =>
      publisher.publish(channel.compose({ progress }), createJournal(channel, { progress })),
  };
}

/** The finding of the only public post of a channel. */
export async function foundOnly(channel: StageChannel): Promise<Finding> {
  const [post, ...others] = await channel.publicPosts();
  expect(others).toEqual([]);
  return {
    kind: 'found',
    receipt: {
      platformId: post?.id ?? 'none',
      permalink: post?.permalink ?? 'none',
      publishedAt: expect.any(String),
    },
  };
}
