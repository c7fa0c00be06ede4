import { describe, expect, it, test } from 'vitest';
import { concernsOf } from '#core/attention.ts';
import type { Channel } from '#core/channel.ts';
import { closingOf, stageOfHandOff } from '#core/hand-off.ts';
import { Platform } from '#core/ids.ts';
import { bundleNotices, nextNoticeAt, noticesOf, PACE, paceKey } from '#core/notices.ts';
import { type Post, PostState } from '#core/post.ts';
import { DAY, HOUR, later, MINUTE, startOf } from '#core/time.ts';
import { writeDigest, writeNotice } from '#core/write-notice.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';
import { sampleOffer } from '#test/fixtures/offer.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, REFERENCE_SLOT } from '#test/fixtures/post.ts';

const DUE = startOf(REFERENCE_SLOT.due);

const channel = (given: Partial<Channel> = {}): Channel => ({
  officeId: MILLBROOK.id,
  platform: Platform.parse('x'),
  mode: 'api',
  status: 'connected',
  accountId: '1',
  handle: 'millbrook',
  name: 'Millbrook',
  connectedAt: NOW,
  version: 1,
  ...given,
});

const handOff = (window = 6 * HOUR) => draftPost({ state: 'handoff', notAfter: later(DUE, window) });

describe('a hand-off', () => {
  test.each([
    [6 * HOUR, 5 * HOUR],
    [2 * HOUR, HOUR],
    [HOUR, 30 * MINUTE],
  ])('with %i ms to be out is called for a last time after %i', (window, after) => {
    expect(closingOf(handOff(window))).toBe(later(DUE, after));
  });

  test.each([
    [0, 'due'],
    [5 * HOUR - 1, 'due'],
    [5 * HOUR, 'closing'],
    [6 * HOUR, 'closing'],
    [6 * HOUR + 1, 'overdue'],
  ])('%i ms after its time is %s', (after, stage) => {
    expect(stageOfHandOff(handOff(), later(DUE, after))).toBe(stage);
  });
});

