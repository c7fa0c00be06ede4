import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CampaignId, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { CAMPAIGN_CHANGES } from '#ports/store.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { campaignPath, postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const ID = CampaignId.parse('two-years');
const PATH = campaignPath(MILLBROOK.id, ID);

let world: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
/** In the order of time, one each day. */
let posts: readonly Post[];

const show = async (query = '') => (await dana.get(`${PATH}${query}`)).text();
const shownOn = (page: string) =>
  posts.filter((post) => page.includes(`href="${postPath(post)}"`)).map(({ id }) => id);

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
  dana = await visitAs(app, world.services, DANA);
  posts = Array.from({ length: 104 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10);
    const slot = slotOf(`${day}T09:00`);
    const state = index < 60 ? 'scheduled' : index < 101 ? 'review' : 'missed';
    return draftPost({ id: PostId.parse(`turn-${index + 1}-x`), campaignId: ID, slot, state });
  });
  const office = world.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
  const happening = { action: 'post.stored', summary: 'Stored.' };
  for (let version = 0; version * CAMPAIGN_CHANGES < posts.length; version += 1) {
    const part = posts.slice(version * CAMPAIGN_CHANGES, (version + 1) * CAMPAIGN_CHANGES);
    await office.writeCampaign(
      sampleCampaign({ id: ID, version }),
      part.map((post) => ({ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } })),
      { ...happening, subject: { kind: 'campaign', id: ID } },
    );
  }
});
afterAll(() => world.stop());

it('shows a long campaign page by page, in the order of time', async () => {
  const ids = posts.map(({ id }) => id);
  const pages = await Promise.all(['', '?page=2', '?page=3'].map(show));
  expect(pages.map(shownOn)).toEqual([ids.slice(0, 50), ids.slice(50, 100), ids.slice(100)]);
  const [first, second, third] = pages as [string, string, string];
  expect(first).toContain('Page 1 of 3');
  expect(first).not.toContain('Previous page');
  expect(second).toContain(`<a href="${PATH}?page=1#posts">Previous page</a>`);
  expect(second).toContain(`<a href="${PATH}?page=3#posts">Next page</a>`);
  expect(second).toContain('id="posts"');
  expect(third).not.toContain('Next page');
});

it('counts the posts of the whole campaign by their state on every page', async () => {
  for (const query of ['', '?page=2', '?page=3']) {
    const [, counts = ''] = /id="posts">Its posts<\/h2><p>(.*?)<\/p>/.exec(await show(query)) ?? [];
    expect(counts.replaceAll(/<[^>]*>/g, '')).toBe('104 posts · In review 41 · Scheduled 60 · Missed 3');
  }
});

it('says where what needs attention is found, whichever page it stands on', async () => {
  const page = await show();
  expect(page).toContain('44 posts need your attention');
  expect(page).toContain(`href="/offices/${MILLBROOK.id}/posts?show=attention"`);
});

it.each(['?page=0', '?page=4', '?page=x', '?page=1.5'])('has no page for %s', async (query) => {
  expect((await dana.get(`${PATH}${query}`)).status).toBe(404);
});
