import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { placeOf } from '#core/reach/take-snapshot.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT as NOW } from '../fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, storeChannel } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { openBrowser } from '../journeys/browser.ts';
import { look, lookOnPhoneToo } from '../journeys/look.ts';
import { millbrook, storePost } from './post-pages.ts';
import { makeShell, serveApp } from './shell.ts';
import { visitAs } from './visitor.ts';

/** The pages of a post's reach, read and used in a browser: a day's journey is too short for a second reading. */
let test: TestServices;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
let post: Post;

beforeAll(async () => {
  // The app has to know its own address, which is known only once something is served.
  const front = new Hono<WebEnv>();
  const served = await serveApp(front);
  ({ close } = served);
  test = await startTestServices({ shell: await makeShell({ publicOrigin: served.origin }) });
  await storeChannel(test.services.store, test.services.vault, MILLBROOK, 'x');
  const app = createApp(test.services);
  const { cookie } = await visitAs(app, test.services, DANA);
  front.get('/enter', (c) =>
    c.text('In.', 200, { 'set-cookie': `${cookie}; Secure; HttpOnly; SameSite=Lax; Path=/` }),
  );
  front.all('*', (c) => app.fetch(c.req.raw));
  browser = await openBrowser();
  const context = await browser.newContext({
    baseURL: served.origin,
    viewport: { width: 1280, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/enter');
  post = await storeReadPost();
});
afterAll(async () => {
  await browser.close();
  await close();
  await test.stop();
});

/** Public for ninety minutes, corrected once, read after one hour and a moment ago. */
async function storeReadPost(): Promise<Post> {
  const publishedAt = later(NOW, -90 * MINUTE);
  const receipt = { platformId: '1', permalink: 'https://x.example.gov/1', publishedAt };
  const by = actorOf(DANA);
  const corrections: Post['corrections'] = [
    {
      id: 'one',
      reason: 'The polls close at 9',
      noticedAt: publishedAt,
      remedy: { kind: 'post', permalink: 'https://x.example.gov/2' },
      correctedAt: NOW,
      by,
      at: NOW,
    },
  ];
  const stored: PublicPost = {
    ...(await storePost(test, {}, { state: 'published', receipt, corrections })),
    receipt,
  };
  const place = placeOf(stored, undefined);
  const readings = {
    'impression_count@1': { status: 'value', value: 1204 },
    'like_count@1': { status: 'zero' },
    'reply_count@1': { status: 'manual', value: 3, by, at: NOW },
    'quote_count@1': { status: 'not-permitted', reason: 'Connect X again.' },
  } as const;
  const times = [
    { checkpoint: '1h', takenAt: later(publishedAt, HOUR) },
    { checkpoint: 'asked', takenAt: later(NOW, -MINUTE) },
  ] as const;
  await millbrook(test).reach.write(
    times.map((time) => ({ snapshot: { ...place, ...time, readings, version: 0 }, counts: { posts: 1 } })),
  );
  return stored;
}

it('a post with its reach and corrections can be read', async () => {
  await page.goto(postPath(post));
  await page.getByRole('heading', { name: 'Reach' }).waitFor();
  await lookOnPhoneToo(page);
});

it('wrong numbers are led to by keyboard, and right ones are saved', async () => {
  await page.goto(postPath(post));
  await page.getByLabel('Quotes').fill('some');
  await page.getByRole('button', { name: 'Save the numbers' }).click();
  await page.getByRole('link', { name: /^Give a whole number/ }).click();
  await look(page);
  expect(await page.evaluate('document.activeElement.name')).toBe('number.quote_count@1');
  await page.getByLabel('Quotes').fill('7');
  await page.getByRole('button', { name: 'Save the numbers' }).click();
  await page.getByRole('status').getByText('They count for the age of 1 hour').waitFor();
});

it('everything that is stored of a reading can be read', async () => {
  await page.goto(postPath(post, 'reach/1h'));
  await page.getByRole('heading', { name: 'Mend what was typed in' }).waitFor();
  await lookOnPhoneToo(page);
});

it('the form of a correction can be read, fresh and with everything wrong', async () => {
  await page.goto(postPath(post, 'correct'));
  await look(page);
  await page.getByRole('button', { name: 'Record the correction' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await lookOnPhoneToo(page);
});
