import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { AttemptId, type PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { claimPost, LEASE, recoverPost } from '#core/publish-steps.ts';
import { later, MINUTE } from '#core/time.ts';
import type { Publisher } from '#ports/publisher.ts';
import { type Publishing, publishPost } from '#use-cases/publish-post.ts';
import {
  intercept,
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from './publishing-stage.ts';

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  here = stage.enterOffice();
  stage.orders.length = 0;
});

class HostDied extends Error {
  override readonly name = 'HostDied';
}

/** Publishing whose host dies once it has noted that the post is being sent, and before it is. */
function dieBeforeCall(parts: Publishing): Publishing {
  const die = (publisher: Publisher): Publisher => ({
    ...publisher,
    publish: (publication, journal) =>
      publisher.publish(publication, {
        record: (progress) => journal.record(progress),
        beginSending: async () => {
          await journal.beginSending();
          throw new HostDied();
        },
      }),
  });
  return {
    ...parts,
    publisherFor: (platform) => {
      const publisher = parts.publisherFor(platform);
      return publisher && die(publisher);
    },
  };
}

describe('an attempt whose host died', () => {
  it('before anything was sent is taken up after its lease, and publishes once', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const claim = claimPost(post, AttemptId.parse('died'), stage.clock.now(), sha256);
    if (!claim.ok) throw new Error('not claimed');
    await here.store.writePost(claim.value);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
    stage.clock.advance(LEASE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('scheduled');
    expect(stage.orders.at(-1)).toEqual({ order: here.order(post.id), delaySeconds: 0 });
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
    expect(await here.publicPosts()).toHaveLength(1);
  });

  /** Orders the post again and again, each time when it is due, until it is as a test wants it. */
  const orderUntil = async (parts: Publishing, id: PostId, isDone: (post: Post) => boolean) => {
    for (let orders = 0; orders < 40; orders += 1) {
      const post = await here.read(id);
      if (isDone(post)) return post;
      if (post.dueAt === undefined) throw new Error(`${id} is ${post.state} and waits for a person`);
      if (post.dueAt > stage.clock.now()) stage.clock.set(post.dueAt);
      await publishPost(parts, here.order(id)).catch((cause: unknown) => {
        if (!(cause instanceof HostDied)) throw cause;
      });
    }
    throw new Error(`${id} did not come to its end`);
  };

  it.each(['threads', 'facebook'])(
    'again and again, right before the public call on %s, is repeated without a person and publishes once',
    async (platform) => {
      const post = await here.schedule(platform);
      stage.clock.advance(30 * MINUTE);
      const dying = dieBeforeCall(stage.parts);
      await orderUntil(dying, post.id, ({ attempts, state }) => attempts === 4 && state === 'unconfirmed');
      const published = await orderUntil(stage.parts, post.id, ({ state }) => state === 'published');
      expect(published.attempts).toBe(5);
      expect(await here.publicPosts()).toHaveLength(1);
    },
  );

  it('again and again on Threads is missed at its last moment, and public at no time after it', async () => {
    const post = await here.schedule('threads');
    stage.clock.advance(30 * MINUTE);
    const dying = dieBeforeCall(stage.parts);
    await orderUntil(dying, post.id, ({ attempts }) => attempts === 2);
    stage.clock.set(later(post.notAfter, MINUTE));
    const missed = await orderUntil(stage.parts, post.id, ({ state }) => state === 'missed');
    expect(missed.trouble).toMatch(/never became public/);
    expect(await here.publicPosts()).toEqual([]);
  });

  it('right before the public call on X, where absence proves less, is repeated once and then asks a person', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const dying = dieBeforeCall(stage.parts);
    const asked = await orderUntil(dying, post.id, ({ dueAt }) => dueAt === undefined);
    expect(asked).toMatchObject({ state: 'unconfirmed', attempts: 2 });
    expect(await here.publicPosts()).toEqual([]);
  });

  it('can still tell what it learned, after it was given up', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    // While this attempt waits for the platform, its lease ends and a sweep gives it up.
    const slow = intercept(stage.parts, {
      after: async () => {
        const given = recoverPost(await here.read(post.id), later(stage.clock.now(), LEASE));
        if (given.ok) await here.store.writePost(given.value);
        expect((await here.read(post.id)).state).toBe('unconfirmed');
      },
    });
    expect(await publishPost(slow, here.order(post.id))).toBe('published');
    expect(await here.publicPosts()).toHaveLength(1);
  });
});
