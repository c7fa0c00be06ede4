import * as z from 'zod';
import { Actor } from './audit.ts';
import type { Post } from './post.ts';
import { Instant } from './time.ts';

/** SHA-256 of the secret in a feed's address: whoever reads the store cannot read the calendar from outside. */
export const FeedHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'FeedHash'>();
export type FeedHash = z.infer<typeof FeedHash>;

/** An office's calendar for other programs, under a secret address; at most one for each office. */
export const CalendarFeed = z.object({ hash: FeedHash, madeAt: Instant, madeBy: Actor });
export type CalendarFeed = z.infer<typeof CalendarFeed>;

/** The posts that leave Clarion in a feed, by time: only those whose text somebody has approved. */
export function listFeedPosts(posts: readonly Post[]): readonly Post[] {
  return posts
    .filter(({ approval }) => approval !== undefined)
    .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0));
}

/** How often a post's entry has changed (RFC 5545, 3.8.7.4); taking it out counts too, and comes last. */
export function sequenceOf({ revision, state }: Post): number {
  return state === 'cancelled' ? revision + 1 : revision;
}
