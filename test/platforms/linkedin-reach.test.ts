import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readingsOf } from '#core/reach/collect-steps.ts';
import { DAY, HOUR, MINUTE } from '#core/time.ts';
import { metrics } from '#platforms/linkedin/metrics.ts';
import type { PublishedPost } from '#ports/reach-reader.ts';
import {
  type Asker,
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

const STATISTICS = '/rest/organizationalEntityShareStatistics';
const Shown = z.object({
  elements: z.tuple([z.object({ totalShareStatistics: z.record(z.string(), z.number()) })]),
});

/** What LinkedIn itself shows of a post, its rate left out. */
async function shownOf({ answer, channel }: Asker, { platformId }: PublishedPost) {
  const share = platformId.replaceAll(':', '%3A');
  const page = `organizationalEntity=urn%3Ali%3Aorganization%3A${channel.accountId}`;
  const shown = await answer(`${STATISTICS}?q=organizationalEntity&${page}&shares=List(${share})`);
  const { engagement, ...counts } = Shown.parse(shown).elements[0].totalShareStatistics;
  expect(engagement).toBeGreaterThan(0);
  return counts;
}

const allAlike = (reading: object) => Object.fromEntries(metrics.map(({ native }) => [native, reading]));

test('the reach of posts is what LinkedIn shows of each, by one call for all of them', async () => {
  const [asker, first] = await openWithPost(stage, 'linkedin');
  const posts = [first];
  // More than LinkedIn gives at a time to who does not ask for more.
  while (posts.length < 12) posts.push(await asker.publish());
  stage.clock.advance(HOUR);
  let report = await asker.read();
  expect(await asker.count(async () => (report = await asker.read(...posts)))).toBe(1);
  for (const post of posts) {
    const shown = await shownOf(asker, post);
    expect(Object.keys(shown)).toHaveLength(metrics.length);
    expect(readingsIn(lookIn(report, post))).toEqual(asReadings(shown));
  }
});

describe('a post without figures', () => {
  test('has none yet for a day, and after it none are available: it is never zero', async () => {
    const asker = await openAsker(stage, 'linkedin', { followers: 0 });
    const post = await asker.publish();
    stage.clock.advance(DAY - MINUTE);
    expect(readingsIn(await asker.look(post))).toEqual(
      allAlike({ status: 'not-yet', reason: sentence(/no numbers of this post yet/) }),
    );
    stage.clock.advance(MINUTE);
    expect(readingsIn(await asker.look(post))).toEqual(
      allAlike({ status: 'not-available', reason: sentence(/nobody has seen.*not taken for zero/) }),
    );
  });

  test('may be too old for LinkedIn to tell any', async () => {
    const asker = await openAsker(stage, 'linkedin');
    const post = await asker.publish();
    stage.clock.advance(365 * DAY);
    expect(readingsIn(await asker.look(post))).toEqual(asReadings(await shownOf(asker, post)));
    stage.clock.advance(MINUTE);
    expect(readingsIn(await asker.look(post))).toEqual(
      allAlike({ status: 'not-available', reason: sentence(/12 months/) }),
    );
  });

  test('is gone if LinkedIn does not have it either, and the others stand', async () => {
    const [asker, gone] = await openWithPost(stage, 'linkedin');
    const kept = await asker.publish();
    stage.clock.advance(HOUR);
    const post = gone.platformId.replace('urn:li:share:', '');
    await stage.control('POST', '/removals', { platform: 'linkedin', post });
    const report = await asker.read(gone, kept);
    expect(lookIn(report, gone)).toEqual({ kind: 'removed' });
    expect(readingsIn(lookIn(report, kept))).toEqual(asReadings(await shownOf(asker, kept)));
  });
});

test('a UGC post is asked for in the list of its own kind', async () => {
  const [, share] = await openWithPost(stage, 'linkedin');
  const ugcPost = { ...share, id: postId(), platformId: 'urn:li:ugcPost:7' };
  const { origin, urls } = await openAltered(stage, 'linkedin', ({ search }) => {
    const isUgc = search.includes('ugcPosts=List(urn%3Ali%3AugcPost%3A7)');
    const urn = isUgc ? { ugcPost: ugcPost.platformId } : { share: share.platformId };
    return json({ elements: [{ ...urn, totalShareStatistics: { clickCount: isUgc ? 7 : 2 } }] });
  });
  const report = await (await openAsker(stage, 'linkedin', { origin })).read(ugcPost, share);
  expect(readingsIn(lookIn(report, share))).toEqual({ clickCount: { status: 'value', value: 2 } });
  expect(readingsIn(lookIn(report, ugcPost))).toEqual({ clickCount: { status: 'value', value: 7 } });
  expect(urls).toHaveLength(2);
});

test.each([
  [-2, { status: 'not-available', reason: sentence(/below zero/) }],
  [0, { status: 'zero' }],
  [1.5, undefined],
  ['3', undefined],
  [null, undefined],
])('%j likes are read for what they are', async (likeCount, expected) => {
  const [, post] = await openWithPost(stage, 'linkedin');
  const { origin } = await openAltered(stage, 'linkedin', () =>
    json({ elements: [{ share: post.platformId, totalShareStatistics: { likeCount, clickCount: 4 } }] }),
  );
  const readings = readingsIn(await (await openAsker(stage, 'linkedin', { origin })).look(post));
  expect(readings.likeCount).toEqual(expected);
  expect(readings.clickCount).toEqual({ status: 'value', value: 4 });
});

test('the figures of a whole page are nobody’s', async () => {
  const [, post] = await openWithPost(stage, 'linkedin');
  const { origin } = await openAltered(stage, 'linkedin', ({ pathname }) =>
    pathname === STATISTICS
      ? json({ elements: [{ totalShareStatistics: { clickCount: 99 } }] })
      : json({}, 404),
  );
  expect(await (await openAsker(stage, 'linkedin', { origin })).look(post)).toEqual({ kind: 'removed' });
});

test('a number that goes by another name is not available, and the others stand', async () => {
  const changed = await openStage();
  try {
    const [asker, post] = await openWithPost(changed, 'linkedin');
    const change = { platform: 'linkedin', metric: 'impressionCount', becomes: 'viewCount' };
    await changed.control('POST', '/definitions', change);
    const readings = readingsOf(await asker.look(post), metrics, undefined, true);
    const { 'impressionCount@1': views, ...others } = Object.fromEntries(
      Object.entries(readings).map(([key, { status }]) => [key, status]),
    );
    expect(views).toBe('not-available');
    expect(Object.keys(others)).toHaveLength(metrics.length - 1);
    for (const status of Object.values(others)) expect(status).toMatch(/^(value|zero)$/);
  } finally {
    await changed.close();
  }
});

test('a call holds 20 posts, and more are the caller’s mistake', async () => {
  const [asker, post] = await openWithPost(stage, 'linkedin');
  const posts = Array.from({ length: 20 }, () => ({ ...post, id: postId() }));
  expect(asker.reader.batch).toBe(20);
  expect(await asker.read(...posts)).toMatchObject({ kind: 'looked', looks: { size: 20 } });
  await expect(asker.read(...posts, post)).rejects.toThrow(RangeError);
});

test('a post whose URN nobody knows is not asked for, and costs the others nothing', async () => {
  const [asker, post] = await openWithPost(stage, 'linkedin');
  const byHand = { ...post, id: postId(), platformId: '' };
  const report = await asker.read(byHand, post);
  expect(lookIn(report, byHand)).toEqual({ kind: 'unavailable', reason: sentence(/type the numbers in/) });
  expect(lookIn(report, post)).toMatchObject({ kind: 'read' });
  expect(await asker.count(() => asker.read(byHand))).toBe(0);
});
