import { describe, expect, it } from 'vitest';
import { movePost, releasePost } from '#core/author-post.ts';
import { Platform } from '#core/ids.ts';
import { PACE } from '#core/notices.ts';
import { slotAt } from '#core/slot.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { notifyAttention, SENDING_TIME } from '#use-cases/notify-attention.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { useAttention } from './attention-stage.ts';

const clock = createTestClock();
const at = useAttention(clock);

const notify = () => notifyAttention(at.stage.parts, at.here.store);
const sweep = () => watchOffices({ ...at.stage.parts, store: at.store });

const storeChannel = (given: object) =>
  at.here.store.writeChannel(
    {
      officeId: at.here.office.id,
      platform: Platform.parse('x'),
      mode: 'api',
      status: 'connected',
      accountId: '1',
      handle: 'town',
      name: 'Town',
      connectedAt: REFERENCE_INSTANT,
      version: 0,
      ...given,
    },
    {
      subject: { kind: 'channel', id: Platform.parse('x') },
      action: 'channel.stored',
      summary: 'It was stored.',
    },
  );

describe('a post that needs a person', () => {
  it.each([
    ['rejected', 'X refused a post'],
    ['unconfirmed', 'is this post on X?'],
    ['held', 'a post for X is on hold'],
    ['missed', 'a post for X was not sent'],
    ['handoff', 'time to post on X by hand'],
  ] as const)('because it is %s is told once, with what it says and where to go', async (state, subject) => {
    const post = await at.here.storePost({ state, trouble: 'X said no' });
    await notify();
    await notify();
    expect(await at.here.subjects()).toEqual([subject]);
    const text = await at.here.texts();
    expect(text).toContain(`-----\n\n${post.text}\n\n-----`);
    expect(text).toContain('Next step:');
    expect(text).toContain(`https://clarion.example.gov/post/${post.id}`);
    if (state !== 'handoff') expect(text).toContain('X said no.');
  });

  it.each(['draft', 'scheduled', 'published', 'cancelled'] as const)('is none that is %s', async (state) => {
    await at.here.storePost({ state });
    expect(await notify()).toEqual({ sent: 0, failures: [] });
  });

  it('is not one that Clarion still looks for itself', async () => {
    await at.here.storePost({ state: 'unconfirmed', dueAt: later(REFERENCE_INSTANT, MINUTE) });
    expect((await notify()).sent).toBe(0);
  });

  it('is told again when it is held a second time', async () => {
    const post = await at.here.storePost({ state: 'held' });
    await notify();
    const released = releasePost(post, actorOf(DANA), clock.now());
    if (!released.ok) throw new Error(released.error.message);
    const scheduled = await at.here.store.writePost(released.value);
    if (scheduled === 'conflict') throw new Error('conflict');
    expect((await notify()).sent).toBe(0);
    const { happening } = released.value;
    await at.here.store.writePost({ post: { ...scheduled, state: 'held' }, happening });
    clock.advance(PACE);
    expect((await notify()).sent).toBe(1);
  });

  it('that was missed and has a new time is told no more', async () => {
    const post = await at.here.storePost({ state: 'missed' });
    const moved = movePost(post, slotAt(later(clock.now(), HOUR), at.here.office.zone), actorOf(DANA));
    if (!moved.ok) throw new Error(moved.error.message);
    await at.here.store.writePost(moved.value);
    expect((await notify()).sent).toBe(0);
  });
});

describe('a channel', () => {
  it('that is disconnected is told once', async () => {
    await storeChannel({ status: 'disconnected', trouble: 'X took the permission back' });
    await notify();
    await notify();
    expect(await at.here.subjects()).toEqual(['X is disconnected']);
    expect(await at.here.texts()).toContain('X took the permission back.');
    expect(await at.here.texts()).toContain(`https://clarion.example.gov/channels/${at.here.office.id}`);
  });

  it('that ends is told 14 days before, 3 days before and at its end, by the sweep alone', async () => {
    const expiresAt = later(REFERENCE_INSTANT, 20 * DAY);
    await storeChannel({ expiresAt });
    await notify();
    const told: number[] = [];
    for (let day = 0; day <= 21; day += 1) {
      clock.set(later(REFERENCE_INSTANT, day * DAY));
      const before = (await at.here.subjects()).length;
      await sweep();
      if ((await at.here.subjects()).length > before) told.push(20 - day);
    }
    expect(told).toEqual([14, 3, 0]);
    expect(await at.here.subjects()).toEqual([
      'connect X again soon',
      'connect X again soon',
      'the connection to X has ended',
    ]);
  });
});

