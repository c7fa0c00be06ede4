import type { Actor } from './audit.ts';
import type { MemberId } from './ids.ts';
import type { Post, PostState } from './post.ts';
import type { PostChange } from './post-change.ts';

/** States in which a post waits for what its author does next. */
const OPEN: readonly PostState[] = ['draft', 'review', 'held', 'rejected', 'missed'];

/** Whether a post is a member's open work: they wrote it, and it does not go out by itself. */
export function isOpenWorkOf(id: MemberId, { author, state }: Pick<Post, 'author' | 'state'>): boolean {
  return author?.kind === 'member' && author.id === id && OPEN.includes(state);
}

/**
 * Makes somebody else the author of a post. Its text, its state and any approval stay; whoever has it now cannot
 * approve it as the second person.
 */
export function handOver(post: Post, heir: Actor, by: Actor): PostChange {
  return {
    post: { ...post, author: heir },
    happening: {
      subject: { kind: 'post', id: post.id },
      action: 'post.handed-over',
      summary: `${by.name} handed the post over from ${post.author?.name ?? 'nobody'} to ${heir.name}.`,
    },
  };
}
