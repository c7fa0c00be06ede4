import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { DANA, MILLBROOK, storeChannel } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { expectAccessible } from '../journeys/axe.ts';
import { openBrowser } from '../journeys/browser.ts';
import { look } from '../journeys/look.ts';
import { MESSAGE, OWN_PACK, packsOf, storeOwnPack } from './own-pack-stage.ts';
import { OFFICE, storePost } from './post-pages.ts';
import { makeShell, serveApp } from './shell.ts';
import { visitAs } from './visitor.ts';

const FORM = `${OFFICE}/announcements/new?pack=standards-of-conduct&message=announce-adoption`;

let test: TestServices;
let browser: Browser;
let origin: string;
let close: () => Promise<void>;

beforeAll(async () => {
  // The app has to know its own address, which is known only once something is served.
  const front = new Hono<WebEnv>();
  const served = await serveApp(front);
  ({ origin, close } = served);
  test = await startTestServices({ shell: await makeShell({ publicOrigin: origin }) });
  for (const platform of ['x', 'facebook', 'instagram']) {
    await storeChannel(test.services.store, test.services.vault, MILLBROOK, platform);
  }
  const app = createApp(test.services);
  const { cookie } = await visitAs(app, test.services, DANA);
  front.get('/enter', (c) =>
    c.text('In.', 200, { 'set-cookie': `${cookie}; Secure; HttpOnly; SameSite=Lax; Path=/` }),
  );
  front.all('*', (c) => app.fetch(c.req.raw));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await close();
  await test.stop();
});