describe('a hand-off', () => {
  it('is called for when it is due and once more an hour before its last moment, by the sweep alone', async () => {
    const post = await at.here.storePost({ state: 'handoff' });
    await notify();
    clock.set(later(post.notAfter, -HOUR - MINUTE));
    await sweep();
    expect(await at.here.subjects()).toEqual(['time to post on X by hand']);
    clock.set(later(post.notAfter, -HOUR));
    await sweep();
    clock.set(later(post.notAfter, HOUR));
    await sweep();
    await notify();
    expect(await at.here.subjects()).toEqual([
      'nothing is recorded yet for a post on X',
      'time to post on X by hand',
    ]);
  });
});

describe('silence', () => {
  const silent = (given = {}) =>
    at.here.storePost({ state: 'scheduled', dueAt: later(REFERENCE_INSTANT, -11 * MINUTE), ...given });

  it('is told once for all posts that wait', async () => {
    await silent({ platform: 'x' });
    await silent({ platform: 'threads' });
    await sweep();
    clock.advance(5 * MINUTE);
    await sweep();
    expect(await at.here.subjects()).toEqual(['posts are waiting longer than they should']);
    expect(await at.here.texts()).toContain('2 posts should have gone out more than ten minutes ago');
  });

  it('is none before ten minutes have passed', async () => {
    await silent({ dueAt: later(REFERENCE_INSTANT, -10 * MINUTE) });
    await sweep();
    expect(await at.here.subjects()).toEqual([]);
  });

  it('is none while other posts of the office go out', async () => {
    await silent();
    await at.here.storePost({
      state: 'published',
      platform: 'threads',
      receipt: {
        platformId: '1',
        permalink: 'https://x.example/1',
        publishedAt: later(clock.now(), -MINUTE),
      },
    });
    await sweep();
    expect(await at.here.subjects()).toEqual([]);
  });
});

describe('a message', () => {
  it('goes to owners and publishers of this office, and to nobody else', async () => {
    for (const role of ['author', 'approver', 'publisher', 'viewer', 'records'] as const) {
      await at.here.addMember(role);
    }
    await at.here.storePost({ state: 'rejected' });
    await notify();
    const { id } = at.here.office;
    expect(await at.here.recipients()).toEqual([`owner@${id}.example.gov`, `publisher@${id}.example.gov`]);
  });

  it('does not reach a member whose role was taken away', async () => {
    const owner = await at.here.addMember('owner');
    await at.store.writeMember({ ...owner, grants: [] });
    await at.here.storePost({ state: 'rejected' });
    expect((await notify()).sent).toBe(0);
  });

  it('is sent once by any number of senders at the same time', async () => {
    await at.here.storePost({ state: 'rejected' });
    await Promise.all([notify(), notify(), notify(), notify()]);
    expect(await at.here.subjects()).toEqual(['X refused a post']);
  });

  it('is tried no further while the mail server does not answer, and others are where it refuses one', async () => {
    await at.here.storePost({ state: 'rejected' });
    await at.here.storePost({ state: 'held' });
    at.stage.refusal = { kind: 'unreachable', reason: 'Nobody answers.' };
    expect((await notify()).failures).toEqual(['Nobody answers.']);
    clock.advance(SENDING_TIME);
    at.stage.refusal = { kind: 'refused', reason: 'There is no such mailbox.' };
    expect((await notify()).failures).toHaveLength(2);
  });

  it('that the mail server does not take is tried again by the sweep, and then sent once', async () => {
    await at.here.storePost({ state: 'rejected' });
    at.stage.refusal = { kind: 'refused', reason: 'The mail server is full.' };
    expect(await notify()).toEqual({ sent: 0, failures: ['The mail server is full.'] });
    at.stage.refusal = undefined;
    await notify();
    expect(await at.here.subjects()).toEqual([]);
    clock.advance(SENDING_TIME);
    await sweep();
    await sweep();
    expect(await at.here.subjects()).toEqual(['X refused a post']);
  });
});
