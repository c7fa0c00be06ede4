import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, DAY, type Harness, HOUR, SECOND, startHarness } from './harness.ts';
import { figuresOf, redefine, remove, steer, watchGrowth } from './reach-calls.ts';

const METRICS = 'post_media_view,post_total_media_view_unique,post_clicks,post_reactions_by_type_total';

let sandbox: Harness;
let page: string;
let token: string;

beforeEach(async () => {
  sandbox = await startHarness();
  page = await sandbox.account('facebook', 'office', { followers: 4000 });
  token = await sandbox.token('facebook', page);
});
afterEach(() => sandbox.stop());

const publish = async (more: object = {}) => {
  const url = `${sandbox.at.facebook}/v26.0/${page}/feed`;
  return (await call('POST', url, { json: { message: 'Polls open at 7.', ...more }, token })).body.id;
};
const read = (id: string, metric = METRICS, more = '', as = token) =>
  call('GET', `${sandbox.at.facebook}/v26.0/${id}/insights?metric=${metric}${more}`, { token: as });

test('a post on Facebook has no figures until the first daily refresh, and then grows by days', async () => {
  const id = await publish();
  expect(await read(id)).toMatchObject({ status: 200, body: { data: [] } });
  // Posted at 15:00 UTC, refreshed at 08:00.
  sandbox.advance(17 * HOUR - 1);
  expect((await read(id)).body.data).toEqual([]);
  sandbox.advance(1);
  const first = await read(id);
  expect(first.body.data[0]).toEqual({
    name: 'post_media_view',
    period: 'lifetime',
    values: [{ value: expect.any(Number) }],
    title: expect.any(String),
    id: `${id}/insights/post_media_view/lifetime`,
  });
  const { post_media_view: views = 0, post_total_media_view_unique: reach = 0 } = figuresOf(first);
  expect(views).toBeGreaterThan(reach);
  expect(reach).toBeGreaterThan(0);
  sandbox.advance(DAY - 1);
  expect((await read(id)).body).toEqual(first.body);
  sandbox.advance(1);
  expect(figuresOf(await read(id)).post_media_view).toBeGreaterThan(views);
});

test.each(['post_media_view', 'post_clicks', 'post_reactions_like_total'])(
  '%s never falls',
  async (metric) => {
    const id = await publish();
    await watchGrowth(sandbox, async () => figuresOf(await read(id, metric))[metric] ?? 0);
  },
);

test('reactions come by kind, and kinds that did not occur are left out', async () => {
  const id = await publish();
  sandbox.advance(10 * DAY);
  const { body } = await read(id, 'post_reactions_by_type_total,post_reactions_like_total');
  const [byType, likes] = body.data.map((entry: { values: [{ value: unknown }] }) => entry.values[0].value);
  expect(byType.like).toBe(likes);
  expect(byType).not.toHaveProperty('haha');
});

test.each([
  [
    'a retired metric beside a valid one',
    'post_media_view,post_impressions',
    '',
    /must be a valid insights metric/,
  ],
  ['no metric', '', '', /metric is required/],
  ['a day as the period', 'post_media_view', '&period=day', /period/],
  ['a span of time', 'post_media_view', '&since=2026-09-01', /since/],
])('%s fails the whole call', async (_, metric, more, words) => {
  const id = await publish();
  sandbox.advance(2 * DAY);
  const { status, body } = await read(id, metric, more);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100, message: expect.stringMatching(words) });
});

test('a Page with fewer than 100 likes has no insights, and has them from the hundredth on', async () => {
  await steer(sandbox, 'followers', { platform: 'facebook', account: 'office', followers: 99 });
  sandbox.advance(SECOND);
  const id = await publish();
  sandbox.advance(2 * DAY);
  expect(await read(id)).toMatchObject({ status: 200, body: { data: [] } });
  expect((await read(id, 'nonsense')).body.error.code).toBe(100);
  await steer(sandbox, 'followers', { platform: 'facebook', account: 'office', followers: 100 });
  expect((await read(id)).body.data).toHaveLength(4);
});

test('a removed post does not exist', async () => {
  const id = await publish();
  sandbox.advance(2 * DAY);
  await remove(sandbox, 'facebook', id);
  const { status, body } = await read(id);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
});

test('an unpublished post, and one of two years ago, have no insights', async () => {
  const [draft, old] = [await publish({ published: false }), await publish({ message: 'Old' })];
  sandbox.advance(730 * DAY);
  expect((await read(draft)).body.data).toEqual([]);
  expect((await read(old)).body.data).toHaveLength(4);
  sandbox.advance(1);
  expect((await read(old)).body.data).toEqual([]);
});

test('both permissions are needed, and the token of the Page itself', async () => {
  const id = await publish();
  for (const scope of ['pages_read_engagement', 'read_insights']) {
    const poor = await sandbox.token('facebook', page, { scopes: [scope] });
    expect(await read(id, METRICS, '', poor)).toMatchObject({ status: 403, body: { error: { code: 10 } } });
  }
  const other = await sandbox.token('facebook', await sandbox.account('facebook', 'other'));
  expect((await read(id, METRICS, '', other)).body.error.code).toBe(200);
});

test('insights count against the limit of the Page, and an ordered limit says how long to wait', async () => {
  const id = await publish();
  await sandbox.order({ platform: 'facebook', operation: 'read-reach', fault: '429' });
  const { body, headers } = await read(id);
  expect(body.error.code).toBe(80_001);
  expect(headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":15');
  expect((await read(id)).headers.get('x-business-use-case-usage')).toContain(`"${page}"`);
});

test('from a change of definition on, the old name is invalid and the new one counts otherwise', async () => {
  const id = await publish();
  sandbox.advance(3 * DAY);
  const { post_media_view: before = 0 } = figuresOf(await read(id));
  await redefine(sandbox, 'facebook', 'post_media_view', { becomes: 'post_media_displays', factor: 3 });
  expect((await read(id, 'post_media_view')).body.error.code).toBe(100);
  expect(figuresOf(await read(id, 'post_media_displays')).post_media_displays).toBe(3 * before);
  await redefine(sandbox, 'facebook', 'post_media_view', {});
  expect(figuresOf(await read(id)).post_media_view).toBe(before);
});
