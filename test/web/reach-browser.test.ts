import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { DANA } from '../fixtures/office.ts';
import { sampleCampaign } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { openBrowser } from '../journeys/browser.ts';
import { lookOnPhoneToo } from '../journeys/look.ts';
import { millbrook, OFFICE } from './post-pages.ts';
import { readTable, storeSeason } from './reach-stage.ts';
import { makeShell, serveApp } from './shell.ts';
import { visitAs } from './visitor.ts';

const CAMPAIGN = CampaignId.parse('autumn');
const PAGE = `${OFFICE}/reach/${CAMPAIGN}`;

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
  const app = createApp(test.services);
  const { cookie } = await visitAs(app, test.services, DANA);
  front.get('/enter', (c) =>
    c.text('In.', 200, { 'set-cookie': `${cookie}; Secure; HttpOnly; SameSite=Lax; Path=/` }),
  );
  front.all('*', (c) => app.fetch(c.req.raw));
  const office = millbrook(test);
  await office.launchCampaign(sampleCampaign({ id: CAMPAIGN, title: 'Autumn of Standards' }), [], {
    subject: { kind: 'campaign', id: CAMPAIGN },
    action: 'campaign.test',
    summary: 'A test.',
  });
  await storeSeason(office, test.services.metrics, CAMPAIGN, REFERENCE_INSTANT);
  browser = await openBrowser();
  const viewport = { width: 1280, height: 900 };
  page = await (await browser.newContext({ baseURL: served.origin, viewport })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/enter');
});
afterAll(async () => {
  await browser.close();
  await close();
  await test.stop();
});

describe('the pages of reach', () => {
  it.each([
    ['the campaigns', `${OFFICE}/reach`],
    ['a campaign', PAGE],
    ['a campaign at an age that few posts have come to', `${PAGE}?at=28d`],
    ['the snapshots behind a figure', `${PAGE}/snapshots?platform=x&at=24h&metric=impression_count%401`],
    ['the report', `${PAGE}/report`],
  ])('can be read by everybody, wide and on a phone: %s', async (_, path) => {
    expect((await page.goto(path))?.status()).toBe(200);
    await lookOnPhoneToo(page);
  });
});

describe('the report on paper', () => {
  beforeAll(async () => {
    await page.goto(`${PAGE}/report`);
    await page.emulateMedia({ media: 'print' });
  });

  it('has the figures of the page, says that they are simulated, and has no navigation', async () => {
    const caption = 'Figures of Facebook, 24 hours after publishing';
    const printed = readTable(await page.content(), caption);
    await expectShown([
      '.sandbox-banner',
      `caption:text-is("${caption}")`,
      '#notes',
      '#growth-x .chart__drawing--narrow',
    ]);
    for (const hidden of ['nav', '.footer', '.screen-only', '.header__member']) {
      for (const found of await page.locator(hidden).all())
        expect(await found.isVisible(), hidden).toBe(false);
    }
    await page.emulateMedia({ media: 'screen' });
    await page.goto(PAGE);
    expect(readTable(await page.content(), caption)).toEqual(printed);
    await page.goto(`${PAGE}/report`);
  });

  it('is laid out for letter paper, each platform and the notes on pages of their own', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    const text = pdf.toString('latin1');
    const boxes = text.match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
    expect(new Set(boxes)).toEqual(new Set(['/MediaBox [0 0 612 792]']));
    expect(boxes.length).toBeGreaterThanOrEqual(4);
    expect(boxes.length).toBeLessThanOrEqual(12);
  });
});

async function expectShown(selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
  }
}
