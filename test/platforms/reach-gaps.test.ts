import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, epochOf, HOUR, Instant, later, MINUTE } from '#core/time.ts';
import { counted, laterUntil, lookIn, openAlteredOrigin, openGauge, sentence } from './graph-reading.ts';
import { openStage, type Stage } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'clarion-reach-gaps-'));
const file = join(folder, 'sandbox.sqlite');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(file);
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const FACEBOOK = [
  'post_media_view',
  'post_total_media_view_unique',
  'post_clicks',
  'post_reactions_by_type_total',
];
const INSTAGRAM = ['views', 'reach', 'likes', 'comments', 'saved', 'shares', 'follows', 'profile_visits'];
const all = (names: readonly string[], reading: object) =>
  Object.fromEntries(names.map((name) => [name, reading]));

const NOT_GIVEN = { status: 'not-available', reason: sentence(/need not be 0/) };

test('a post on Facebook has no numbers yet until it is counted, and a Page is asked once for its likes', async () => {
  const gauge = await openGauge(stage, 'facebook');
  const [first, second] = [await gauge.publish(), await gauge.publish()];
  stage.clock.advance(HOUR);
  const calls = await gauge.callsOf(async () => {
    const report = await gauge.read(first, second);
    expect([first, second].map((post) => lookIn(report, post).kind)).toEqual(['read', 'read']);
  });
  expect(calls.map((path) => path.split('/').at(-1))).toEqual([
    'insights',
    gauge.channel.accountId,
    'insights',
  ]);
  const reading = { status: 'not-yet', reason: sentence(/once a day/) };
  expect(await gauge.readings(first)).toEqual(all(FACEBOOK, reading));
});

test('a small Page has no numbers, and is told how many likes it has', async () => {
  const gauge = await openGauge(stage, 'facebook', { followers: 99 });
  const post = await gauge.publish();
  const reading = { status: 'not-available', reason: sentence(/at least 100 likes; this Page has 99\./) };
  for (const wait of [HOUR, 3 * DAY]) {
    stage.clock.advance(wait);
    expect(await gauge.readings(post)).toEqual(all(FACEBOOK, reading));
  }
  const { accountId: account } = gauge.channel;
  await stage.control('POST', '/followers', { platform: 'facebook', account, followers: 100 });
  expect(await gauge.readings(post)).toMatchObject({ post_media_view: { status: 'value' } });
});

test('a Page that does not tell its likes is judged by the age of the post', async () => {
  const gauge = await openGauge(stage, 'facebook', { followers: 99 });
  const post = await gauge.publish();
  const lookWithoutLikes = async () => {
    await gauge.channel.order('me', '500-before');
    return gauge.readings(post);
  };
  expect(await lookWithoutLikes()).toEqual(all(FACEBOOK, { status: 'not-yet', reason: expect.any(String) }));
  stage.clock.advance(2 * DAY);
  expect(await lookWithoutLikes()).toEqual(all(FACEBOOK, NOT_GIVEN));
});

test('zeros of a Facebook post are no news on its first day, and true afterwards', async () => {
  const gauge = await openGauge(stage, 'facebook', { followers: 100 });
  // Facebook, as simulated, counts at 08:00 UTC: nobody can have seen what went out a moment before.
  const day = stage.clock.now().slice(0, 10);
  stage.clock.set(later(Instant.parse(`${day}T07:59:59.000Z`), DAY));
  const post = await gauge.publish();
  stage.clock.advance(HOUR);
  expect(await gauge.figures(post, FACEBOOK.join())).toMatchObject({
    post_media_view: 0,
    post_reactions_by_type_total: {},
  });
  expect(await gauge.readings(post)).toEqual(
    all(FACEBOOK, { status: 'not-yet', reason: expect.any(String) }),
  );
  // A post that a hundred people may see has views by then, and clicks or reactions hardly.
  stage.clock.advance(DAY);
  const figures = await gauge.figures(post, FACEBOOK.join());
  expect(figures).toMatchObject({ post_media_view: expect.toSatisfy((count: number) => count > 0) });
  const reactions = Object.values(figures.post_reactions_by_type_total as Record<string, number>);
  expect(await gauge.readings(post)).toEqual({
    ...Object.fromEntries(FACEBOOK.map((name) => [name, counted(figures[name])])),
    post_reactions_by_type_total: counted(reactions.reduce((sum, each) => sum + each, 0)),
  });
});

test('reactions on Facebook are those of all kinds', async () => {
  const gauge = await openGauge(stage, 'facebook', { followers: 40_000 });
  const post = await gauge.publish();
  stage.clock.advance(10 * DAY);
  const { post_reactions_by_type_total: kinds } = await gauge.figures(post, 'post_reactions_by_type_total');
  const counts = Object.values(kinds as Record<string, number>);
  expect(counts.length).toBeGreaterThan(2);
  const sum = counts.reduce((total, each) => total + each, 0);
  expect(await gauge.readings(post)).toMatchObject({ post_reactions_by_type_total: counted(sum) });
});

