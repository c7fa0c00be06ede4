import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Platform } from '#core/ids.ts';
import { HOUR, later as laterThan } from '#core/time.ts';
import { decidePublish } from '#handlers/config.ts';
import { LIVE, sandboxAt } from '#platforms/x/config.ts';
import { createXReachReader } from '#platforms/x/reach-reader.ts';
import { findNowhere } from './nowhere.ts';
import {
  json,
  later,
  lookIn,
  openAltered,
  openAsker,
  openWithPost,
  postId,
  refused,
  sentence,
} from './reach-asking.ts';
import { openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a post that X leaves out', () => {
  test('is gone where X says that there is none, and the others stand', async () => {
    const [asker, gone] = await openWithPost(stage, 'x');
    const kept = await asker.publish();
    await stage.control('POST', '/removals', { platform: 'x', post: gone.platformId });
    const report = await asker.read(gone, kept);
    expect(lookIn(report, gone)).toEqual({ kind: 'removed' });
    expect(lookIn(report, kept)).toMatchObject({ kind: 'read' });
    expect(await asker.look(gone)).toEqual({ kind: 'removed' });
  });

  test.each([
    ['is not gone where X does not show it', 'not-authorized-for-resource', true, refused(/"Not for you\."/)],
    [
      'is not gone where X misses another',
      'resource-not-found',
      false,
      later(undefined, /left this post out/),
    ],
  ])('%s', async (_, type, isOwn, expected) => {
    const [, post] = await openWithPost(stage, 'x');
    const { origin } = await openAltered(stage, 'x', () =>
      json({
        errors: [
          {
            resource_id: isOwn ? post.platformId : '1',
            type: `https://api.x.com/2/problems/${type}`,
            detail: 'Not for you.',
          },
        ],
      }),
    );
    expect(await (await openAsker(stage, 'x', { origin })).look(post)).toEqual(expected);
  });

  test('is looked at later where X does not say why', async () => {
    const [, post] = await openWithPost(stage, 'x');
    const { origin } = await openAltered(stage, 'x', () => json({}));
    expect(await (await openAsker(stage, 'x', { origin })).look(post)).toEqual(
      later(undefined, /left this post out/),
    );
  });
});

describe('trouble', () => {
  test.each(['500-before', 'reset', 'cut-json', 'accept-then-drop', 'timeout'])(
    '%s puts a look off, and says no number meanwhile',
    async (fault) => {
      const [asker, post] = await openWithPost(stage, 'x', { patience: fault === 'timeout' ? 2_000 : 5_000 });
      await asker.channel.order('read-post', fault);
      expect(await asker.look(post)).toEqual(later(undefined, /when Clarion asked/));
      expect(await asker.look(post)).toMatchObject({ kind: 'read' });
    },
  );

  test('a slow answer is an answer', async () => {
    const [asker, post] = await openWithPost(stage, 'x');
    await asker.channel.order('read-post', 'slow', { delayMs: 20 });
    expect(await asker.look(post)).toMatchObject({ kind: 'read' });
  });

  test.each(['429', '429-app'])('%s puts a look off until the moment that X names', async (fault) => {
    const [asker, post] = await openWithPost(stage, 'x');
    await asker.channel.order('read-post', fault, { delayMs: HOUR });
    expect(await asker.look(post)).toEqual(later(laterThan(stage.clock.now(), HOUR), /limit/));
  });

  test('access that has ended ends the reading', async () => {
    const [asker, post] = await openWithPost(stage, 'x');
    await asker.channel.order('read-post', 'expired-token');
    expect(await asker.read(post)).toEqual({ kind: 'disconnected', reason: sentence(/[Cc]onnect/) });
  });

  test('a refusal without private fields, too, is one, in X’s words', async () => {
    const [asker, post] = await openWithPost(stage, 'x');
    await asker.channel.order('read-post', 'permission', { times: 2 });
    expect(await asker.look(post)).toEqual(refused(/not permitted to perform this action/));
  });

  test.each([
    [402, 'https://api.x.com/2/problems/credits'],
    [429, 'https://api.x.com/2/problems/usage-capped'],
  ])('%i without credit is refused, not put off', async (status, type) => {
    const { origin } = await openAltered(stage, 'x', () => json({ title: 'Usage', type, status }, status));
    const [asker, post] = await openWithPost(stage, 'x', { origin });
    expect(await asker.look(post)).toEqual(refused(/credit/));
  });

  test('nobody to be reached puts a look off', async () => {
    const [asker, post] = await openWithPost(stage, 'x', { origin: await findNowhere() });
    expect(await asker.look(post)).toEqual(later(undefined, /could not be reached/));
  });
});

describe('without an agreement with X', () => {
  const ENV = {
    TABLE_NAME: 'clarion',
    PUBLISH_QUEUE_URL: 'https://queue.example.gov/orders',
    WAKE_UP_GROUP: 'wake-ups',
    WAKE_UP_QUEUE_ARN: 'arn:queue',
    WAKE_UP_ROLE_ARN: 'arn:role',
    MEDIA_BUCKET: 'images',
    VAULT_KEY_ARN: 'arn:key',
    X_CLIENT_ID: 'app',
    X_CLIENT_SECRET: 'secret',
  };

  /** A look at a post that has no number on X, so that nobody is called. */
  async function lookLive(env: Readonly<Record<string, string>>) {
    const x = Platform.parse('x');
    const decided = decidePublish({ ...ENV, ...env }, [x]);
    const app = decided.ok ? decided.value.apps.get(x) : undefined;
    if (!app) throw new Error(JSON.stringify(decided));
    const post = { id: postId(), platformId: '', publishedAt: stage.clock.now() };
    const reader = stage.entryOf('x').createReachReader(app, stage.deps);
    const credentials = { accessToken: 'none' };
    return lookIn(await reader.read({ accountId: '1', credentials, posts: [post] }), post);
  }

  test('X is asked nothing, and every post says why and what can be done', async () => {
    const [asker, post] = await openWithPost(stage, 'x');
    const config = { ...sandboxAt(stage.sandbox.addresses.x), clientId: 'a', clientSecret: 's' };
    const reader = createXReachReader({ ...config, mayReadReach: false }, stage.deps);
    const { accountId, credentials } = asker.channel;
    const read = () => reader.read({ accountId, credentials, posts: [post] });
    expect(lookIn(await read(), post)).toEqual(refused(/Enterprise agreement.*type the numbers in/));
    expect(await asker.count(read)).toBe(0);
  });

  test('that is how a live installation is, until its operator says otherwise', async () => {
    expect(LIVE.mayReadReach).toBe(false);
    expect(await lookLive({})).toEqual(refused(/Enterprise agreement/));
    expect(await lookLive({ X_REACH: 'allowed' })).toMatchObject({ kind: 'unavailable' });
  });
});
