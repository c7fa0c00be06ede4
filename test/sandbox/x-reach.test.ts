import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, DAY, type Harness, HOUR, startHarness } from './harness.ts';
import { redefine, remove, watchGrowth } from './reach-calls.ts';

const ALL = 'public_metrics,non_public_metrics,organic_metrics';

let sandbox: Harness;
let author: string;

beforeEach(async () => {
  sandbox = await startHarness();
  author = await sandbox.account('x', 'office', { followers: 5000 });
});
afterEach(() => sandbox.stop());

const publish = async (text = 'Polls open at 7.') => {
  const token = await sandbox.token('x', author);
  return (await call('POST', `${sandbox.at.x}/2/tweets`, { json: { text }, token })).body.data.id;
};
/** Reads with a token issued now, as X's tokens last two hours. */
const read = async (ids: string, fields = ALL, reader = author) =>
  call('GET', `${sandbox.at.x}/2/tweets?ids=${ids}&tweet.fields=${fields}`, {
    token: await sandbox.token('x', reader),
  });
const publicOf = async (id: string) => (await read(id, 'public_metrics')).body.data[0].public_metrics;

test('a post on X has no figures at first, and each grows, flattens and never falls', async () => {
  const id = await publish();
  expect(await publicOf(id)).toEqual({
    retweet_count: 0,
    reply_count: 0,
    like_count: 0,
    quote_count: 0,
    bookmark_count: 0,
    impression_count: 0,
  });
  await watchGrowth(sandbox, async () => (await publicOf(id)).impression_count);
});

test('two reads of the same instant agree, and another post has another curve', async () => {
  const [one, two] = [await publish('One'), await publish('Two')];
  sandbox.advance(DAY);
  expect((await read(one)).body.data).toEqual((await read(one)).body.data);
  expect(await publicOf(one)).not.toEqual(await publicOf(two));
});

test('the author has private figures for 30 days, and then an error for each field instead', async () => {
  const id = await publish();
  sandbox.advance(30 * DAY);
  const young = (await read(id)).body;
  expect(young.errors).toBeUndefined();
  expect(young.data[0].non_public_metrics).toEqual({
    impression_count: young.data[0].public_metrics.impression_count,
    url_link_clicks: expect.any(Number),
    user_profile_clicks: expect.any(Number),
    engagements: expect.any(Number),
  });
  sandbox.advance(1);
  const { status, body: old } = await read(id);
  expect(status).toBe(200);
  expect(Object.keys(old.data[0])).toEqual(['id', 'text', 'edit_history_tweet_ids', 'public_metrics']);
  expect(old.errors).toMatchObject([
    { field: 'non_public_metrics', resource_id: id, title: 'Field Authorization Error' },
    { field: 'organic_metrics', resource_id: id, section: 'data' },
  ]);
  for (const { type } of old.errors) expect(type).toMatch(/\/problems\/not-authorized-for-field$/);
});

test('another user reads public figures only', async () => {
  const id = await publish();
  sandbox.advance(HOUR);
  const { body } = await read(id, ALL, await sandbox.account('x', 'reader'));
  expect(body.data[0].public_metrics.impression_count).toBeGreaterThan(0);
  expect(body.data[0].non_public_metrics).toBeUndefined();
  expect(body.errors).toHaveLength(2);
});

test('a removed post is an error, not a zero', async () => {
  const [gone, kept] = [await publish('Gone'), await publish('Kept')];
  await remove(sandbox, 'x', gone);
  const { status, body } = await read(`${gone},${kept}`, 'public_metrics');
  expect(status).toBe(200);
  expect(body.data.map((post: { id: string }) => post.id)).toEqual([kept]);
  expect(body.errors).toMatchObject([{ resource_id: gone, resource_type: 'tweet', parameter: 'ids' }]);
  expect(body.errors[0].type).toMatch(/\/problems\/resource-not-found$/);
});

test('one call reads up to 100 posts, and counts once', async () => {
  const id = await publish();
  const ids = (count: number) => Array(count).fill(id).join(',');
  const remaining = async (count: number) => {
    const { status, headers } = await read(ids(count), 'public_metrics');
    return [status, Number(headers.get('x-rate-limit-remaining'))];
  };
  expect(await remaining(1)).toEqual([200, 4999]);
  expect(await remaining(100)).toEqual([200, 4998]);
  expect((await remaining(101))[0]).toBe(400);
});

test('a rate limit says when it ends', async () => {
  const id = await publish();
  await sandbox.order({ platform: 'x', operation: 'read-post', fault: '429', delayMs: HOUR });
  const { status, headers } = await read(id);
  expect(status).toBe(429);
  expect(Number(headers.get('x-rate-limit-reset'))).toBe((sandbox.now() + HOUR) / 1000);
});

test('each post that is read costs once a UTC day, and what is missing costs nothing', async () => {
  const usage = async () => (await call('GET', `${sandbox.at.x}/_/usage`)).body.x;
  const [one, two] = [await publish('One'), await publish('Two')];
  expect(await usage()).toEqual({ month: '2026-09', postsRead: 0, dollars: 0 });
  await read(`${one},${two},99`);
  await read(one);
  expect(await usage()).toEqual({ month: '2026-09', postsRead: 2, dollars: 0.01 });
  sandbox.advance(DAY);
  await read(one);
  expect((await usage()).postsRead).toBe(3);
  sandbox.advance(30 * DAY);
  expect(await usage()).toEqual({ month: '2026-10', postsRead: 0, dollars: 0 });
});

test('from a change of definition on, a figure has another name and counts otherwise', async () => {
  const id = await publish();
  sandbox.advance(DAY);
  const before = (await publicOf(id)).impression_count;
  await redefine(sandbox, 'x', 'impression_count', {
    becomes: 'view_count',
    factor: 0.5,
    at: new Date(sandbox.now() + HOUR).toISOString(),
  });
  sandbox.advance(HOUR - 1);
  expect((await publicOf(id)).impression_count).toBeGreaterThanOrEqual(before);
  sandbox.advance(1);
  const { public_metrics, non_public_metrics } = (await read(id)).body.data[0];
  expect(public_metrics.impression_count).toBeUndefined();
  expect(public_metrics.view_count).toBeLessThan(before);
  expect(non_public_metrics.view_count).toBe(public_metrics.view_count);
});
