import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later, MINUTE } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { DANA, MILLBROOK, storeChannel } from '../fixtures/office.ts';
import { slotOf } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { openBrowser } from '../journeys/browser.ts';
import { look, lookOnPhoneToo } from '../journeys/look.ts';
import { OFFICE, storePost } from './post-pages.ts';
import { makeShell, serveApp } from './shell.ts';
import { visitAs } from './visitor.ts';

const PAST = slotOf('2026-09-15T09:00');

let test: TestServices;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;

beforeAll(async () => {
  // The app has to know its own address, which is known only once something is served.
  const front = new Hono<WebEnv>();
  const served = await serveApp(front);
  ({ close } = served);
  test = await startTestServices({ shell: await makeShell({ publicOrigin: served.origin }) });
  for (const platform of ['x', 'facebook', 'threads']) {
    await storeChannel(test.services.store, test.services.vault, MILLBROOK, platform);
  }
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

  const held = {
    state: 'held',
    trouble: 'Dana Whitfield stopped all posts of this office: a rumor.',
  } as const;
  await storePost(
    test,
    { platform: 'x', slot: PAST, text: 'Polls are open until 9 PM. See https://millbrook.example.gov' },
    held,
  );
  await storePost(test, { platform: 'facebook', slot: PAST }, held);
  await storePost(
    test,
    { platform: 'threads', slot: PAST },
    { ...held, notAfter: later(REFERENCE_INSTANT, -MINUTE) },
  );
  await storePost(test);
});
afterAll(async () => {
  await browser.close();
  await close();
  await test.stop();
});

const press = (name: string) => page.getByRole('button', { name }).click();
const notice = () => page.locator('.usa-alert--success[role=status]').textContent();

describe('an emergency', () => {
  it('is met by one reason and one button', async () => {
    await page.goto(`${OFFICE}/safety`);
    await press('Stop all posts now');
    await page.getByRole('link', { name: 'Say in a few words why posts are stopped.' }).waitFor();
    await lookOnPhoneToo(page);
    await page.getByLabel('Why?').fill('A rumor about the count is spreading');
    await page.keyboard.press('Enter');
    expect(await notice()).toContain('All posts of this office are stopped.');
    await look(page);
  });

  it('shows on the pages on which somebody might not expect it', async () => {
    for (const path of ['/channels', '/posts', '/calendar']) {
      await page.goto(`${OFFICE}${path}`);
      await page.getByRole('region', { name: 'Posts are stopped' }).waitFor();
    }
    await page.goto(OFFICE);
    await look(page);
  });

  it('also stops a channel, or an announcement, by itself', async () => {
    await page.goto(`${OFFICE}/channels`);
    await page.getByRole('link', { name: 'Stop posts on Facebook' }).click();
    await look(page);
    await page.getByLabel('Why?').fill('The channel was broken into');
    await press('Stop them now');
    expect(await notice()).toContain('All Facebook posts are stopped.');
    await page.goto(`${OFFICE}/channels`);
    await look(page);
  });

  it('ends when a person lifts the stop and chooses what may still go out', async () => {
    await page.goto(`${OFFICE}/safety`);
    await page.getByRole('link', { name: 'Lift this stop of all posts of this office' }).click();
    await look(page);
    await page.getByLabel('Why may posts go out again?').fill('The count is confirmed');
    await press('Lift this stop');
    await page.getByRole('heading', { level: 1, name: 'Posts on hold' }).waitFor();
    await look(page);
    await press('Release the chosen posts');
    await page.getByRole('link', { name: 'Choose at least one post to release.' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('posts');
    await page.keyboard.press('Space');
    await press('Release the chosen posts');
    expect(await notice()).toContain('1 post released.');
  });
});

describe('a blackout', () => {
  it('is entered and removed', async () => {
    await page.goto(`${OFFICE}/safety`);
    await page.getByRole('link', { name: 'Add a blackout' }).click();
    await press('Add the blackout');
    await page.getByRole('link', { name: 'Choose the day on which it begins.' }).waitFor();
    await look(page);
    await page.getByLabel('First day').fill('2026-09-16');
    await page.getByLabel('It begins at').fill('00:00');
    await page.getByLabel('Last day').fill('2026-11-03');
    await page.getByLabel('It ends at').fill('20:00');
    await page.getByLabel('Reason').fill('No publicity before the ballot measure');
    await page.getByLabel('Law or policy').fill('Town Code 12-3, as read by counsel');
    await press('Add the blackout');
    expect(await notice()).toContain('The blackout is entered');
    await look(page);
    await page.getByRole('link', { name: /^Remove/ }).click();
    await lookOnPhoneToo(page);
    await page.getByLabel('Why may posts go out in this time?').fill('Counsel took it back');
    await press('Remove the blackout');
    expect(await notice()).toBe('The blackout is removed.');
  });
});
