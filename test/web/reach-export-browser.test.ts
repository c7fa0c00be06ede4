import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AssociationCampaign } from '#core/association-campaign.ts';
import { AssociationId, MemberId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { EXPORT_SIZES, ExportId, type StoredExport } from '#core/reach/stored-export.ts';
import { Zone } from '#core/slot.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { actorOf } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { openBrowser } from '../journeys/browser.ts';
import { lookOnPhoneToo } from '../journeys/look.ts';
import { makeShell, serveApp } from './shell.ts';
import { visitAs } from './visitor.ts';

const associationId = AssociationId.parse('four-rivers');
const PAT: Member = {
  id: MemberId.parse('pat'),
  name: 'Pat Gallagher',
  email: 'pat@fourrivers.example.gov',
  grants: [{ associationId, roles: ['owner'] }],
};
const CAMPAIGN = AssociationCampaign.parse({
  id: 'spring',
  associationId,
  kind: 'announcement',
  title: 'Adopting the Standards',
  source: { packId: 'standards-of-conduct', packVersion: 1 },
  schedule: { kind: 'dates', turns: [{ messageId: 'announce-adoption', local: '2026-10-06T09:00' }] },
  answers: {},
  hashtags: [],
  voice: 'office',
  language: 'en',
  platforms: ['x'],
  withImage: false,
  officeIds: ['ames', 'berne'],
  deadline: REFERENCE_INSTANT,
  state: 'closed',
  revision: 1,
  reached: 2,
  createdAt: REFERENCE_INSTANT,
  createdBy: actorOf(PAT),
  version: 0,
});
const EXPORTS = `/associations/${associationId}/reach/${CAMPAIGN.id}/exports`;

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
  const association = test.services.store.forAssociation(associationId, actorOf(PAT));
  const zone = Zone.parse('America/New_York');
  await association.writeAssociation({ id: associationId, name: 'Four Rivers', zone });
  await association.noteCampaign(CAMPAIGN);
  for (const [id, state, rows] of [
    ['under-way', 'preparing', 1],
    ['whole', 'ready', 40_001],
    ['empty', 'ready', 0],
  ] as const) {
    const stored: StoredExport = {
      id: ExportId.parse(id),
      associationId,
      campaignId: CAMPAIGN.id,
      title: CAMPAIGN.title,
      state,
      asOf: REFERENCE_INSTANT,
      createdBy: actorOf(PAT),
      offices: 2,
      reached: state === 'ready' ? 2 : 1,
      rows,
      ...EXPORT_SIZES,
      version: 0,
    };
    const plan = { officeIds: [...CAMPAIGN.officeIds], figures: [] };
    const subject = { kind: 'campaign', id: CAMPAIGN.id } as const;
    await association.exports.begin(stored, plan, { subject, action: 'reach.test', summary: 'A test.' });
  }
  const { cookie } = await visitAs(app, test.services, PAT);
  front.get('/enter', (c) =>
    c.text('In.', 200, { 'set-cookie': `${cookie}; Secure; HttpOnly; SameSite=Lax; Path=/` }),
  );
  front.all('*', (c) => app.fetch(c.req.raw));
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

it.each([
  ['the list of exports', '', 'Being prepared: 1 of 2 offices'],
  ['one that is being prepared', '/under-way', '1 of 2 offices, 1 row'],
  ['one that is ready', '/whole', '40,001 to 40,001'],
  ['one that is empty', '/empty', 'There is nothing in it'],
])('everybody can read %s, wide and on a phone', async (_, path, text) => {
  expect((await page.goto(`${EXPORTS}${path}`))?.status()).toBe(200);
  expect(await page.locator('main').textContent()).toContain(text);
  await lookOnPhoneToo(page);
});
