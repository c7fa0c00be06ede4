import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { CampaignId } from '#core/ids.ts';
import { launchRotation } from '#use-cases/launch-rotation.ts';
import { goOnWithRotation } from '#use-cases/write-rotation.ts';
import { openRotations, type RotationStage, rhythmOf } from './rotation-stage.ts';

let stage: RotationStage;
beforeAll(async () => {
  stage = await openRotations();
});
afterAll(() => stage.stop());

const launch = (id: string, given = {}) =>
  launchRotation(stage.services, stage.office, { ...stage.request(id, given), attested: true });
const postsOf = (id: string) => stage.office.listCampaignPosts(CampaignId.parse(id));

test('a rotation is launched with every post of all its weeks, approved by the only person who can', async () => {
  const launched = await launch('whole');
  if (!launched.ok) throw new Error(JSON.stringify(launched.error).slice(0, 2000));
  const posts = await postsOf('whole');
  expect(posts).toHaveLength(4 * 3);
  expect(new Set(posts.map(({ state }) => state))).toEqual(new Set(['scheduled']));
  expect(posts.map(({ slot }) => slot.local).slice(0, 4)).toEqual([
    '2026-09-17T09:00',
    '2026-09-17T09:00',
    '2026-09-17T09:00',
    '2026-09-22T09:00',
  ]);
});

test('a rotation that nobody attested to is not stored', async () => {
  const refused = await launchRotation(stage.services, stage.office, {
    ...stage.request('unread'),
    attested: false,
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'problems' } });
  expect(await postsOf('unread')).toEqual([]);
});

describe('a rotation of more posts than fit one write', () => {
  const LONG = { rhythm: rhythmOf(16), gapDays: 3 };

  test('is there whole, and sending it again changes nothing', async () => {
    expect(await launch('long', LONG)).toMatchObject({ ok: true });
    const posts = await postsOf('long');
    expect(posts).toHaveLength(32 * 3);
    expect(await launch('long', LONG)).toMatchObject({ ok: true });
    expect(await postsOf('long')).toEqual(posts);
    expect((await stage.office.readCampaign(CampaignId.parse('long')))?.rotation?.pending).toBeUndefined();
    expect(findBrokenLink(await stage.office.readAudit(), sha256)).toBeUndefined();
  });

  // Every part sets its alarms before it is written: what dies there leaves the parts before.
  test.each([1, 31])(
    'killed at alarm %i, it is gone on with, and no post is lost or doubled',
    async (alarm) => {
      const id = `killed-${alarm}`;
      let alarms = 0;
      const ensure = async () => {
        alarms += 1;
        if (alarms === alarm) throw new Error('killed');
      };
      const dying = { ...stage.services, wakeUps: { ensure } };
      const order = { ...stage.request(id, LONG), attested: true };
      await expect(launchRotation(dying, stage.office, order)).rejects.toThrow('killed');
      const before = await postsOf(id);
      expect(before.length).toBeLessThan(32 * 3);

      expect(await launch(id, LONG)).toMatchObject({ ok: true });
      const whole = await postsOf('long');
      const content = (post: (typeof whole)[number]) => [post.platform, post.slot.due, post.text, post.state];
      expect((await postsOf(id)).map(content)).toEqual(whole.map(content));
      // What was there is untouched.
      expect(await postsOf(id)).toEqual(expect.arrayContaining([...before]));
    },
  );

  test('two people at once take it up, and it is written once', async () => {
    let alarms = 0;
    const ensure = async () => {
      alarms += 1;
      if (alarms === 20) throw new Error('killed');
    };
    const order = { ...stage.request('both', LONG), attested: true };
    const dying = { ...stage.services, wakeUps: { ensure } };
    await expect(launchRotation(dying, stage.office, order)).rejects.toThrow('killed');
    const goOn = () => goOnWithRotation(stage.services, stage.office, order.campaignId);
    for (const done of await Promise.all([goOn(), goOn()])) expect(done).toMatchObject({ ok: true });
    expect(await postsOf('both')).toHaveLength(32 * 3);
  });
});
