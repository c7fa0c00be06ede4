import { AxeBuilder } from '@axe-core/playwright';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

beforeAll(async () => {
  sandbox = await startHarness();
  const jpeg = await picture(600, 400).jpeg().toBuffer();
  images = await hostImages((_, response) => response.end(jpeg));
  for (const platform of ['x', 'facebook', 'instagram', 'threads'] as const) {
    await sandbox.account(platform, 'statewide', { name: 'Statewide Association' });
    await sandbox.account(platform, 'office');
    await publish(platform, await sandbox.token(platform, 'office'), jpeg);
  }
  browser = await chromium.launch({
    executablePath: await chromiumBinary.executablePath(),
    // A single process dies with the first closed context; and web security is what a consent screen has to pass.
    args: chromiumBinary.args.filter((arg) => !/^--(single-process|disable-web-security)$/.test(arg)),
  });
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
] as const)('axe finds nothing on the pages of %s', (platform, profile, consent, scope) => {
  test.each(['light', 'dark'] as const)('in %s colours', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const tab = await context.newPage();
    const post = (await sandbox.posts()).find((each) => each.platform === platform);
    const paths = [
      '/',
      `${profile}office`,
      `${profile}statewide`,
      `${profile}nobody`,
      '/hashtag/TrustedElections',
      new URL(post.permalink).pathname,
      `${consent}?${CONSENT}&scope=${scope}`,
    ];
    for (const path of paths) {
      await tab.goto(sandbox.at[platform] + path);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    if (process.env.SHOT) { await tab.screenshot({ path: `/tmp/shot-${platform}-${colorScheme}-oauth.png` }); await tab.goto(sandbox.at[platform] + paths[1]); await tab.screenshot({ path: `/tmp/shot-${platform}-${colorScheme}-line.png` }); }
    await context.close();
  });
});

test('the consent screen of X works by keyboard alone and leads back', async () => {
  const tab = await browser.newPage();
  await tab.route(`${REDIRECT}*`, (route) => route.fulfill({ body: 'back' }));
  await tab.goto(`${sandbox.at.x}/i/oauth2/authorize?${CONSENT}&scope=tweet.read`);
  await tab.getByRole('radio').first().focus();
  await tab.keyboard.press('ArrowDown');
  await tab.getByRole('button', { name: 'Authorize' }).focus();
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`${REDIRECT}*`);
  expect(new URL(tab.url()).searchParams.get('code')).toMatch(/^sandbox-x-code-/);
  await tab.close();
});
