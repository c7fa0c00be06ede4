import http from 'node:http';
import { ApiResponseError, type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT } from './consent-form.ts';
import { call, type Harness, picture, startHarness } from './harness.ts';

let sandbox: Harness;
let id: string;
let client: TwitterApi;
const httpAgent = new http.Agent();

/** The vendor's client knows only the real hosts: this sends it to the sandbox. */
const rebase = (origin: string): ITwitterApiClientPlugin => ({
  onBeforeRequestConfig({ params }) {
    params.url = params.url.replace(/^https:\/\/(?:api|upload)\.x\.com(?=\/)/, origin);
  },
});

beforeAll(async () => {
  sandbox = await startHarness();
  id = await sandbox.account('x', 'office');
  const settings = { httpAgent, plugins: [rebase(sandbox.at.x)] };
  client = new TwitterApi(await sandbox.token('x', id), settings);
});
afterAll(async () => {
  httpAgent.destroy();
  await sandbox.stop();
});

test('twitter-api-v2 uploads, describes, posts, reads and deletes', async () => {
  const bytes = await picture(60, 40).jpeg().toBuffer();
  const mediaId = await client.v2.uploadMedia(bytes, {
    media_type: 'image/jpeg',
    media_category: 'tweet_image',
  });
  await client.v2.createMediaMetadata(mediaId, { alt_text: { text: 'A blue field' } });
  const { data } = await client.v2.tweet('Blue & bold', { media: { media_ids: [mediaId] } });
  const timeline = await client.v2.userTimeline(id, {
    expansions: ['attachments.media_keys'],
    'tweet.fields': ['entities', 'created_at', 'public_metrics'],
    'media.fields': ['alt_text'],
    max_results: 5,
  });
  expect(timeline.data.data.map((post) => post.id)).toEqual([data.id]);
  expect(timeline.data.includes?.media?.[0]).toMatchObject({ alt_text: 'A blue field' });
  expect((await client.currentUserV2()).data.username).toBe('office');
  expect((await client.v2.deleteTweet(data.id)).data.deleted).toBe(true);
});

test('twitter-api-v2 reads refusals and rate limits', async () => {
  await client.v2.tweet('Once');
  const error: unknown = await client.v2.tweet('Once').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiResponseError);
  expect(error).toMatchObject({ code: 403, rateLimit: { limit: 100 } });
  const full = await client.v2.post('tweets', { text: 'Twice' }, { fullResponse: true });
  expect(full.rateLimit).toMatchObject({ limit: 100, remaining: 96 });
});

test('twitter-api-v2 refreshes a token once', async () => {
  const tokens = await call('POST', `${sandbox.at.x}/_/tokens`, { json: { platform: 'x', account: id } });
  const app = new TwitterApi(
    { clientId: CLIENT.client_id, clientSecret: CLIENT.client_secret },
    { httpAgent, plugins: [rebase(sandbox.at.x)] },
  );
  const refreshed = await app.refreshOAuth2Token(tokens.body.refresh_token);
  expect((await refreshed.client.currentUserV2()).data.id).toBe(id);
  await expect(app.refreshOAuth2Token(tokens.body.refresh_token)).rejects.toMatchObject({ code: 400 });
});
