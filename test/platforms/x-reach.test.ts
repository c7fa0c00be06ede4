import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readingsOf } from '#core/reach/collect-steps.ts';
import { DAY, HOUR, later, SECOND } from '#core/time.ts';
import { metrics } from '#platforms/x/metrics.ts';
import type { PublishedPost } from '#ports/reach-reader.ts';
import {
  type Asker,
  type AskerOptions,
  asReadings,
  json,
  lookIn,
  openAltered,
  openAsker,
  openWithPost,
  postId,
  readingsIn,
  sentence,
} from './reach-asking.ts';
import { openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const open = (options?: AskerOptions) => openAsker(stage, 'x', options);

const Shown = z.object({
  data: z.tuple([
    z.object({
      public_metrics: z.record(z.string(), z.number()),
      non_public_metrics: z.object({ url_link_clicks: z.number(), user_profile_clicks: z.number() }),
    }),
  ]),
});

/** What X itself shows of a post. */
async function shownOf(
  asker: Asker,
  { platformId }: PublishedPost,
): Promise<Readonly<Record<string, number>>> {
  const fields = 'tweet.fields=public_metrics,non_public_metrics';
  const [post] = Shown.parse(await asker.answer(`/2/tweets?ids=${platformId}&${fields}`)).data;
  return { ...post.public_metrics, ...post.non_public_metrics };
}

const PRIVATE = ['url_link_clicks', 'user_profile_clicks'];

test('the reach of posts is what X shows of each, by one call for all of them', async () => {
  const [asker, first] = await openWithPost(stage, 'x');
  const second = await asker.publish();
  stage.clock.advance(HOUR);
  let report = await asker.read();
  expect(await asker.count(async () => (report = await asker.read(first, second)))).toBe(1);
  for (const post of [first, second]) {
    const shown = await shownOf(asker, post);
    expect(shown.impression_count).toBeGreaterThan(0);
    expect(readingsIn(lookIn(report, post))).toEqual(asReadings(shown));
  }
  expect(metrics.map(({ native }) => native).sort()).toEqual(Object.keys(await shownOf(asker, first)).sort());
});

test('the zeros of a new post are X’s own', async () => {
  const asker = await open();
  const post = await asker.publish();
  const readings = readingsIn(await asker.look(post));
  expect(Object.keys(readings)).toHaveLength(metrics.length);
  for (const reading of Object.values(readings)) expect(reading).toEqual({ status: 'zero' });
});

test('after 30 days clicks are not available, and the rest is read without asking for them', async () => {
  const { origin, urls } = await openAltered(stage, 'x');
  const asker = await open({ origin });
  const post = await asker.publish();
  stage.clock.advance(30 * DAY);
  expect(readingsIn(await asker.look(post))).toEqual(asReadings(await shownOf(asker, post)));
  stage.clock.advance(SECOND);
  const old = readingsIn(await asker.look(post));
  for (const name of PRIVATE) {
    expect(old[name]).toEqual({ status: 'not-available', reason: sentence(/30 days/) });
  }
  expect(old.impression_count).toMatchObject({ status: 'value' });
  expect(urls.map(({ searchParams }) => searchParams.get('tweet.fields'))).toEqual([
    'public_metrics,non_public_metrics,created_at',
    'public_metrics,created_at',
  ]);
});

test('the 30 days count from when X says that the post was made', async () => {
  const asker = await open();
  const post = await asker.publish();
  stage.clock.advance(31 * DAY);
  const noted = { ...post, publishedAt: later(post.publishedAt, 2 * DAY) };
  expect(readingsIn(await asker.look(noted)).url_link_clicks).toMatchObject({ status: 'not-available' });
});

test('of another channel’s post X tells no clicks, which is neither zero nor the loss of the rest', async () => {
  const [owner, post] = await openWithPost(stage, 'x');
  const readings = readingsIn(await (await open()).look(post));
  const { url_link_clicks, user_profile_clicks, ...others } = await shownOf(owner, post);
  expect([url_link_clicks, user_profile_clicks]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(readings).toEqual({
    ...asReadings(others),
    url_link_clicks: { status: 'not-permitted', reason: sentence(/clicks/) },
    user_profile_clicks: { status: 'not-permitted', reason: sentence(/clicks/) },
  });
});

describe('private fields that are refused', () => {
  const wantsPrivate = ({ searchParams }: URL) =>
    searchParams.get('tweet.fields')?.includes('non_public_metrics');

  test.each([400, 403])('for a whole call (%i) do not cost the public ones', async (status) => {
    const { origin, urls } = await openAltered(stage, 'x', (url) =>
      wantsPrivate(url)
        ? json({ title: 'Forbidden', detail: 'No.', type: 'about:blank', status }, status)
        : undefined,
    );
    const [asker, post] = await openWithPost(stage, 'x', { origin });
    const readings = readingsIn(await asker.look(post));
    const { impression_count } = await shownOf(asker, post);
    expect(readings.impression_count).toEqual({ status: 'value', value: impression_count });
    expect(readings.url_link_clicks).toMatchObject({ status: 'not-permitted' });
    expect(urls).toHaveLength(2);
  });

  test('may take their post out of the answer, and the post alone is asked for again', async () => {
    const asked: (string | null)[] = [];
    const [owner, kept] = await openWithPost(stage, 'x');
    const lost = await owner.publish();
    stage.clock.advance(HOUR);
    const { impression_count } = await shownOf(owner, kept);
    const { origin } = await openAltered(stage, 'x', (url) => {
      asked.push(url.searchParams.get('ids'));
      if (!wantsPrivate(url)) return undefined;
      const type = 'https://api.x.com/2/problems/not-authorized-for-field';
      const errors = [{ resource_id: lost.platformId, type, field: 'non_public_metrics', detail: 'Sorry.' }];
      const data = [{ id: kept.platformId, text: '', public_metrics: { impression_count } }];
      return json({ data, errors });
    });
    const report = await (await open({ origin })).read(kept, lost);
    expect(asked).toEqual([`${kept.platformId},${lost.platformId}`, lost.platformId]);
    expect(readingsIn(lookIn(report, kept)).impression_count).toMatchObject({ value: impression_count });
    expect(readingsIn(lookIn(report, lost)).like_count).toEqual(
      asReadings(await shownOf(owner, lost)).like_count,
    );
  });
});

test('a number that goes by another name is not available, and the others stand', async () => {
  const changed = await openStage();
  try {
    const asker = await openAsker(changed, 'x');
    const post = await asker.publish();
    changed.clock.advance(DAY);
    await changed.control('POST', '/definitions', {
      platform: 'x',
      metric: 'impression_count',
      becomes: 'view_count',
    });
    const readings = readingsOf(await asker.look(post), metrics, undefined, true);
    const statuses = Object.fromEntries(Object.entries(readings).map(([key, { status }]) => [key, status]));
    const { 'impression_count@1': views, ...others } = statuses;
    expect(views).toBe('not-available');
    expect(Object.keys(others)).toHaveLength(metrics.length - 1);
    for (const status of Object.values(others)) expect(status).toMatch(/^(value|zero)$/);
  } finally {
    await changed.close();
  }
});

test.each([-1, 1.5, '12', null])('%j is no count, and nothing is made of it', async (impression_count) => {
  const [, post] = await openWithPost(stage, 'x');
  const { origin } = await openAltered(stage, 'x', () =>
    json({ data: [{ id: post.platformId, public_metrics: { impression_count, like_count: 3 } }] }),
  );
  const readings = readingsIn(await (await open({ origin })).look(post));
  expect(readings.like_count).toEqual({ status: 'value', value: 3 });
  expect(readings).not.toHaveProperty('impression_count');
});

test('a call holds 100 posts, and more are the caller’s mistake', async () => {
  const [asker, real] = await openWithPost(stage, 'x');
  const posts = Array.from({ length: 100 }, (_, index) =>
    index === 99 ? real : { ...real, id: postId(), platformId: `${index + 1}` },
  );
  expect(asker.reader.batch).toBe(100);
  let report = await asker.read();
  expect(await asker.count(async () => (report = await asker.read(...posts)))).toBe(1);
  expect(lookIn(report, real)).toMatchObject({ kind: 'read' });
  await expect(asker.read(...posts, { ...real, id: postId() })).rejects.toThrow(RangeError);
});

test('a post whose number nobody knows is not asked for, and costs the others nothing', async () => {
  const [asker, post] = await openWithPost(stage, 'x');
  const byHand = { ...post, id: postId(), platformId: '' };
  const report = await asker.read(byHand, post);
  expect(lookIn(report, byHand)).toEqual({ kind: 'unavailable', reason: sentence(/type the numbers in/) });
  expect(lookIn(report, post)).toMatchObject({ kind: 'read' });
  expect(await asker.count(() => asker.read(byHand))).toBe(0);
});
