import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE } from '#core/time.ts';
import { checkHealth } from '#use-cases/check-health.ts';
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
});

/** Health as it is when only this office's posts are due: others have been left behind by other tests. */
async function health() {
  const { store } = stage.services;
  const due = {
    ...store.due,
    read: async (...given: Parameters<typeof store.due.read>) =>
      (await store.due.read(...given)).filter(({ officeId }) => officeId === here.office.id),
  };
  return checkHealth({ ...stage.services, store: { ...store, due } });
}

describe('posts that are overdue', () => {
  it('for ten minutes without anything moving are a failure, and sooner only counted', async () => {
    await here.schedule();
    stage.clock.advance(40 * MINUTE);
    expect(await health()).toMatchObject({ status: 'ok', overdue: 1 });
    stage.clock.advance(1);
    expect(await health()).toMatchObject({ status: 'failing', overdue: 1, store: 'ok', queue: 'ok' });
  });

  it('are no failure while they wait for each other on their channel', async () => {
    const [first] = [await here.schedule(), await here.scheduleUnconnected()];
    stage.clock.advance(45 * MINUTE);
    expect((await health()).status).toBe('failing');
    await publishPost(stage.parts, here.order(first.id));
    expect(await health()).toMatchObject({ status: 'ok', overdue: 1 });
    stage.clock.advance(9 * MINUTE);
    expect((await health()).status).toBe('ok');
    stage.clock.advance(2 * MINUTE);
    expect((await health()).status).toBe('failing');
  });

  it('are no failure while the platform has their channel pause', async () => {
    const post = await here.schedule();
    await here.scheduleUnconnected();
    stage.clock.advance(45 * MINUTE);
    const now = stage.clock.now();
    await here.store.takeTurn(post.platform, post.id, now, now);
    await here.store.endTurn(post.platform, post.id, later(now, 60 * MINUTE));
    stage.clock.advance(59 * MINUTE);
    expect(await health()).toMatchObject({ status: 'ok', overdue: 2 });
    stage.clock.advance(12 * MINUTE);
    expect((await health()).status).toBe('failing');
  });

  it('are no failure while the platform has all of Clarion pause, and elsewhere they are', async () => {
    const post = await here.schedule('threads');
    stage.clock.advance(45 * MINUTE);
    const until = later(stage.clock.now(), 60 * MINUTE);
    await stage.services.store.pauseApp(post.platform, { until, reason: 'The limit is reached.' });
    stage.clock.advance(59 * MINUTE);
    expect(await health()).toMatchObject({ status: 'ok', overdue: 1 });
    await here.schedule('facebook');
    stage.clock.advance(41 * MINUTE);
    expect(await health()).toMatchObject({ status: 'failing', overdue: 2 });
  });

  it('on one channel are a failure although another one moves', async () => {
    const moving = await here.schedule('x');
    await here.schedule('facebook');
    stage.clock.advance(45 * MINUTE);
    expect(await publishPost(stage.parts, here.order(moving.id))).toBe('published');
    expect((await health()).status).toBe('failing');
  });
});