test('no reactions are a true zero however Facebook writes them, and what cannot be read is none', async () => {
  const gauge = await openGauge(stage, 'facebook');
  const post = await gauge.publish();
  stage.clock.advance(3 * DAY);
  const entry = (name: string, value: unknown) => ({ name, period: 'lifetime', values: [{ value }] });
  const readAs = async (data: readonly unknown[]) => {
    const origin = await openAlteredOrigin(stage, 'facebook', () => ({ status: 200, body: { data } }));
    return gauge.lookAt(origin, post);
  };
  for (const none of [{}, []]) {
    expect(
      await readAs([entry('post_reactions_by_type_total', none), entry('post_media_view', 12)]),
    ).toMatchObject({
      readings: {
        'post_reactions_by_type_total@1': { status: 'zero' },
        'post_media_view@1': { status: 'value', value: 12 },
        'post_clicks@1': { status: 'not-available' },
      },
    });
  }
  const zeros = FACEBOOK.map((name) => entry(name, 0));
  expect(await readAs(zeros)).toEqual({
    kind: 'read',
    readings: Object.fromEntries(FACEBOOK.map((name) => [`${name}@1`, { status: 'zero' }])),
  });
  const odd = [
    entry('post_clicks', -1),
    entry('post_media_view', null),
    entry('post_total_media_view_unique', 5),
  ];
  expect(await readAs(odd)).toMatchObject({
    readings: {
      'post_clicks@1': { status: 'not-available' },
      'post_media_view@1': { status: 'not-available' },
      'post_total_media_view_unique@1': { status: 'value', value: 5 },
    },
  });
});

test('an app that has made all its calls leaves the posts after this one for later', async () => {
  const gauge = await openGauge(stage, 'facebook');
  const [first, second] = [await gauge.publish(), await gauge.publish()];
  stage.clock.advance(3 * DAY);
  const counts = new DatabaseSync(file);
  counts
    .prepare('INSERT OR REPLACE INTO allowances (key, since, used) VALUES (?, ?, ?)')
    .run('facebook app', epochOf(stage.clock.now()), 19_980);
  counts.close();
  const report = await gauge.read(first, second);
  expect(lookIn(report, first)).toMatchObject({ kind: 'read' });
  expect(lookIn(report, second)).toEqual(laterUntil(later(stage.clock.now(), 15 * MINUTE), /limits/));
  stage.clock.advance(HOUR);
});

test('a post on Instagram has no numbers yet for 48 hours, each metric by itself', async () => {
  const gauge = await openGauge(stage, 'instagram');
  const post = await gauge.publish();
  const notYet = { status: 'not-yet', reason: sentence(/48 hours late/) };
  expect(await gauge.readings(post)).toEqual(all(INSTAGRAM, notYet));
  const data = [{ name: 'views', period: 'lifetime', values: [{ value: 12 }] }];
  const origin = await openAlteredOrigin(stage, 'instagram', () => ({ status: 200, body: { data } }));
  for (const [age, follows] of [
    [2 * DAY - 1, notYet],
    [2 * DAY, NOT_GIVEN],
  ] as const) {
    stage.clock.set(later(post.publishedAt, age));
    expect(await gauge.lookAt(origin, post)).toMatchObject({
      readings: { 'views@1': counted(12), 'follows@1': follows },
    });
  }
});

test('what is missing on Instagram after that is not a zero', async () => {
  const gauge = await openGauge(stage, 'instagram', { followers: 200 });
  const post = await gauge.publish();
  stage.clock.advance(30 * DAY);
  const figures = await gauge.figures(post, INSTAGRAM.join());
  // Nobody of these few began to follow the channel.
  expect(figures).not.toHaveProperty('follows');
  expect(await gauge.readings(post)).toEqual(
    Object.fromEntries(INSTAGRAM.map((name) => [name, name in figures ? counted(figures[name]) : NOT_GIVEN])),
  );
});

test('a post on Instagram with hardly any viewers has no numbers, and no permission is missed', async () => {
  const gauge = await openGauge(stage, 'instagram', { followers: 6 });
  const post = await gauge.publish();
  stage.clock.advance(30 * DAY);
  expect(await gauge.look(post)).toEqual({ kind: 'unavailable', reason: sentence(/not enough people/) });
});

test('a post on Threads that nobody has seen has true zeros', async () => {
  const gauge = await openGauge(stage, 'threads');
  const post = await gauge.publish();
  const names = ['views', 'likes', 'replies', 'reposts', 'quotes', 'shares'];
  stage.clock.set(post.publishedAt);
  expect(await gauge.readings(post)).toEqual(all(names, { status: 'zero' }));
});

test('what Threads leaves out is not a zero', async () => {
  const gauge = await openGauge(stage, 'threads');
  const post = await gauge.publish();
  const origin = await openAlteredOrigin(stage, 'threads', () => ({ status: 200, body: { data: [] } }));
  expect(await gauge.lookAt(origin, post)).toMatchObject({
    kind: 'read',
    readings: { 'views@1': NOT_GIVEN },
  });
});