describe('what members are told', () => {
  it('is of everything that the dashboard lists, but for a draft, which waits for its own author', () => {
    const posts = PostState.options.map((state) => draftPost({ state, platform: state }));
    const concerns = concernsOf(posts, [channel({ status: 'disconnected' })], NOW);
    const listed = concerns.flatMap((concern) => (concern.kind === 'post' ? [concern.post.state] : []));
    const told = noticesOf(concerns, NOW).flatMap((notice) => ('post' in notice ? [notice.post.state] : []));
    expect(listed.filter((state) => state !== 'draft')).toEqual(told);
    expect(noticesOf(concerns, NOW).at(-1)?.kind).toBe('channel-disconnected');
  });

  it('has a key of its own for each event', () => {
    const key = (given: Parameters<typeof draftPost>[0]) =>
      noticesOf(concernsOf([draftPost(given)], [], NOW), NOW)[0]?.key;
    const keys = [
      key({ state: 'held', version: 3 }),
      key({ state: 'held', version: 5 }),
      key({ state: 'missed', version: 3 }),
      key({ state: 'held', version: 3, platform: 'threads' }),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(key({ state: 'held', version: 3 })).toBe(keys[0]);
  });

  test.each([
    [14 * DAY + 1, undefined],
    [14 * DAY, 'ending-14'],
    [3 * DAY + 1, 'ending-14'],
    [3 * DAY, 'ending-3'],
    [1, 'ending-3'],
    [0, 'ending-0'],
    [-DAY, 'ending-0'],
  ])('of a channel that ends in %i ms is %s', (left, stage) => {
    const concerns = concernsOf([], [channel({ expiresAt: later(NOW, left) })], NOW);
    expect(noticesOf(concerns, NOW)[0]?.key.split('#')[2]).toBe(stage);
  });
});

describe('what is told together', () => {
  const bundle = (posts: readonly Post[]) => bundleNotices(noticesOf(concernsOf(posts, [], NOW), NOW));
  const causes = (posts: readonly Post[]) =>
    bundle(posts).map((told) => ('notices' in told ? [told.cause, told.notices.length] : told.kind));

  it('is of one kind and, for posts on hold, of one reason; a hand-off stands alone', () => {
    const held = (platform: string, trouble: string) => draftPost({ state: 'held', platform, trouble });
    const posts = [
      held('a', 'A stop.'),
      held('b', 'No channel.'),
      held('c', 'A stop.'),
      draftPost({ state: 'missed', platform: 'd', trouble: 'Too late on Monday.' }),
      draftPost({ state: 'missed', platform: 'e', trouble: 'Too late on Tuesday.' }),
      draftPost({ state: 'handoff', platform: 'f' }),
      draftPost({ state: 'handoff', platform: 'g' }),
    ];
    expect(causes(posts)).toEqual([
      ['held#A stop.', 2],
      ['held#No channel.', 1],
      'hand-off',
      'hand-off',
      ['missed', 2],
    ]);
  });

  it('keeps every notice, once', () => {
    const posts = PostState.options.flatMap((state) =>
      ['a', 'b'].map((letter) => draftPost({ state, platform: `${state}-${letter}` })),
    );
    const keys = bundle(posts).flatMap((told) =>
      'notices' in told ? told.notices.map(({ key }) => key) : [told.key],
    );
    const single = noticesOf(concernsOf(posts, [], NOW), NOW).map(({ key }) => key);
    expect(keys.toSorted()).toEqual(single.toSorted());
  });

  it('has other messages in every half hour of the clock, and by every cause', () => {
    const key = (after: number, cause = 'held#A stop.') => paceKey({ cause }, 0, later(NOW, after));
    expect(key(PACE - 1)).toBe(key(0));
    expect(key(PACE)).not.toBe(key(0));
    expect(key(0, 'held#No channel.')).not.toBe(key(0));
  });

  it('is written with the page of every post, and says how many are left out', () => {
    const posts = Array.from({ length: 53 }, (_, n) =>
      draftPost({ state: 'held', platform: `p-${n}`, trouble: n === 0 ? 'Refused' : 'A stop.' }),
    );
    const notices = posts.map((post) => ({ key: post.id, kind: 'held' as const, post }));
    const { subject, text } = writeDigest(notices, {
      office: MILLBROOK,
      nameOf: (platform) => platform,
      linkTo: ({ id }) => `https://clarion.example.gov/post/${id}`,
      link: 'https://clarion.example.gov/here',
    });
    expect(subject).toBe('Millbrook Town Clerk: 53 posts are on hold');
    for (const { id } of posts.slice(0, 50)) expect(text).toContain(`/post/${id}\n`);
    expect(text).toContain('And 3 more');
    expect(text).toContain('Refused.');
    expect(text).toContain('Tuesday, September 15, 2026 at 10:30 AM EDT');
    expect(text).toContain('https://clarion.example.gov/here');
  });
});

describe('the next time to look', () => {
  it('is the earliest that is still to come', () => {
    const soon = channel({ expiresAt: later(NOW, 15 * DAY) });
    expect(nextNoticeAt([], [soon], NOW)).toBe(later(NOW, DAY));
    expect(nextNoticeAt([handOff()], [soon], NOW)).toBe(later(NOW, 10 * MINUTE));
    const closing = closingOf(handOff());
    expect(nextNoticeAt([handOff()], [soon], later(closing, -MINUTE))).toBe(closing);
    expect(nextNoticeAt([handOff()], [], later(handOff().notAfter, MINUTE))).toBeUndefined();
    expect(nextNoticeAt([], [channel({ expiresAt: later(NOW, 2 * DAY) })], NOW)).toBe(later(NOW, 2 * DAY));
  });

  it('is none where time alone changes nothing', () => {
    const ended = channel({ status: 'disconnected', expiresAt: later(NOW, DAY) });
    expect(nextNoticeAt([draftPost({ state: 'held' })], [channel(), ended], NOW)).toBeUndefined();
  });
});

describe('a notice in words', () => {
  const write = (...given: Parameters<typeof concernsOf>) =>
    noticesOf(concernsOf(...given), NOW).map((notice) =>
      writeNotice(notice, {
        office: MILLBROOK,
        nameOf: () => 'X',
        link: 'https://clarion.example.gov/here',
        now: NOW,
      }),
    );

  it('names the office, and tells times in its zone', () => {
    const [words] = write([handOff()], [], NOW);
    expect(words?.subject).toBe('Millbrook Town Clerk: time to post on X by hand');
    expect(words?.text).toContain('Tuesday, September 15, 2026 at 4:30 PM EDT');
  });

  it('says what to do and where, whatever it is about', () => {
    const posts = PostState.options.map((state) => draftPost({ state, platform: state }));
    const channels = [
      channel({ status: 'disconnected', trouble: 'X took it back' }),
      channel({ platform: Platform.parse('threads'), expiresAt: later(NOW, DAY) }),
    ];
    const late = draftPost({ platform: 'late', state: 'scheduled', dueAt: later(NOW, -HOUR) });
    const all = write([...posts, late], channels, NOW, [sampleOffer()]);
    expect(all).toHaveLength(10);
    for (const { text } of all) {
      expect(text).toMatch(/Next step: /);
      expect(text).toContain('https://clarion.example.gov/here');
    }
  });

  it('says of a hand-off whose last moment has passed that it should have been out', () => {
    const late = draftPost({ state: 'handoff', notAfter: later(NOW, -MINUTE) });
    expect(write([late], [], NOW)[0]?.text).toContain('should have been out by');
  });
});
