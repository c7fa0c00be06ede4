import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectContrast } from '#test/journeys/axe.ts';
import { openBrowser } from '#test/journeys/browser.ts';
import { look } from '#test/journeys/look.ts';
import { CLIENT, REDIRECT } from './consent-form.ts';
import {
  CONTAINER_DELAY_MS,
  call,
  type Harness,
  hostImages,
  type ImageHost,
  type Platform,
  picture,
  startHarness,
} from './harness.ts';
import { openCompany } from './linkedin-calls.ts';

const TEXT = 'How do we count?\n\nRead https://example.gov/count #TrustedElections @statewide';
const CONSENT = new URLSearchParams({
  client_id: CLIENT.client_id,
  redirect_uri: REDIRECT,
  response_type: 'code',
  state: 'a',
  code_challenge: 'a',
  code_challenge_method: 'S256',
});

let sandbox: Harness;
let images: ImageHost;
let browser: Browser;
let tab: Page;

beforeAll(async () => {
  sandbox = await startHarness();
  const jpeg = await picture(600, 400).jpeg().toBuffer();
  images = await hostImages((_, response) => response.end(jpeg));
  for (const platform of ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const) {
    await sandbox.account(platform, 'statewide', { name: 'Statewide Association' });
    await sandbox.account(platform, 'office');
    await publish(platform, await sandbox.token(platform, 'office'), jpeg);
  }
  browser = await openBrowser();
  tab = await browser.newPage({ colorScheme: 'light' });
});
afterAll(async () => {
  await browser.close();
  await images.stop();
  await sandbox.stop();
});

/** Publishes one post with everything that a page can show. */
async function publish(platform: Platform, token: string, jpeg: Buffer): Promise<void> {
  const post = async (path: string, json: object) =>
    (await call('POST', sandbox.at[platform] + path, { json, token })).body;
  const image = { image_url: images.origin, alt_text: 'A blue field' };
  switch (platform) {
    case 'x': {
      const media = jpeg.toString('base64');
      const { data } = await post('/2/media/upload', { media, media_category: 'tweet_image' });
      await post('/2/media/metadata', { id: data.id, metadata: { alt_text: { text: image.alt_text } } });
      await post('/2/tweets', { text: TEXT, media: { media_ids: [data.id] } });
      return;
    }
    case 'facebook':
      await post('/v26.0/me/feed', { message: TEXT, link: 'https://example.gov/count' });
      await post('/v26.0/me/photos', { url: images.origin, caption: 'A photo' });
      return;
    case 'linkedin': {
      const company = await openCompany(sandbox, 'office');
      const commentary = TEXT.replace('@statewide', '');
      await company.post({
        commentary,
        content: { media: { id: await company.image(), altText: image.alt_text } },
      });
      await company.post({
        commentary,
        content: { article: { source: 'https://example.gov/count', title: 'How we count' } },
      });
      return;
    }
    case 'instagram':
    case 'threads': {
      const base = platform === 'instagram' ? '/me/media' : '/v1.0/me/threads';
      const { id } = await post(base, { media_type: 'IMAGE', caption: TEXT, text: TEXT, ...image });
      sandbox.advance(CONTAINER_DELAY_MS);
      await post(`${base}_publish`, { creation_id: id });
    }
  }
}

describe.each([
  ['x', '/', '/i/oauth2/authorize', 'tweet.read'],
  ['facebook', '/', '/v26.0/dialog/oauth', 'pages_show_list'],
  ['instagram', '/', '/oauth/authorize', 'instagram_business_basic'],
  ['threads', '/@', '/oauth/authorize', 'threads_basic'],
  ['linkedin', '/company/', '/oauth/v2/authorization', 'w_organization_social'],
] as const)('axe finds nothing on the pages of %s', (platform, profile, consent, scope) => {
  test('in light and in dark colours', async () => {
    const post = (await sandbox.posts()).find((each) => each.platform === platform);
    const everyKind = [`${profile}office`, `${consent}?${CONSENT}&scope=${scope}`];
    const others = ['/', `${profile}statewide`, `${profile}nobody`, '/hashtag/TrustedElections'];
    for (const path of [...everyKind, ...others, new URL(post.permalink).pathname]) {
      await tab.goto(sandbox.at[platform] + path);
      await look(tab);
      // Structure does not change with the colours, and these two have all there are.
      if (everyKind.includes(path)) {
        await tab.emulateMedia({ colorScheme: 'dark' });
        await expectContrast(tab);
        await tab.emulateMedia({ colorScheme: 'light' });
      }
    }
  });
});

test('the consent screen of X works by keyboard alone and leads back', async () => {
  const back = `${images.origin}/connected`;
  const query = new URLSearchParams([...CONSENT, ['scope', 'tweet.read']]);
  query.set('redirect_uri', back);
  await tab.goto(`${sandbox.at.x}/i/oauth2/authorize?${query}`);
  await tab.getByRole('radio').first().focus();
  await tab.keyboard.press('ArrowDown');
  await tab.getByRole('button', { name: 'Authorize' }).focus();
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`${back}*`);
  expect(new URL(tab.url()).searchParams.get('code')).toMatch(/^sandbox-x-code-/);
});
