import type { Post, PostState } from '#core/post.ts';

/** What a post asks of the office: to wait, to act, to answer the offer that it is part of, or nothing any more. */
export type PostGroup = 'coming-up' | 'attention' | 'offered' | 'published' | 'over';

const GROUPS: Readonly<Record<PostState, PostGroup>> = {
  draft: 'attention',
  review: 'attention',
  scheduled: 'coming-up',
  publishing: 'coming-up',
  published: 'published',
  unconfirmed: 'attention',
  rejected: 'attention',
  held: 'attention',
  handoff: 'attention',
  missed: 'attention',
  cancelled: 'over',
};

export function groupOf({ state, offeredBy }: Pick<Post, 'state' | 'offeredBy'>): PostGroup {
  return state === 'draft' && offeredBy !== undefined ? 'offered' : GROUPS[state];
}
