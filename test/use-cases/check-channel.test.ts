import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { Platform } from '#core/ids.ts';
import { DAY, HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { checkChannel } from '#use-cases/check-channel.ts';
import { checkDueChannels } from '#use-cases/check-due-channels.ts';
import { connectChannel } from '#use-cases/connect-channel.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  here = stage.enterOffice();
  stage.checks.length = 0;
});

const check = (platform = 'x') =>
  checkChannel(stage.parts, stage.parts.store.forOffice(here.office.id, CLARION), Platform.parse(platform));

const read = (platform = 'x') => here.store.readChannel(Platform.parse(platform));

const historyOf = async (platform = 'x') => {
  const entries = await here.store.readHistory({ kind: 'channel', id: Platform.parse(platform) });
  return entries.slice(1).map(({ action, summary }) => ({ action, summary }));
};

describe.each(['x', 'facebook', 'instagram', 'threads', 'linkedin'])('a channel on %s', (platform) => {
  it('that is in order is asked about again a day later, and its history stays as it is', async () => {
    await here.connect(platform);
    const now = stage.clock.now();
    expect(await check(platform)).toBe('in-order');
    expect(await read(platform)).toMatchObject({
      status: 'connected',
      checkedAt: now,
      checkAt: later(now, DAY),
    });
    expect(await historyOf(platform)).toEqual([]);
  });

  it('whose access was taken away is disconnected, and its next post is held', async () => {
    await here.connect(platform);
    await stage.inject(platform, 'me', 'expired-token');
    expect(await check(platform)).toBe('disconnected');
    const channel = await read(platform);
    expect(channel).toMatchObject({ status: 'disconnected', trouble: expect.stringMatching(/connect/i) });
    expect(await historyOf(platform)).toEqual([
      { action: 'channel.disconnected', summary: channel?.trouble },
    ]);
    const post = await here.scheduleUnconnected(platform);
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
  });

  it('whose platform does not answer stays connected, and is asked about again in an hour', async () => {
    await here.connect(platform);
    const now = stage.clock.now();
    await stage.inject(platform, 'me', '500-before');
    expect(await check(platform)).toBe('later');
    const channel = await read(platform);
    expect(channel).toMatchObject({ status: 'connected', checkAt: later(now, HOUR) });
    expect(channel?.checkedAt).toBeUndefined();
    expect(await historyOf(platform)).toEqual([]);
    stage.clock.advance(HOUR);
    expect(await check(platform)).toBe('in-order');
  });

  it('that is called something else by now is shown under its new name', async () => {
    await here.connect(platform, { channel: { handle: 'before', name: 'Office Before' } });
    expect(await check(platform)).toBe('in-order');
    expect(await read(platform)).toMatchObject({ handle: here.office.id, name: here.office.name });
    expect(await historyOf(platform)).toMatchObject([
      { action: 'channel.renamed', summary: expect.stringContaining('Office Before (before)') },
    ]);
  });
});

describe('a check', () => {
  it('that finds the access of another account takes the channel out of use, and says whose it is', async () => {
    await here.connect('x', { channel: { accountId: '1', handle: 'the-office' } });
    expect(await check()).toBe('disconnected');
    const channel = await read();
    expect(channel?.trouble).toContain(here.office.id);
    expect(channel?.trouble).toContain('connect the channel again');
    expect(channel?.handle).toBe('the-office');
  });

  it('is made once however many orders come for it', async () => {
    await here.connect('x', { channel: { checkAt: stage.clock.now() } });
    const before = await stage.countCalls('x', '/2/users/me');
    const reports = await Promise.all(Array.from({ length: 5 }, () => check()));
    expect(reports.filter((report) => report === 'in-order')).toHaveLength(1);
    expect(await check()).toBe('nothing-to-check');
    expect(await stage.countCalls('x', '/2/users/me')).toBe(before + 1);
  });

  it('is not made of a channel that is disconnected, posted to by hand or not there', async () => {
    await here.connect('x', { channel: { status: 'disconnected' } });
    await here.connect('threads', { channel: { mode: 'manual' } });
    expect(await check('x')).toBe('nothing-to-check');
    expect(await check('threads')).toBe('nothing-to-check');
    expect(await check('facebook')).toBe('nothing-to-check');
  });

  it.each(['instagram', 'threads'])('renews the access to %s from the second day on', async (platform) => {
    await here.connect(platform);
    stage.clock.advance(DAY - SECOND);
    expect(await check(platform)).toBe('in-order');
    expect(await historyOf(platform)).toEqual([]);
    stage.clock.advance(DAY);
    expect(await check(platform)).toBe('in-order');
    expect(await historyOf(platform)).toMatchObject([{ action: 'channel.renewed' }]);
    expect((await read(platform))?.expiresAt).toBe(later(stage.clock.now(), 60 * DAY));
  });

  it.each(['instagram', 'threads'])(
    'that cannot renew the access to %s leaves it as it is',
    async (platform) => {
      await here.connect(platform);
      stage.clock.advance(2 * DAY);
      await stage.inject(platform, 'token', '500-before');
      expect(await check(platform)).toBe('in-order');
      const channel = await read(platform);
      expect(channel).toMatchObject({ status: 'connected', checkedAt: stage.clock.now() });
      expect(channel?.renewingUntil).toBeUndefined();
    },
  );

  it('knows that a renewed LinkedIn channel ends with its refresh token', async () => {
    await here.connect('linkedin');
    const connectedAt = stage.clock.now();
    stage.clock.advance(60 * DAY);
    expect(await check('linkedin')).toBe('in-order');
    expect((await read('linkedin'))?.expiresAt).toBe(later(connectedAt, 365 * DAY));
  });

  it('finds access disconnected that has ended and can only be given anew', async () => {
    await here.connect('linkedin', {
      credentials: { refreshToken: undefined, expiresAt: later(stage.clock.now(), DAY) },
    });
    stage.clock.advance(DAY);
    expect(await check('linkedin')).toBe('disconnected');
  });
});

describe('a sweep', () => {
  it('orders the checks that are due, a day after a channel was connected', async () => {
    const parts = { ...stage.services, redirectUri: () => '' };
    const connection = { accountId: '7', handle: 'seven', name: 'Seven', credentials: { accessToken: 'a' } };
    await connectChannel(parts, here.store, Platform.parse('x'), connection, by);
    await here.connect('threads', { channel: { checkAt: later(stage.clock.now(), 25 * HOUR) } });
    const sweep = async () => {
      stage.checks.length = 0;
      await checkDueChannels(stage.services);
      return stage.checks
        .filter(({ officeId }) => officeId === here.office.id)
        .map(({ platform }) => platform);
    };
    stage.clock.advance(DAY - SECOND);
    expect(await sweep()).toEqual([]);
    stage.clock.advance(SECOND);
    expect(await sweep()).toEqual(['x']);
    stage.clock.advance(HOUR);
    expect(await sweep()).toEqual(['x', 'threads']);
  });
});
