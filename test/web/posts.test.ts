import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { DANA, LUIS, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
import { slotOf } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { millbrook, OFFICE, readBack, storePost } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

const textOf = async (response: Response | Promise<Response>) => (await response).text();
const send = (path: string, fields: Parameters<typeof sendForm>[4], visitor = dana) =>
  sendForm(app, test.services, visitor, path, fields);

beforeAll(async () => {
  test = await startTestServices();
  await storeChannel(test.services.store, test.services.vault, MILLBROOK, 'x');
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

describe('the list of posts', () => {
  it('says what to do first where there are none', async () => {
    const page = await textOf(dana.get(`${OFFICE}/posts?show=all`));
    expect(page).toContain('There are no posts yet');
    expect(page).toContain('Begin an announcement');
  });

  it('shows each post in the group that its state belongs to', async () => {
    await storePost(test, { text: 'A post that is scheduled.' });
    await storePost(test, { text: 'A post that was refused.' }, { state: 'rejected', trouble: 'Too long.' });
    await storePost(test, { text: 'A post that was cancelled.' }, { state: 'cancelled' });
    const [coming, attention, published, all] = await Promise.all(
      ['', '?show=attention', '?show=published', '?show=all'].map((query) =>
        textOf(dana.get(`${OFFICE}/posts${query}`)),
      ),
    );
    expect(coming).toContain('A post that is scheduled.');
    expect(coming).not.toContain('refused');
    expect(attention).toContain('A post that was refused.');
    expect(published).toContain('Nothing is published yet');
    expect(all).toContain('A post that was cancelled.');
    expect(all).toContain('All (3)');
  });

  it('shows what is coming up in the order in which it comes, with the zone', async () => {
    await storePost(test, { text: 'The later one.', slot: slotOf('2026-12-02T09:00') });
    await storePost(test, { text: 'The earlier one.', slot: slotOf('2026-12-01T09:00') });
    const page = await textOf(dana.get(`${OFFICE}/posts`));
    expect(page.indexOf('The earlier one.')).toBeLessThan(page.indexOf('The later one.'));
    expect(page).toContain('Tuesday, December 1, 2026 at 9:00 AM EST');
  });

  it.each(['?show=nonsense', '?page=0', '?page=2', '?page=x'])('has no page for %s', async (query) => {
    expect((await dana.get(`${OFFICE}/posts${query}`)).status).toBe(404);
  });
});

describe('a post’s page', () => {
  it('shows the post, its times, its approval and its history', async () => {
    const post = await storePost(test);
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('X post for Wednesday, September 16, 2026 at 9:00 AM EDT');
    expect(page).toContain('Wednesday, September 16, 2026 at 3:00 PM EDT');
    expect(page).toContain('By Dana Whitfield');
    expect(page).toContain('Dana Whitfield approved this text and scheduled it');
  });

  it('shows the trouble, and the public address once there is one', async () => {
    const refused = await storePost(test, {}, { state: 'rejected', trouble: 'X has seen this text before.' });
    expect(await textOf(dana.get(postPath(refused)))).toContain('X has seen this text before.');
    const permalink = 'https://x.example.gov/millbrook/status/1';
    const receipt = { platformId: '1', permalink, publishedAt: test.clock.now() };
    const published = await storePost(test, {}, { state: 'published', receipt });
    expect(await textOf(dana.get(postPath(published)))).toContain(`<a href="${permalink}">`);
  });

  it('is not found where the post is another office’s, or none', async () => {
    const post = await storePost(test);
    const luis = await visitAs(app, test.services, LUIS);
    expect((await luis.get(postPath(post))).status).toBe(404);
    expect((await luis.get(`/offices/riverton/posts/${post.id}`)).status).toBe(404);
    expect((await dana.get(`${OFFICE}/posts/unheard-of`)).status).toBe(404);
    expect((await dana.get(`${OFFICE}/posts/Not%20an%20id`)).status).toBe(404);
  });

  it('sends a visitor who is not signed in to sign in', async () => {
    const response = await app.request(`${test.services.shell.publicOrigin}${OFFICE}/posts`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in?returnTo=%2Foffices%2Fmillbrook%2Fposts');
  });

  it('offers a viewer nothing to do', async () => {
    const viewer = await visitAs(app, test.services, memberWith('viewer'));
    const post = await storePost(test);
    const page = await textOf(viewer.get(postPath(post)));
    for (const step of ['edit', 'move', 'cancel', 'send-now'])
      expect(page).not.toContain(postPath(post, step));
    expect((await viewer.get(postPath(post, 'edit'))).status).toBe(403);
    expect((await send(postPath(post, 'edit'), { seen: '1', text: 'New.' }, viewer)).status).toBe(403);
  });
});

describe('editing', () => {
  it('makes the post a draft that waits for approval', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'edit');
    const fields = readFields(await textOf(dana.get(path)), path);
    expect(fields).toMatchObject({ seen: ['1'], text: [post.text] });

    const response = await send(path, { ...fields, text: 'A new text.' });
    expect(response.headers.get('location')).toBe(postPath(post));
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('It goes out only after somebody has read and approved it.');
    expect(page).toContain('I have read this text and may publish it for Millbrook Town Clerk.');
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'draft', text: 'A new text.' });
  });

  it('keeps a text that is too long in the form and says by how much', async () => {
    const post = await storePost(test);
    const text = 'a'.repeat(285);
    const response = await send(postPath(post, 'edit'), { seen: '1', text });
    const page = await textOf(response);
    expect(response.status).toBe(422);
    expect(page).toContain('Shorten it by 5.');
    expect(page).toContain('href="#text"');
    expect(page).toContain(text);
    expect(await readBack(millbrook(test), post)).toMatchObject({ text: post.text, version: 1 });
  });

  it('keeps what was written where somebody else came first, and shows what they did', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'edit');
    await send(path, { seen: '1', text: 'Written first.' });
    const response = await send(path, { seen: '1', text: 'Written second.' });
    const page = await textOf(response);
    expect(response.status).toBe(409);
    expect(page).toContain('Dana Whitfield edited the post; it has to be approved again.');
    expect(page).toContain('Written first.');
    expect(readFields(page, path)).toMatchObject({ seen: ['2'], text: ['Written second.'] });
    expect(await readBack(millbrook(test), post)).toMatchObject({ text: 'Written first.' });
  });

  it('refuses a post that is public, and shows it', async () => {
    const receipt = { platformId: '1', permalink: 'https://x.example.gov/1', publishedAt: test.clock.now() };
    const post = await storePost(test, {}, { state: 'published', receipt });
    expect((await dana.get(postPath(post, 'edit'))).status).toBe(409);
    const response = await send(postPath(post, 'edit'), { seen: '2', text: 'New.' });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('This post is published now, so that cannot be done with it.');
  });
});

