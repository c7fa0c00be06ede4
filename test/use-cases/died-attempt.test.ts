import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { AttemptId } from '#core/ids.ts';
import { claimPost, LEASE, recoverPost } from '#core/publish-steps.ts';
import { later, MINUTE } from '#core/time.ts';
import { publishPost } from '#use-cases/publish-post.ts';
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
