import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '#test/journeys/axe.ts';
import { openBrowser } from '#test/journeys/browser.ts';
import { frameApp } from '#web/frame.tsx';
import { showPage } from '#web/show-page.tsx';
import { KitchenSink, MonthAlone } from './kitchen-sink.tsx';
import { makeShell, serveApp, signedIn } from './shell.ts';

let browser: Browser;
let pages: Readonly<Record<'script' | 'plain', Page>>;
let site: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  const background = '#8fb7c4';
  const picture = await sharp({ create: { width: 108, height: 72, channels: 3, background } })
    .png()
    .toBuffer();
  const app = frameApp(await makeShell(), signedIn);
  app.get('/parts', (c) => showPage(c, <KitchenSink />));
  app.get('/calendar', (c) => showPage(c, <MonthAlone />));
  app.get('/posts/scheduled/move', (c) => c.html('<h1>Move</h1>'));
  app.post('/posts', (c) => c.text(`sent from ${c.req.header('origin')}`));
  app.get('/faulty', (c) => c.html('<html><body><img src="/picture.png"></body></html>'));
  app.get('/picture.png', (c) => c.body(new Uint8Array(picture), 200, { 'content-type': 'image/png' }));
  [site, browser] = await Promise.all([serveApp(app), openBrowser()]);
  pages = {
    script: await browser.newPage(),
    plain: await browser.newPage({ javaScriptEnabled: false }),
  };
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page and fails afterwards if the browser had to refuse anything on it. */
async function withPage(
  options: { path?: string; width?: number; script?: boolean },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { path = '/parts', width = 1280, script = true } = options;
  const page = pages[script ? 'script' : 'plain'];
  await page.setViewportSize({ width, height: 900 });
  const refused: string[] = [];
  const onError = (error: Error) => refused.push(error.message);
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') refused.push(message.text());
  };
  page.on('pageerror', onError).on('console', onConsole);
  await page.goto(site.origin + path);
  await look(page);
  page.off('pageerror', onError).off('console', onConsole);
  expect(refused).toEqual([]);
}

test.each([1280, 390])(
  'at %i pixels, axe finds nothing on a page with every part, and nothing is wider',
  (width) =>
    withPage({ width }, async (page) => {
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }),
);

test('axe does find a fault where there is one', () =>
  withPage({ path: '/faulty' }, async (page) => {
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
  }));

test('the whole page holds no inline style and no inline script', async () => {
  const html = await (await fetch(`${site.origin}/parts`)).text();
  expect(html).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on\w+=/);
});

test('our own fonts are what the page is set in', () =>
  withPage({}, async (page) => {
    await page.evaluate('document.fonts.ready');
    expect(await page.evaluate('document.fonts.check("700 16px Merriweather Web")')).toBe(true);
    expect(await page.evaluate('[...document.fonts].some((font) => font.status === "loaded")')).toBe(true);
  }));

test('a form with errors takes the focus to their summary, and its links to the fields', () =>
  withPage({}, async (page) => {
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('title');
  }));

test('a form sent by a browser names our origin and passes every check', () =>
  withPage({}, async (page) => {
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.textContent('body')).toBe(`sent from ${site.origin}`);
  }));

test('the first stop of the keyboard is the way past the header', () =>
  withPage({ path: '/about' }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  }));

test('the count follows the typing, by the platform’s own rules', () =>
  withPage({}, async (page) => {
    const count = page.locator('#text-count');
    await page.fill('#text', 'See https://vote.example.gov/a-long-way-to-the-ballots 🗳️');
    expect(await count.textContent()).toBe('30 of 280, as X counts');
    await page.fill('#text', 'x'.repeat(281));
    expect(await count.getAttribute('class')).toContain('count--over');
  }));

test('a text is copied by a button, or at least selected', () =>
  withPage({}, async (page) => {
    await page.click('[data-copy=copy]');
    await page.getByText(/^(Copied|Selected)/).waitFor();
  }));

test('a post dragged to another day leads to the form that moves it, with that day in its address', () =>
  withPage({ path: '/calendar' }, async (page) => {
    const entry = page.locator('li[data-move="/posts/scheduled/move"]');
    await entry.dragTo(page.locator('[data-day="2026-11-06"]'));
    await page.waitForURL('**/posts/scheduled/move?date=2026-11-06');
  }));

test('a post dragged to its own day, or to one that is over, stays there, and a screen reader hears so', () =>
  withPage({ path: '/calendar' }, async (page) => {
    await page.evaluate(`
      heard = [];
      const spoken = document.querySelector('[data-calendar] + [role=status]');
      new MutationObserver(() => heard.push(spoken.textContent)).observe(spoken, { childList: true });
    `);
    const entry = page.locator('li[data-move="/posts/scheduled/move"]');
    for (const day of ['2026-11-03', '2026-11-01']) {
      await entry.dragTo(page.locator(`td:has([datetime="${day}"])`), { targetPosition: { x: 8, y: 8 } });
    }
    const once = [
      'Moving the 9:00 AM Facebook post of Tuesday, November 3. Drop it on another day.',
      'The post stays where it is.',
    ];
    expect(await page.evaluate('heard')).toEqual([...once, ...once]);
    expect(new URL(page.url()).pathname).toBe('/calendar');
  }));

test('without script no post pretends that it can be dragged, and each can still be moved by its link', () =>
  withPage({ path: '/calendar', script: false }, async (page) => {
    expect(await page.locator('[draggable]').count()).toBe(0);
    const link = page.getByRole('link', {
      name: 'Move the 9:00 AM Facebook post of Tuesday, November 3',
    });
    expect(await link.getAttribute('href')).toBe('/posts/scheduled/move');
  }));

test('without script the counts stand, and no button is there that would do nothing', () =>
  withPage({ script: false }, async (page) => {
    expect(await page.locator('#text-count').textContent()).toBe('329 of 280, as X counts');
    expect(await page.locator('[data-copy=copy]').isVisible()).toBe(false);
  }));
