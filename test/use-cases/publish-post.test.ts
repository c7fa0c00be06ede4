import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/time.ts';
import { publishPost } from '#use-cases/publish-post.ts';
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

describe('a post that is due', () => {
  it.each(['x', 'facebook', 'threads'])(
    'goes out once on %s, with a receipt and a history of every step',
    async (platform) => {
      const post = await here.schedule(platform);
      stage.clock.advance(30 * MINUTE);
      expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
      const stored = await here.read(post.id);
      expect(stored.state).toBe('published');
      expect(stored.receipt?.permalink).toMatch(/^http/);
      expect(await here.publicPosts()).toMatchObject([{ textAsSent: post.text }]);
      const history = await here.store.readHistory({ kind: 'post', id: post.id });
      const actions = history.map(({ action }) => action).filter((action) => action !== 'post.progress');
      expect(actions).toEqual(['post.approve', 'post.claim', 'post.sending', 'post.publish']);
    },
  );

  it('goes out once however many orders come for it at once', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const reports = await Promise.all(
      Array.from({ length: 8 }, () => publishPost(stage.parts, here.order(post.id))),
    );
    expect(reports.filter((report) => report === 'published')).toHaveLength(1);
    expect(await here.publicPosts()).toHaveLength(1);
  });

  it('is left alone before its time, and ordered again if that is soon', async () => {
    const post = await here.schedule();
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
    expect(stage.orders).toEqual([]);
    stage.clock.advance(29 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
    expect(stage.orders).toEqual([{ order: here.order(post.id), delaySeconds: 60 }]);
    expect(await here.publicPosts()).toEqual([]);
  });

  it('is missed, and never sent, once its time limit has passed', async () => {
    const post = await here.schedule();
    stage.clock.advance(DAY);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('missed');
    expect((await here.read(post.id)).trouble).toMatch(/not to go out after/);
    expect(await here.publicPosts()).toEqual([]);
  });

  it('is held where its channel is not connected', async () => {
    const post = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    expect((await here.read(post.id)).trouble).toMatch(/Channels page/);
  });

  it('is held, and its channel taken out of use, where the platform no longer takes the token', async () => {
    await here.storeChannel('x', { accessToken: 'ended' });
    const post = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    expect(await here.store.readChannel(post.platform)).toMatchObject({ status: 'disconnected' });
  });

  it('is handed to a person on a channel that is posted to by hand', async () => {
    await here.storeChannel('x', { mode: 'manual' });
    const post = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('handoff');
  });

  it('waits for the platform’s own reset time when it is told to slow down', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    await stage.inject('x', 'create-post', '429');
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('scheduled');
    const deferred = await here.read(post.id);
    expect(deferred.dueAt && deferred.dueAt > stage.clock.now()).toBe(true);
    stage.clock.advance(HOUR);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
    expect(await here.publicPosts()).toHaveLength(1);
  });

  it('is adopted by a look, and not sent again, when it arrived and the answer was lost', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    await stage.inject('x', 'create-post', 'accept-then-drop');
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('unconfirmed');
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
    stage.clock.advance(MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
    expect((await here.read(post.id)).receipt?.permalink).toMatch(/status/);
    expect(await here.publicPosts()).toHaveLength(1);
  });

  it('is sent once more when it never arrived, after two looks', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    await stage.inject('x', 'create-post', 'reset');
    const reports = [];
    for (let look = 0; look < 4; look += 1) {
      reports.push(await publishPost(stage.parts, here.order(post.id)));
      stage.clock.advance(2 * MINUTE);
    }
    expect(reports).toEqual(['unconfirmed', 'unconfirmed', 'scheduled', 'published']);
    expect(await here.publicPosts()).toHaveLength(1);
  });
});
