import type { Channel } from '#core/channel.ts';
import type { Post } from '#core/post.ts';
import { type Instant, startOf } from '#core/time.ts';
import { spendingOf } from './spending.ts';

/** An office's posts as far as they cost it something. */
export interface Commitments {
  /** Paid for, as far as anybody knows. */
  readonly spent: readonly Post[];
  /** Somebody has approved them, and they are to come. */
  readonly approved: readonly Post[];
  /** Written, and nobody has approved them yet. */
  readonly proposed: readonly Post[];
}

/**
 * Sorts an office's posts by what it has committed itself to. An association's offer costs nothing before it is
 * accepted, what a person puts up by hand never does, and an unapproved post whose time has passed goes out only after
 * somebody has moved it.
 */
export function readCommitments(
  posts: readonly Post[],
  channels: readonly Pick<Channel, 'platform' | 'mode'>[],
  now: Instant,
): Commitments {
  const planned = posts
    .filter((post) => spendingOf(post) === 'planned' && post.offeredBy === undefined)
    .filter((post) => isCharged(post, channels));
  const isProposal = ({ state }: Post) => state === 'draft' || state === 'review';
  return {
    spent: posts.filter((post) => spendingOf(post) === 'spent'),
    approved: planned.filter((post) => !isProposal(post)),
    proposed: planned.filter((post) => isProposal(post) && startOf(post.slot.due) > now),
  };
}

/** Whether Clarion would send the post itself: nobody pays for what a person puts up by hand. */
export function isCharged(
  { platform }: Pick<Post, 'platform'>,
  channels: readonly Pick<Channel, 'platform' | 'mode'>[],
): boolean {
  return !channels.some((channel) => channel.platform === platform && channel.mode === 'manual');
}
