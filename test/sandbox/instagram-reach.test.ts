import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CONTAINER_DELAY_MS,
  call,
  DAY,
  type Harness,
  HOUR,
  hostImages,
  type ImageHost,
  picture,
  startHarness,
} from './harness.ts';
import { figuresOf, redefine, remove } from './reach-calls.ts';

const METRICS = 'views,reach,likes,comments,saved,shares,total_interactions,follows,profile_visits';
/** The longest that figures can be late. */
const DELAY = 48 * HOUR;

let sandbox: Harness;
let images: ImageHost;
let profile: string;
let token: string;

beforeAll(async () => {
  const jpeg = await picture(400, 400).jpeg().toBuffer();
  images = await hostImages((_, response) => response.end(jpeg));
});
afterAll(() => images.stop());
beforeEach(async () => {
  sandbox = await startHarness();
  await open('office', 9000);
});
afterEach(() => sandbox.stop());

async function open(handle: string, followers: number): Promise<void> {
  profile = await sandbox.account('instagram', handle, { followers });
  token = await sandbox.token('instagram', profile);
}
async function publish(): Promise<string> {
  const url = `${sandbox.at.instagram}/v26.0/me`;
  const json = { image_url: `${images.origin}/a.jpg`, caption: 'Polls open at 7.' };
  const { body } = await call('POST', `${url}/media`, { json, token });
  sandbox.advance(CONTAINER_DELAY_MS);
  return (await call('POST', `${url}/media_publish`, { json: { creation_id: body.id }, token })).body.id;
}
const read = (id: string, metric = METRICS, as = token) =>
  call('GET', `${sandbox.at.instagram}/v26.0/${id}/insights?metric=${metric}`, { token: as });

test('media on Instagram has an empty set, not zeros, until its figures exist within 48 hours', async () => {
  const id = await publish();
  expect(await read(id)).toMatchObject({ status: 200, body: { data: [] } });
  sandbox.advance(HOUR);
  expect((await read(id)).body.data).toEqual([]);
  sandbox.advance(DELAY);
  const figures = figuresOf(await read(id));
  expect(figures.views).toBeGreaterThan(figures.reach ?? 0);
  expect(figures.reach).toBeGreaterThan(0);
});

test('what did not happen has no entry beside what did', async () => {
  await open('middling', 200);
  const id = await publish();
  sandbox.advance(30 * DAY);
  // With 200 followers nobody of the at most 110 viewers began to follow.
  const { body } = await read(id, 'views,follows');
  expect(body.data.map((entry: { name: string }) => entry.name)).toEqual(['views']);
});

test('media differ in how late their figures are', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) ids.push(await publish());
  sandbox.advance(DELAY / 2);
  const answers = await Promise.all(ids.map((id) => read(id)));
  expect(new Set(answers.map(({ body }) => body.data.length > 0))).toEqual(new Set([true, false]));
});

test('figures grow and never fall', async () => {
  const id = await publish();
  sandbox.advance(DELAY);
  const seen: number[] = [];
  for (let day = 0; day < 40; day += 1) {
    seen.push(figuresOf(await read(id)).views ?? 0);
    sandbox.advance(DAY);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBeGreaterThan(seen[0] ?? 0);
});

test('without enough viewers the call is refused, which is no lack of permission', async () => {
  await open('small', 6);
  const id = await publish();
  sandbox.advance(DELAY + 30 * DAY);
  const { status, body } = await read(id);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: 10,
    message: '(#10) Not enough viewers for the media to show insights',
  });
  const poor = await sandbox.token('instagram', profile, { scopes: ['instagram_business_basic'] });
  expect(await read(id, METRICS, poor)).toMatchObject({ status: 403, body: { error: { code: 10 } } });
});

test.each([
  ['impressions', /impressions metric is no longer supported/],
  ['views,ig_reels_avg_watch_time', /does not support the ig_reels_avg_watch_time metric/],
  ['views,colour', /must be one of the following values/],
  ['', /metric is required/],
])('the metrics "%s" fail the whole call', async (metric, words) => {
  const { status, body } = await read(await publish(), metric);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100, message: expect.stringMatching(words) });
});

test('removed media, media of another profile and unknown ids do not exist', async () => {
  const id = await publish();
  const other = await sandbox.token('instagram', await sandbox.account('instagram', 'other'));
  expect((await read(id, METRICS, other)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  await remove(sandbox, 'instagram', id);
  expect((await read(id)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  expect((await read('99')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('figures are kept for two years', async () => {
  const id = await publish();
  sandbox.advance(730 * DAY);
  token = await sandbox.token('instagram', profile);
  expect((await read(id)).body.data.length).toBeGreaterThan(0);
  sandbox.advance(1);
  expect((await read(id)).body.data).toEqual([]);
});

test('a limit on order refuses the reading of reach alone', async () => {
  const id = await publish();
  await sandbox.order({ platform: 'instagram', operation: 'read-reach', fault: '429' });
  expect((await call('GET', `${sandbox.at.instagram}/v26.0/${id}`, { token })).status).toBe(200);
  expect((await read(id)).body.error.code).toBe(80_002);
  expect((await read(id)).status).toBe(200);
});

test('from a change of definition on, the old name is refused and the new one is served', async () => {
  const id = await publish();
  sandbox.advance(DELAY + DAY);
  const { views = 0 } = figuresOf(await read(id));
  await redefine(sandbox, 'instagram', 'views', { becomes: 'displays', factor: 2 });
  expect((await read(id, 'views')).body.error.code).toBe(100);
  expect(figuresOf(await read(id, 'displays')).displays).toBe(2 * views);
});
