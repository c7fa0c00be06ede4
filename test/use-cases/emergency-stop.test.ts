import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import type { StopScope } from '#core/gate.ts';
import { AttemptId, Platform } from '#core/ids.ts';
import { beginSending, claimPost } from '#core/publish-steps.ts';
import { MINUTE } from '#core/time.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import {
  by,
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

describe('an emergency stop', () => {
  const stop = (scope: StopScope) =>
    here.store.writeStop(
      { scope, reason: 'a rumor about the count', by, at: stage.clock.now() },
      {
        subject: { kind: 'office', id: here.office.id },
        action: 'office.stopped',
        summary: 'Posting was stopped.',
      },
    );

  it.each([[{ kind: 'office' }], [{ kind: 'channel', id: Platform.parse('x') }]] as const)(
    'of %o holds a post that falls due, and lifting it does not send the post',
    async (scope) => {
      const post = await here.schedule();
      const at = stage.clock.now();
      await stop(scope);
      stage.clock.advance(30 * MINUTE);
      expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
      await here.store.liftStop(scope, at, {
        subject: { kind: 'office', id: here.office.id },
        action: 'office.resumed',
        summary: 'Posting was resumed.',
      });
      expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
      expect(await here.publicPosts()).toEqual([]);
    },
  );

  it('that comes while a post is being prepared still keeps it from going out', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const interrupted = intercept(stage.parts, { before: () => stop({ kind: 'office' }) });
    expect(await publishPost(interrupted, here.order(post.id))).toBe('held');
    expect((await here.read(post.id)).trouble).toMatch(/rumor about the count/);
    expect(await here.publicPosts()).toEqual([]);
  });

  it('that comes between the reading of the gates and the write before the call is seen by the write', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const claim = claimPost(post, AttemptId.parse('late'), stage.clock.now(), sha256);
    if (!claim.ok || !claim.value.post.attempt) throw new Error('not claimed');
    const claimed = await here.store.writePost(claim.value);
    if (claimed === 'conflict') throw new Error('conflict');
    await stop({ kind: 'campaign', id: post.campaignId });
    const sending = beginSending(claimed, claim.value.post.attempt, stage.clock.now(), sha256);
    expect(await here.store.writePost(sending, 'unless-stopped')).toBe('conflict');
    expect(await here.store.writePost(sending)).not.toBe('conflict');
  });
});
