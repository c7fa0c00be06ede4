import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, later, MINUTE } from '#core/time.ts';
import type { PublishedPost } from '#ports/reach-reader.ts';
import {
  counted,
  type Gauge,
  laterUntil,
  lookIn,
  openAlteredOrigin,
  openGauge,
  sentence,
} from './graph-reading.ts';
import { findNowhere } from './nowhere.ts';
import { openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** By then Facebook has counted and Instagram is no longer late. */
const SETTLED = 3 * DAY;

const CASES = [
  [
    'facebook',
    'post_media_view,post_total_media_view_unique,post_clicks',
    'post_media_view',
    'read_insights',
  ],
  ['instagram', 'views,reach,likes,comments,saved,shares', 'views', 'instagram_business_manage_insights'],
  ['threads', 'views,likes,replies,reposts,quotes,shares', 'views', 'threads_manage_insights'],
] as const;

describe.each(CASES)('reach on %s', (platform, names, views, permission) => {
  const open = (options = {}) => openGauge(stage, platform, options);
  const openWithPost = async (): Promise<readonly [Gauge, PublishedPost]> => {
    const gauge = await open();
    const post = await gauge.publish();
    stage.clock.advance(SETTLED);
    return [gauge, post];
  };

  test('is what the platform itself shows of each post, by a call a post', async () => {
    const [gauge, first] = await openWithPost();
    const second = await gauge.publish();
    stage.clock.advance(SETTLED);
    for (const post of [first, second]) {
      const figures = Object.entries(await gauge.figures(post, names));
      expect(figures.length).toBeGreaterThan(2);
      expect(await gauge.readings(post)).toMatchObject(
        Object.fromEntries(figures.map(([name, count]) => [name, counted(count)])),
      );
    }
    const calls = await gauge.callsOf(() => gauge.read(first, second));
    expect(calls.map((path) => path.split('/').slice(-2))).toEqual(
      [first, second].map(({ platformId }) => [platformId, 'insights']),
    );
  });

  test.each(['500-before', 'reset', 'cut-json', 'accept-then-drop', 'timeout'])(
    'is read later after %s, and says no number meanwhile',
    async (fault) => {
      const gauge = await open({ patience: 1_000 });
      const post = await gauge.publish();
      stage.clock.advance(SETTLED);
      await gauge.channel.order('read-reach', fault);
      expect(await gauge.look(post)).toEqual(laterUntil(undefined, /asks again by itself/));
      expect(await gauge.look(post)).toMatchObject({ kind: 'read' });
    },
  );

  test('is read later where nobody can be reached', async () => {
    const [gauge, post] = await openWithPost();
    expect(await gauge.lookAt(await findNowhere(), post)).toEqual(
      laterUntil(undefined, /could not be reached/),
    );
  });

  test('is read although the answer takes its time', async () => {
    const [gauge, post] = await openWithPost();
    await gauge.channel.order('read-reach', 'slow', { delayMs: 20 });
    expect(await gauge.look(post)).toMatchObject({ kind: 'read' });
  });

  test.each([
    ['429', { delayMs: 40 * MINUTE }, 40 * MINUTE],
    ['429-app', {}, 15 * MINUTE],
  ])(
    'waits after %s as long as the platform says, with the posts that are left',
    async (fault, more, wait) => {
      const [gauge, first] = await openWithPost();
      const second = await gauge.publish();
      await gauge.channel.order('read-reach', fault, more);
      const until = later(stage.clock.now(), wait);
      const calls = await gauge.callsOf(async () => {
        const report = await gauge.read(first, second);
        for (const post of [first, second]) expect(lookIn(report, post)).toEqual(laterUntil(until, /limits/));
      });
      expect(calls).toHaveLength(1);
    },
  );

  test('waits for a limit that no header tells of, with the posts that are left', async () => {
    const [gauge, first] = await openWithPost();
    const second = await gauge.publish();
    const asked: string[] = [];
    const error = { message: '(#17) User request limit reached', code: 17 };
    const origin = await openAlteredOrigin(stage, platform, (path) => {
      asked.push(path);
      return { status: 400, body: { error } };
    });
    const until = later(stage.clock.now(), 15 * MINUTE);
    const report = await gauge.readAt(origin, first, second);
    for (const post of [first, second]) expect(lookIn(report, post)).toEqual(laterUntil(until, /limits/));
    expect(asked).toHaveLength(1);
  });

  test('gives up for now once two calls in a row have no answer', async () => {
    const gauge = await open();
    const posts: PublishedPost[] = [];
    for (let count = 0; count < 4; count += 1) posts.push(await gauge.publish());
    stage.clock.advance(SETTLED);
    await gauge.channel.order('read-reach', 'reset', { times: 2 });
    const calls = await gauge.callsOf(async () => {
      const report = await gauge.read(...posts);
      expect(posts.map((post) => lookIn(report, post).kind)).toEqual(['later', 'later', 'later', 'later']);
    });
    expect(calls).toHaveLength(2);
  });

  test('one call without an answer is the trouble of its own post', async () => {
    const [gauge, first] = await openWithPost();
    const second = await gauge.publish();
    await gauge.channel.order('read-reach', 'reset');
    const report = await gauge.read(first, second);
    expect([first, second].map((post) => lookIn(report, post).kind)).toEqual(['later', 'read']);
  });

  test('ends with the access', async () => {
    const [gauge, post] = await openWithPost();
    await gauge.channel.order('read-reach', 'expired-token');
    expect(await gauge.read(post)).toEqual({ kind: 'disconnected', reason: sentence(/connect/i) });
  });

  test('is refused without the permission, which ends no access', async () => {
    const [gauge, post] = await openWithPost();
    await gauge.channel.order('read-reach', 'permission');
    const refused = { kind: 'refused', reason: sentence(/permission/) };
    expect(await gauge.look(post)).toEqual(refused);
    const scopes = ['pages_read_engagement', 'instagram_business_basic', 'threads_basic', permission];
    const poor = await stage.control('POST', '/tokens', {
      platform,
      account: gauge.channel.accountId,
      scopes: scopes.filter((scope) => scope !== permission),
    });
    const { accountId } = gauge.channel;
    const credentials = { accessToken: (poor as { access_token: string }).access_token };
    const report = await gauge.reader.read({ accountId, credentials, posts: [post] });
    expect(lookIn(report, post)).toEqual(refused);
  });

  test('finds a post removed that is gone, and reads the others', async () => {
    const [gauge, gone] = await openWithPost();
    const kept = await gauge.publish();
    stage.clock.advance(SETTLED);
    await stage.control('POST', '/removals', { platform, post: gone.platformId });
    const report = await gauge.read(gone, kept);
    expect(lookIn(report, gone)).toEqual({ kind: 'removed' });
    expect(lookIn(report, kept)).toMatchObject({ kind: 'read' });
  });

  test.each([
    ['read-post', 'reset', 'later'],
    ['list-posts', '500-before', 'later'],
    ['list-posts', '429', 'later'],
    ['list-posts', 'permission', 'refused'],
  ])('finds no post removed while %s ends with %s', async (operation, fault, kind) => {
    const [gauge, post] = await openWithPost();
    await stage.control('POST', '/removals', { platform, post: post.platformId });
    await gauge.channel.order(operation, fault);
    expect(await gauge.look(post)).toMatchObject({ kind });
    expect(await gauge.look(post)).toEqual({ kind: 'removed' });
  });

  test('finds no post removed that is asked for with the access of another channel', async () => {
    const [gauge, post] = await openWithPost();
    const { credentials } = (await open()).channel;
    const { accountId } = gauge.channel;
    const report = await gauge.reader.read({ accountId, credentials, posts: [post] });
    expect(lookIn(report, post)).toEqual({ kind: 'refused', reason: expect.any(String) });
  });

  test('finds no post removed that is still shown, whatever is said of its figures', async () => {
    const [gauge, post] = await openWithPost();
    const error = {
      message: `Object with ID '${post.platformId}' does not exist`,
      code: 100,
      error_subcode: 33,
    };
    const unknown = { status: 400, body: { error } };
    const isInsights = (path: string) => path.endsWith('/insights');
    const isPost = (path: string) => path.endsWith(`/${post.platformId}`);
    for (const isUnknown of [isInsights, (path: string) => isInsights(path) || isPost(path)]) {
      const origin = await openAlteredOrigin(stage, platform, (path) =>
        isUnknown(path) ? unknown : undefined,
      );
      expect(await gauge.lookAt(origin, post)).toEqual(laterUntil(undefined, /shows the post, but not/));
    }
  });

  test('lacks a metric that goes by another name, and nothing else', async () => {
    const [gauge, post] = await openWithPost();
    const other = await gauge.publish();
    stage.clock.advance(SETTLED);
    const before = await gauge.readings(post);
    await stage.control('POST', '/definitions', { platform, metric: views, becomes: 'appearances' });
    try {
      const calls = await gauge.callsOf(async () => {
        const report = await gauge.read(post, other);
        for (const each of [post, other]) {
          expect(lookIn(report, each)).toMatchObject({
            kind: 'read',
            readings: {
              [`${views}@1`]: { status: 'not-available', reason: sentence(new RegExp(`name ${views} `)) },
            },
          });
        }
      });
      expect(await gauge.readings(post)).toEqual({
        ...before,
        [views]: { status: 'not-available', reason: expect.any(String) },
      });
      // Which metric is bad is found out once: the whole, each by itself, and one call for the other post.
      const held = Object.keys(before).length;
      expect(calls).toHaveLength(1 + held + 1);
    } finally {
      await stage.control('POST', '/definitions', { platform, metric: views });
    }
  });

  test('follows a metric that is counted otherwise', async () => {
    const [gauge, post] = await openWithPost();
    const { [views]: before } = await gauge.figures(post, views);
    await stage.control('POST', '/definitions', { platform, metric: views, factor: 3 });
    try {
      expect(await gauge.readings(post)).toMatchObject({ [views]: counted(Number(before) * 3) });
    } finally {
      await stage.control('POST', '/definitions', { platform, metric: views });
    }
  });

  test('is refused, and asked for again, where every metric is', async () => {
    const [gauge, post] = await openWithPost();
    const body = { error: { message: 'Invalid appsecret_proof provided in the API argument', code: 100 } };
    const origin = await openAlteredOrigin(stage, platform, () => ({ status: 400, body }));
    expect(await gauge.lookAt(origin, post)).toEqual({
      kind: 'refused',
      reason: sentence(/appsecret_proof/),
    });
  });

  test('is not asked for without the number of the post', async () => {
    const gauge = await open();
    const post = { ...(await gauge.publish()), platformId: '' };
    const calls = await gauge.callsOf(async () => {
      expect(await gauge.look(post)).toEqual({
        kind: 'unavailable',
        reason: sentence(/number of this post/),
      });
    });
    expect(calls).toEqual([]);
  });

  test('is asked for by no more posts than a request takes', async () => {
    const gauge = await open();
    const post = await gauge.publish();
    const posts = Array.from({ length: gauge.reader.batch + 1 }, () => post);
    expect(() => gauge.read(...posts)).toThrow(RangeError);
  });
});
