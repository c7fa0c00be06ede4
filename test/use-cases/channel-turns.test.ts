import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEASE } from '#core/publish-steps.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import { publishPost, SPACING } from '#use-cases/publish-post.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

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

describe('a channel', () => {
  it('carries one post at a time, the next one half a minute later', async () => {
    const first = await here.schedule();
    const second = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(first.id))).toBe('published');
    expect(await publishPost(stage.parts, here.order(second.id))).toBe('waits-for-turn');
    expect(stage.orders.at(-1)).toEqual({ order: here.order(second.id), delaySeconds: 30 });
    stage.clock.advance(SPACING);
    expect(await publishPost(stage.parts, here.order(second.id))).toBe('published');
    expect(await here.publicPosts()).toHaveLength(2);
  });

  it('that was told to slow down makes its other posts wait, and no other office’s', async () => {
    const first = await here.schedule();
    const second = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    await stage.inject('x', 'create-post', '429');
    expect(await publishPost(stage.parts, here.order(first.id))).toBe('scheduled');
    expect(await publishPost(stage.parts, here.order(second.id))).toBe('scheduled');
    expect(await here.read(second.id)).toMatchObject({
      dueAt: (await here.read(first.id)).dueAt,
      trouble: expect.stringMatching(/limits how much this channel may send.*Clarion waits until/),
    });
    const there = stage.enterOffice();
    const elsewhere = await there.schedule();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, there.order(elsewhere.id))).toBe('published');
  });

  it('under way with another post is asked again half a minute later, not when that attempt’s lease would end', async () => {
    const first = await here.schedule();
    const second = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    const now = stage.clock.now();
    expect(await here.store.takeTurn(first.platform, first.id, now, later(now, LEASE))).toBe('taken');
    expect(await publishPost(stage.parts, here.order(second.id))).toBe('waits-for-turn');
    expect(stage.orders.at(-1)).toEqual({ order: here.order(second.id), delaySeconds: SPACING / SECOND });
  });

  it('is free again for its post when the host that had taken it died', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const now = stage.clock.now();
    expect(await here.store.takeTurn(post.platform, post.id, now, later(now, LEASE))).toBe('taken');
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  });
});
