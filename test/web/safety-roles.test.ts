import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import { openSafetyStages, pick, type SafetyStage } from './safety-stage.ts';

let stages: Awaited<ReturnType<typeof openSafetyStages>>;
let here: SafetyStage;

beforeAll(async () => {
  stages = await openSafetyStages();
});
afterAll(() => stages.close());
beforeEach(async () => {
  here = await stages.enter();
});

describe('the roles', () => {
  it('let an author stop, but neither lift nor release nor enter blackouts', async () => {
    const author = await here.visit('author');
    const page = await here.show('/safety', author);
    expect(page).toContain('Stop all posts now');
    expect(page).not.toContain('Add a blackout');
    expect((await here.send('/safety/stop', { scope: 'office', reason: 'a rumor' }, author)).status).toBe(
      303,
    );
    expect(await here.show('/safety', author)).not.toContain('Lift this stop');
    const [{ at } = { at: '' }] = await here.stops();
    const post = await here.storePost('held');
    const refused = [
      await here.send('/safety/lift', { scope: 'office', seen: at, reason: 'settled' }, author),
      await here.send('/safety/held', { posts: [pick(post)] }, author),
      await here.send('/safety/blackouts', {}, author),
      await here.send('/safety/blackouts/x/remove', { reason: 'no' }, author),
      ...(await Promise.all(
        ['lift?scope=office', 'blackouts/new', 'blackouts/x/remove'].map((path) =>
          author.get(here.office.path(`/safety/${path}`)),
        ),
      )),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect(await here.stops()).toHaveLength(1);
    expect(await here.read(post)).toMatchObject({ state: 'held' });
  });

  it('let a viewer see everything and change nothing', async () => {
    await here.stop({ kind: 'channel', id: Platform.parse('facebook') });
    const post = await here.storePost('held');
    const viewer = await here.visit('viewer');
    const page = await here.show('/safety', viewer);
    expect(page).toContain('All Facebook posts');
    expect(page).not.toContain('Stop all posts now');
    expect(page).not.toContain('/safety/stop');
    const held = await here.show('/safety/held', viewer);
    expect(held).toContain(post.text);
    expect(held).not.toContain('Release the chosen posts');
    expect((await here.send('/safety/stop', { scope: 'office', reason: 'a rumor' }, viewer)).status).toBe(
      403,
    );
    expect(await here.show('/channels', viewer)).not.toContain('/safety/stop');
  });

  it('of another office reach nothing', async () => {
    const stranger = await here.visitStranger();
    expect((await stranger.get(here.office.path('/safety'))).status).toBe(404);
    expect((await here.send('/safety/stop', { scope: 'office', reason: 'a rumor' }, stranger)).status).toBe(
      404,
    );
    expect(await here.stops()).toEqual([]);
  });
});
