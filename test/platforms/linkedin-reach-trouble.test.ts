import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, later as laterThan, MINUTE } from '#core/time.ts';
import { findNowhere } from './nowhere.ts';
import {
  type Asker,
  json,
  later,
  lookIn,
  openAltered,
  openAsker,
  openWithPost,
  readingsIn,
  refused,
  sentence,
} from './reach-asking.ts';
import { openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const open = (options = {}) => openWithPost(stage, 'linkedin', options);

/** A post that somebody saw, and one that nobody saw yet, so that LinkedIn has to be asked whether it is there. */
async function openWithTwo() {
  const [asker, seen] = await open();
  return { asker, seen, unseen: await asker.publish() };
}

describe('trouble', () => {
  test.each(['500-before', 'reset', 'cut-json', 'accept-then-drop', 'timeout'])(
    '%s puts a look off, and says no number meanwhile',
    async (fault) => {
      const [asker, post] = await open({ patience: fault === 'timeout' ? 2_000 : 5_000 });
      await asker.channel.order('read-reach', fault);
      expect(await asker.look(post)).toEqual(later(undefined, /when Clarion asked/));
      expect(await asker.look(post)).toMatchObject({ kind: 'read' });
    },
  );

  test('a slow answer is an answer', async () => {
    const [asker, post] = await open();
    await asker.channel.order('read-reach', 'slow', { delayMs: 20 });
    expect(await asker.look(post)).toMatchObject({ kind: 'read' });
  });

  test.each(['429', '429-app'])('%s of a day puts a look off until that day is over', async (fault) => {
    const [asker, post] = await open();
    await asker.channel.order('read-reach', fault);
    const midnight = `${laterThan(stage.clock.now(), 24 * HOUR).slice(0, 10)}T00:01:00.000Z`;
    expect(await asker.look(post)).toMatchObject({
      kind: 'later',
      until: midnight,
      reason: sentence(/limit/),
    });
  });

  test('any other limit puts it off for 15 minutes', async () => {
    const { origin } = await openAltered(stage, 'linkedin', () => json({ message: 'Slow down' }, 429));
    const [asker, post] = await open({ origin });
    expect(await asker.look(post)).toEqual(later(laterThan(stage.clock.now(), 15 * MINUTE), /limit/));
  });

  test.each([
    ['read-reach', 'expired-token'],
    ['read-post', 'expired-token'],
  ])('of %s: access that has ended ends the reading', async (operation, fault) => {
    const { asker, seen, unseen } = await openWithTwo();
    await asker.channel.order(operation, fault);
    expect(await asker.read(seen, unseen)).toEqual({ kind: 'disconnected', reason: sentence(/[Cc]onnect/) });
  });

  test.each([
    [426, /update it/],
    [400, /"Bad list"/],
  ])('%i is refused in a sentence that says what to do, or quotes LinkedIn', async (status, words) => {
    const { origin } = await openAltered(stage, 'linkedin', () => json({ message: 'Bad list' }, status));
    const [asker, post] = await open({ origin });
    expect(await asker.look(post)).toEqual(refused(words));
  });

  test('nobody to be reached puts a look off', async () => {
    const [asker, post] = await open({ origin: await findNowhere() });
    expect(await asker.look(post)).toEqual(later(undefined, /could not be reached/));
  });
});

describe('a post that LinkedIn has no figures of', () => {
  test.each(['429', '500-before', 'cut-json', 'reset'])(
    'is looked at later if %s hides whether it is there, and what was read stands',
    async (fault) => {
      const { asker, seen, unseen } = await openWithTwo();
      await asker.channel.order('read-post', fault);
      const report = await asker.read(seen, unseen);
      expect(readingsIn(lookIn(report, seen)).impressionCount).toMatchObject({ status: 'value' });
      expect(lookIn(report, unseen)).toMatchObject({ kind: 'later' });
    },
  );

  test('is not gone if LinkedIn does not let Clarion look', async () => {
    const { asker, seen, unseen } = await openWithTwo();
    await asker.channel.order('read-post', 'permission');
    const report = await asker.read(unseen, seen);
    expect(lookIn(report, unseen)).toEqual(refused(/super admin/));
    expect(lookIn(report, seen)).toMatchObject({ kind: 'read' });
  });

  test('is not gone because an address is', async () => {
    const { origin } = await openAltered(stage, 'linkedin', ({ pathname }) =>
      pathname.startsWith('/rest/posts/')
        ? json({ status: 404, code: 'RESOURCE_NOT_FOUND', message: 'No virtual resource found' }, 404)
        : undefined,
    );
    const asker = await openAsker(stage, 'linkedin', { origin });
    expect(await asker.look(await asker.publish())).toEqual(refused(/No virtual resource found/));
  });
});

describe('a list that LinkedIn refuses', () => {
  test('is asked for post by post, and one that is not the page’s costs the others nothing', async () => {
    const [asker, own] = await open();
    const another = await asker.publish();
    const [, foreign] = await open();
    let report = await asker.read();
    const calls = await asker.count(async () => (report = await asker.read(own, foreign, another)));
    expect(calls).toBe(1 + 3);
    expect(lookIn(report, own)).toMatchObject({ kind: 'read' });
    expect(lookIn(report, another)).toMatchObject({ kind: 'read' });
    expect(lookIn(report, foreign)).toEqual(refused(/"Insufficient permissions.*super admin/));
  });

  test('for all its posts is refused for all', async () => {
    const { asker, seen, unseen } = await openWithTwo();
    await asker.channel.order('read-reach', 'permission', { times: 3 });
    const report = await asker.read(seen, unseen);
    for (const post of [seen, unseen]) expect(lookIn(report, post)).toEqual(refused(/super admin/));
  });

  test('ends at the first limit on the way', async () => {
    const { asker, seen, unseen } = await openWithTwo();
    await asker.channel.order('read-reach', 'permission', { times: 2 });
    await asker.channel.order('read-reach', '429');
    const report = await asker.read(seen, unseen);
    expect(lookIn(report, seen)).toMatchObject({ kind: 'refused' });
    expect(lookIn(report, unseen)).toMatchObject({ kind: 'later' });
  });

  test('for want of a permission is not asked for again', async () => {
    const asker: Asker = await openAsker(stage, 'linkedin', { scopes: ['r_organization_social'] });
    const posts = [await asker.publish(), await asker.publish()];
    let report = await asker.read();
    expect(await asker.count(async () => (report = await asker.read(...posts)))).toBe(1);
    for (const post of posts) expect(lookIn(report, post)).toEqual(refused(/"Not enough permissions/));
  });
});
