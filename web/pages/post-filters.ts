import * as z from 'zod';
import type { Post } from '#core/post.ts';
import { type CutPage, cutPage } from './cut-page.ts';
import { groupOf } from './post-groups.ts';

/** Which posts the list shows. */
export const PostFilter = z.enum(['coming-up', 'attention', 'published', 'all']);
export type PostFilter = z.infer<typeof PostFilter>;

export interface PickedPosts extends CutPage<Post> {
  readonly count: number;
}

/**
 * One page of the list, counted from 1. What is still to come is shown in the order in which it comes, everything else
 * with the latest first.
 */
export function pickPosts(posts: readonly Post[], filter: PostFilter, page: number): PickedPosts {
  const chosen = posts.filter((post) => filter === 'all' || groupOf(post) === filter);
  const direction = filter === 'coming-up' ? 1 : -1;
  const sorted = chosen.toSorted((a, b) => direction * compare(sortKey(a), sortKey(b)));
  return { ...cutPage(sorted, page), count: sorted.length };
}

function sortKey({ slot, id }: Post): string {
  return `${slot.due} ${id}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
