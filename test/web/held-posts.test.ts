import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
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

describe('the posts on hold', () => {
  it('are shown in full with their last moments; nothing is chosen beforehand', async () => {
    const held = await here.storePost('held');
    const late = await here.storePost('held', { notAfter: later(REFERENCE_INSTANT, -MINUTE) });
    const page = await here.show('/safety/held');
    expect(page).toContain('These posts were held. Choose which may still go out');
    expect(page).toContain(held.text);
    expect(page).toContain('Tuesday, September 15, 2026 at 3:00 PM EDT');
    expect(page).toContain(`value="${pick(held)}"`);
    expect(page).not.toContain('checked');
    expect(page).toContain('Its last moment has passed, so it is not sent any more.');
    expect(page).toContain(late.text);
    expect(page).not.toContain(`value="${pick(late)}"`);
  });

  it('go out only if chosen', async () => {
    const chosen = await here.storePost('held');
    const other = await here.storePost('held');
    const sent = await here.send('/safety/held', { posts: [pick(chosen)] });
    expect(sent.headers.get('location')).toBe(here.office.path('/safety/held'));
    expect(await here.read(chosen)).toMatchObject({ state: 'scheduled', dueAt: REFERENCE_INSTANT });
    expect(await here.read(other)).toMatchObject({ state: 'held' });
    const page = await here.show('/safety/held');
    expect(page).toContain('1 post released.');
    expect(page).not.toContain(chosen.text);
  });

  it('that are too late, stopped or changed meanwhile are not released by an outdated page', async () => {
    const post = await here.storePost('held', { notAfter: later(REFERENCE_INSTANT, HOUR) });
    await here.send('/safety/held', { posts: [`${post.id}.9`] });
    expect(await here.show('/safety/held')).toContain(
      'Nothing was released. 1 post not released: somebody or',
    );
    await here.stop();
    await here.send('/safety/held', { posts: [pick(post)] });
    expect(await here.show('/safety/held')).toContain('That stop has to be lifted first.');
    const [{ at } = { at: '' }] = await here.stops();
    await here.send('/safety/lift', { scope: 'office', seen: at, reason: 'settled' });
    here.world.clock.advance(HOUR + 1);
    await here.send('/safety/held', { posts: [pick(post)] });
    expect(await here.read(post)).toEqual(post);
  });

  it.each([[[]], [['no such post']], [['../x.1']]])('%j is no choice', async (posts) => {
    const post = await here.storePost('held');
    const sent = await here.send('/safety/held', { posts });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('href="#posts"');
    expect(await here.read(post)).toMatchObject({ state: 'held' });
  });

  it('are counted on the dashboard, beside the stops', async () => {
    await here.stop();
    await here.storePost('held');
    await here.storePost('held');
    const page = await here.show('');
    expect(page).toContain(`href="${here.office.path('/safety/held')}">2 posts on hold`);
    expect(page).toContain(`href="${here.office.path('/safety')}">All posts of this office`);
  });

  it('say what to do where there are none', async () => {
    expect(await here.show('/safety/held')).toContain('No post is on hold');
  });

  it('cannot be released one by one either while a stop covers them', async () => {
    const post = await here.storePost('held');
    const path = `/posts/${post.id}`;
    expect(await here.show(path)).toContain('Release it and send it at once');
    const { at } = await here.stop();
    const page = await here.show(path);
    expect(page).not.toContain('Release it and send it at once');
    expect(page).toContain('A stop or a blackout would put it on hold again');
    const refused = await here.send(`${path}/release`, { seen: String(post.version) });
    expect(refused.status).toBe(409);
    expect(await here.read(post)).toEqual(post);
    await here.send('/safety/lift', { scope: 'office', seen: at, reason: 'settled' });
    expect((await here.send(`${path}/release`, { seen: String(post.version) })).status).toBe(303);
    expect(await here.read(post)).toMatchObject({ state: 'scheduled' });
  });
});
