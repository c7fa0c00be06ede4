import { describe, expect, test } from 'vitest';
import type { Channel } from '#core/channel.ts';
import { CampaignId, Platform } from '#core/ids.ts';
import { type Post, PostState } from '#core/post.ts';
import { standingOf } from '#core/standing.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';
import { overviewOf } from '#web/office-overview.ts';
import { excerptOf } from '#web/pages/excerpt.ts';

function post(name: string, local: string, state: Post['state'], given: Partial<Post> = {}): Post {
  const { platform: _x, ...rest } = given;
  return draftPost({ campaignId: CampaignId.parse(name), slot: slotOf(local), state, ...rest });
}

function channel(given: Partial<Channel>): Channel {
  return {
    officeId: MILLBROOK.id,
    platform: Platform.parse('x'),
    mode: 'api',
    status: 'connected',
    accountId: '1',
    handle: 'millbrook',
    name: 'Millbrook',
    connectedAt: REFERENCE_INSTANT,
    version: 1,
    ...given,
  };
}

const namesOf = (posts: readonly Post[]) => posts.map(({ campaignId }) => campaignId);

describe('what needs attention', () => {
  test('is every state in which a post waits for a person, the most pressing first', () => {
    const posts = PostState.options.map((state) => post(state, '2026-09-15T09:00', state));
    const { concerns } = overviewOf(posts, [], REFERENCE_INSTANT);
    expect(concerns.map((concern) => concern.kind === 'post' && concern.post.state)).toEqual([
      'rejected',
      'unconfirmed',
      'held',
      'handoff',
      'missed',
      'review',
      'draft',
    ]);
  });

  test('no longer names a post that was missed more than two weeks ago', () => {
    const missed = (notAfter: Instant) => post('a', '2026-09-01T09:00', 'missed', { notAfter });
    const count = (notAfter: Instant) =>
      overviewOf([missed(notAfter)], [], REFERENCE_INSTANT).concerns.length;
    expect(count(later(REFERENCE_INSTANT, -13 * DAY))).toBe(1);
    expect(count(later(REFERENCE_INSTANT, -14 * DAY))).toBe(0);
  });

  test('names channels after posts, the disconnected before those that end soon', () => {
    const channels = [
      channel({ platform: Platform.parse('threads'), expiresAt: later(REFERENCE_INSTANT, DAY) }),
      channel({ status: 'disconnected' }),
    ];
    const { concerns } = overviewOf([post('a', '2026-09-15T09:00', 'held')], channels, REFERENCE_INSTANT);
    expect(concerns.map((concern) => (concern.kind === 'channel' ? concern.standing : concern.kind))).toEqual(
      ['post', 'disconnected', 'ending'],
    );
  });
});

describe('what goes out', () => {
  test('next stands in the order of time, five at most', () => {
    const days = ['19', '16', '18', '21', '17', '20'];
    const posts = days.map((day) => post(`on-${day}`, `2026-09-${day}T09:00`, 'scheduled'));
    const { next } = overviewOf(posts, [], REFERENCE_INSTANT);
    expect(namesOf(next)).toEqual(['on-16', 'on-17', 'on-18', 'on-19', 'on-20']);
  });

  test('last stands with the latest first, by when it went out', () => {
    const receipt = (publishedAt: Instant) => ({
      receipt: { platformId: '1', permalink: 'https://x.example/1', publishedAt },
    });
    const posts = [
      post('early-slot', '2026-09-01T09:00', 'published', receipt(later(REFERENCE_INSTANT, -HOUR))),
      post('late-slot', '2026-09-02T09:00', 'published', receipt(later(REFERENCE_INSTANT, -DAY))),
    ];
    expect(namesOf(overviewOf(posts, [], REFERENCE_INSTANT).last)).toEqual(['early-slot', 'late-slot']);
  });
});

describe('a channel', () => {
  test.each([
    [{}, 'connected'],
    [{ status: 'disconnected' }, 'disconnected'],
    [{ mode: 'manual' }, 'by-hand'],
    [{ expiresAt: later(REFERENCE_INSTANT, 14 * DAY) }, 'ending'],
    [{ expiresAt: later(REFERENCE_INSTANT, 14 * DAY + MINUTE) }, 'connected'],
    [{ expiresAt: later(REFERENCE_INSTANT, -DAY) }, 'ending'],
  ] as const)('with %j stands as %s', (given, standing) => {
    expect(standingOf(channel(given), REFERENCE_INSTANT)).toBe(standing);
  });

  test('that was never connected is not connected', () => {
    expect(standingOf(undefined, REFERENCE_INSTANT)).toBe('not-connected');
  });
});

describe('an excerpt', () => {
  test.each([
    ['Short enough', 'Short enough'],
    ['One two\n\nthree four five', 'One two three\u00a0…'],
    ['Onewordthatgoesonandon', 'Onewordthatgoeso\u00a0…'],
    ['fifteen chars!! 🗳️', 'fifteen chars!!\u00a0…'],
  ])('of %j is %j', (text, excerpt) => {
    expect(excerptOf(text, 16)).toBe(excerpt);
  });
});
