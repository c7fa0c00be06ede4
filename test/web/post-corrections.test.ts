import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import { HOUR, later } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT as NOW } from '../fixtures/clock.ts';
import { DANA, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
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

/** Public since 7:00 on Millbrook’s clock; it is 10:00. */
const publish = (became: Partial<Post> = {}, id = '1') =>
  storePost(
    test,
    {},
    {
      state: 'published',
      receipt: {
        platformId: id,
        permalink: `https://x.example.gov/${id}`,
        publishedAt: later(NOW, -3 * HOUR),
      },
      ...became,
    },
  );

const TIMES = {
  noticedDate: '2026-09-15',
  noticedTime: '08:00',
  correctedDate: '2026-09-15',
  correctedTime: '09:30',
};

it('a correction is asked for on its own page and shown on the post’s', async () => {
  const post = await publish();
  const path = postPath(post, 'correct');
  expect(await textOf(dana.get(postPath(post)))).toContain(`href="${path}"`);
  const fields = readFields(await textOf(dana.get(path)), path);
  const filled = { ...fields, ...TIMES, reason: 'The polls close at 9.', remedy: 'edited' };
  expect((await send(path, filled)).headers.get('location')).toBe(`${postPath(post)}#corrections`);
  expect((await send(path, filled)).status).toBe(303);
  const page = await textOf(dana.get(postPath(post)));
  expect(page.split('<h3>The polls close at 9.</h3>')).toHaveLength(2);
  expect(page).toContain('Put right 1 hour 30 minutes after it was noticed');
  expect(page).toContain('2 hours 30 minutes after publishing');
  expect((await readBack(millbrook(test), post)).corrections).toHaveLength(1);
});

it('everything that is wrong is said at its field, and what was typed is kept', async () => {
  const post = await publish();
  const path = postPath(post, 'correct');
  const fields = readFields(await textOf(dana.get(path)), path);
  const empty = await send(path, fields);
  expect(empty.status).toBe(422);
  const said = await textOf(empty);
  for (const field of ['reason', 'noticedDate', 'noticedTime', 'remedy', 'correctedDate', 'correctedTime']) {
    expect(said).toContain(`href="#${field}"`);
  }
  const late = await send(path, {
    ...fields,
    ...TIMES,
    correctedTime: '10:01',
    reason: 'The polls close at 9',
    remedy: 'post',
  });
  expect(late.status).toBe(422);
  const page = await textOf(late);
  for (const field of ['correctedTime', 'permalink']) expect(page).toContain(`href="#${field}"`);
  expect(readFields(page, path)).toMatchObject({
    reason: ['The polls close at 9'],
    noticedTime: ['08:00'],
    remedy: ['post'],
  });
  expect((await readBack(millbrook(test), post)).corrections).toBeUndefined();
});

it('another post of the office is chosen from a list and linked', async () => {
  const [post, other] = [await publish(), await publish({}, '2')];
  const path = postPath(post, 'correct');
  const form = await textOf(dana.get(path));
  expect(form).toContain(`value="${other.id}"`);
  expect(form).not.toContain(`value="${post.id}"`);
  const fields = { ...readFields(form, path), ...TIMES, reason: 'Wrong', remedy: 'post', postId: other.id };
  await send(path, fields);
  const page = await textOf(dana.get(postPath(post)));
  expect(page).toContain(`<a href="${postPath(other)}">Open the post that corrects it</a>`);
});

it('a post that the office says it deleted needs no attention for being gone', async () => {
  const post = await publish({ removedAt: NOW });
  expect(await textOf(dana.get(OFFICE))).toContain('>Removed<');
  const path = postPath(post, 'correct');
  const fields = readFields(await textOf(dana.get(path)), path);
  await send(path, { ...fields, ...TIMES, reason: 'Wrong', remedy: 'deleted' });
  expect(await textOf(dana.get(OFFICE))).not.toContain('>Removed<');
});

it('a post that is not public is changed instead', async () => {
  const post = await storePost(test);
  const path = postPath(post, 'correct');
  expect((await dana.get(path)).status).toBe(409);
  expect((await send(path, { ...TIMES, id: 'one', reason: 'Wrong', remedy: 'deleted' })).status).toBe(409);
});

it('readers and approvers record nothing', async () => {
  const post = await publish();
  for (const role of ['viewer', 'records', 'approver'] as const) {
    const reader = await visitAs(app, test.services, memberWith(role));
    expect((await reader.get(postPath(post, 'correct'))).status).toBe(403);
    expect(await textOf(reader.get(postPath(post)))).not.toContain(postPath(post, 'correct'));
  }
});