describe('moving', () => {
  it('gives the post another time and keeps its approval', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'move');
    const fields = readFields(await textOf(dana.get(path)), path);
    expect(fields).toEqual({ seen: ['1'], date: ['2026-09-16'], time: ['09:00'] });

    await send(path, { ...fields, date: '2026-09-17' });
    expect(await textOf(dana.get(postPath(post)))).toContain(
      'moved to Thursday, September 17, 2026 at 9:00 AM EDT',
    );
    const moved = await readBack(millbrook(test), post);
    expect(moved).toMatchObject({ state: 'scheduled', slot: { due: '2026-09-17T13:00Z' } });
    expect(moved.approval).toEqual(post.approval);
    expect(test.alarms).toContain('2026-09-17T13:00Z');
  });

  it.each([
    { date: '2026-09-14', time: '09:00', field: 'time', kept: ['2026-09-14', '09:00'] },
    { date: '2027-02-30', time: '09:00', field: 'date', kept: ['2027-02-30', '09:00'] },
    { date: '', time: '09:00', field: 'date', kept: ['', '09:00'] },
    { date: '2027-03-14', time: '02:30', field: 'time', kept: ['2027-03-14', '03:30'] },
  ])('shows what is wrong with $date $time at its field', async ({ date, time, field, kept }) => {
    const post = await storePost(test);
    const path = postPath(post, 'move');
    const response = await send(path, { seen: '1', date, time });
    const page = await textOf(response);
    expect(response.status).toBe(422);
    expect(page).toContain(`href="#${field}"`);
    expect(readFields(page, path)).toEqual({ seen: ['1'], date: [kept[0]], time: [kept[1]] });
  });

  it('refuses a page that is outdated', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'move');
    await send(path, { seen: '1', date: '2026-09-18', time: '09:00' });
    const response = await send(path, { seen: '1', date: '2026-09-19', time: '09:00' });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('moved the post from');
    expect(await readBack(millbrook(test), post)).toMatchObject({ slot: { local: '2026-09-18T09:00' } });
  });
});
