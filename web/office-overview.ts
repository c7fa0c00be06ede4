import { type Concern, concernsOf } from '#core/attention.ts';
import type { Channel } from '#core/channel.ts';
import type { Gates } from '#core/gate.ts';
import type { Offer } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import type { Instant } from '#core/time.ts';

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

export function overviewOf(
  posts: readonly Post[],
  channels: readonly Channel[],
  now: Instant,
  offers: readonly Offer[] = [],
  gates?: Gates,
): Overview {
  const byTime = [...posts].sort((a, b) => compare(a.slot.due, b.slot.due));
  return {
    concerns: concernsOf(posts, channels, now, offers, gates),
    next: byTime.filter(isInClarionsHands).slice(0, FEW),
    last: byTime
      .filter(({ state }) => state === 'published')
      .sort((a, b) => compare(sentAt(b), sentAt(a)))
      .slice(0, FEW),
  };
}

/** An unconfirmed post is, too, as long as Clarion still looks for it by itself. */
function isInClarionsHands({ state, dueAt }: Post): boolean {
  return state === 'scheduled' || state === 'publishing' || (state === 'unconfirmed' && dueAt !== undefined);
}

function sentAt(post: Post): string {
  return post.receipt?.publishedAt ?? post.slot.due;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