async function enter(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${origin}/enter`);
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const heading = (page: Page) => page.locator('h1').textContent();

describe('without script', () => {
  it('a message becomes scheduled posts, one of which is edited, approved and moved', async () => {
    const page = await enter({ javaScriptEnabled: false });
    await page.goto(`${origin}${OFFICE}/announcements/new`);
    await page.getByRole('link', { name: /^Use this message ?: We adopt/ }).click();
    await page.getByLabel('Name of your office').fill('');
    await press(page, 'See the posts');
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('Name of your office').fill('Millbrook Elections');
    await press(page, 'See the posts');
    expect(await heading(page)).toBe('Read every post');

    await page.getByText('I have read every text and may publish it').click();
    await press(page, 'Schedule 3 posts');
    expect(await page.getByRole('status').textContent()).toContain('3 posts scheduled');
    await page.getByRole('link', { name: 'X', exact: true }).click();
    expect(await heading(page)).toBe('X post for Wednesday, September 16, 2026 at 9:00 AM EDT');

    await page.getByRole('link', { name: 'Edit the text' }).click();
    await page
      .getByLabel('Text', { exact: true })
      .fill('Millbrook Elections adopts the Standards of Conduct.');
    await press(page, 'Save the text');
    await page.getByText('I have read this text and may publish it').click();
    await press(page, 'Approve and schedule');
    expect(await page.getByRole('status').textContent()).toContain('approved and scheduled');

    await page.getByRole('link', { name: 'Move to another time' }).click();
    await page.getByLabel('New time').fill('13:15');
    await press(page, 'Move the post');
    expect(await heading(page)).toBe('X post for Wednesday, September 16, 2026 at 1:15 PM EDT');
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('an announcement is scheduled', async () => {
    const page = await enter();
    await page.goto(`${origin}${FORM}`);
    await page.getByLabel('Time', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/preview');
    await page.getByLabel('I have read every text').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/campaigns/*');
    expect(await page.getByRole('status').textContent()).toContain('3 posts scheduled');
    await page.context().close();
  });
});

describe('the composer', () => {
  const address = `${OFFICE}/packs/${OWN_PACK}/messages/${MESSAGE.id}/edit`;
  const text = 'Text for all platforms';
  const counted = (page: Page, platform: string, count: string) =>
    page
      .getByRole('article', { name: `${platform} preview` })
      .getByText(count)
      .waitFor();

  beforeAll(() => storeOwnPack(test));

  it('follows the typing, puts tokens at the caret, and saves by itself, all by keyboard', async () => {
    const page = await enter();
    await page.goto(`${origin}${address}`);
    await page.getByLabel(text).focus();
    await page.keyboard.press('ControlOrMeta+A');
    // The first answer comes when there is a newer one already.
    const [early, newer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const answerLate = async (route: Route) => {
      early.resolve();
      const response = await route.fetch();
      await newer.promise;
      await route.fulfill({ response });
    };
    await page.route('**/messages/preview', answerLate, { times: 1 });
    await page.evaluate(`
      const previews = document.querySelector('[data-composer-previews]');
      globalThis.drawn = [];
      new MutationObserver(() => drawn.push(previews.textContent)).observe(previews, { childList: true });
    `);
    await page.keyboard.type('Old');
    await early.promise;
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Come to , all of you.');
    await counted(page, 'Facebook', '20 of 63,206');
    newer.resolve();
    for (let step = 0; step < ', all of you.'.length; step += 1) await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Insert Name of your office' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByLabel(text).inputValue()).toBe('Come to {office}, all of you.');
    await page.keyboard.type(' now');
    const shown = page.getByText('Come to Millbrook Town Clerk now, all of you.').first();
    await shown.waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('text.en.office');
    await page.getByText(/^Saved /).waitFor();
    expect(await page.evaluate("drawn.filter((text) => text.includes('Old')).length")).toBe(0);
    const { message } = (await packsOf(test).readMessage(OWN_PACK, MESSAGE.id)) ?? {};
    expect(message?.variants[0]?.text).toBe('Come to {office} now, all of you.');
    await page.getByLabel('Show the previews in dark colors').check();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  it('stops where somebody else has saved, and shows both texts', async () => {
    const [one, other] = [await enter(), await enter({ javaScriptEnabled: false })];
    for (const page of [one, other]) await page.goto(`${origin}${address}`);
    await other.getByLabel(text).fill('Theirs.');
    await press(other, 'Save');
    await one.getByLabel(text).fill('Mine.');
    await one.getByRole('alert').getByText('saved this message').waitFor();
    await press(one, 'Save');
    await one
      .getByRole('heading', { level: 1, name: 'This message has changed since you opened it' })
      .waitFor();
    expect(await one.getByText('Theirs.').count()).toBe(1);
    await expectAccessible(one);
    await press(one, 'Keep mine');
    expect(await one.getByLabel(text).inputValue()).toBe('Mine.');
    await one.context().close();
    await other.context().close();
  });
});

describe('each page', () => {
  let posts: Readonly<Record<'unconfirmed' | 'published', Post>>;

  beforeAll(async () => {
    // Wider than a phone.
    const permalink = `https://x.example.gov/millbrook/status/${'1234567890'.repeat(6)}`;
    const receipt = { platformId: '1', permalink, publishedAt: test.clock.now() };
    posts = {
      unconfirmed: await storePost(
        test,
        {},
        { state: 'unconfirmed', trouble: 'Something stands in the way.' },
      ),
      published: await storePost(test, {}, { state: 'published', receipt }),
    };
  });

  it('is accessible, has a heading of its own, and does not scroll sideways on a phone', async () => {
    const page = await enter();
    const titles = new Set<string | null>();
    // What the journeys do not come by; they look at every other page.
    const paths = [
      ...Object.values(posts).map((post) => postPath(post)),
      postPath(posts.unconfirmed, 'send-again'),
    ];
    for (const path of paths) {
      await page.goto(`${origin}${path}`);
      await look(page);
      titles.add(await heading(page));
    }
    await page.setViewportSize({ width: 390, height: 900 });
    for (const path of [`${OFFICE}/posts?show=all`, `${OFFICE}/calendar`]) {
      // Tables become lists on a phone, and must still be read as what they are.
      await page.goto(`${origin}${path}`);
      await expectAccessible(page);
    }
    // The posts share their time and platform, and so their heading.
    expect(titles.size).toBe(paths.length - 1);
    await page.context().close();
  }, 90_000);
});
