import type { Channel } from '#core/channel.ts';
import type { Post, PostState } from '#core/post.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import { standingOf } from './channel-standing.ts';

/** Something that does not go on without a person. */
export type Concern =
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'channel'; readonly channel: Channel; readonly standing: 'disconnected' | 'ending' };

/** What a member wants to know first when they come in. */
export interface Overview {
  /** The most pressing first. */
  readonly concerns: readonly Concern[];
  /** In the order in which they go out. */
  readonly next: readonly Post[];
  /** The latest first. */
  readonly last: readonly Post[];
}

/** How many posts are shown of what goes out next, and of what went out last. */
const FEW = 5;

/** Nothing can be done about a post of a past event: after this long it only hides what is new. */
const MISSED_FOR = 14 * DAY;

/** The states in which a post waits for a person, the most pressing first. */
const PRESSING: readonly PostState[] = [
  'rejected',
  'unconfirmed',
  'held',
  'handoff',
  'missed',
  'review',
  'draft',
];

export function overviewOf(posts: readonly Post[], channels: readonly Channel[], now: Instant): Overview {
  const byTime = [...posts].sort((a, b) => compare(a.slot.due, b.slot.due));
  return {
    concerns: [
      ...PRESSING.flatMap((state) => byTime.filter((post) => post.state === state))
        .filter((post) => post.state !== 'missed' || post.notAfter > later(now, -MISSED_FOR))
        .map((post): Concern => ({ kind: 'post', post })),
      ...worryingChannels(channels, now),
    ],
    next: byTime.filter(({ state }) => state === 'scheduled' || state === 'publishing').slice(0, FEW),
    last: byTime
      .filter(({ state }) => state === 'published')
      .sort((a, b) => compare(sentAt(b), sentAt(a)))
      .slice(0, FEW),
  };
}

function worryingChannels(channels: readonly Channel[], now: Instant): readonly Concern[] {
  return (['disconnected', 'ending'] as const).flatMap((standing) =>
    channels
      .filter((channel) => standingOf(channel, now) === standing)
      .map((channel) => ({ kind: 'channel' as const, channel, standing })),
  );
}

function sentAt(post: Post): string {
  return post.receipt?.publishedAt ?? post.slot.due;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
