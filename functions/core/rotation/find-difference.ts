import { isReady } from '#core/plan-post.ts';
import type { Post } from '#core/post.ts';
import { type Instant, startOf } from '#core/time.ts';
import type { PlannedTurn } from './plan-posts.ts';
import { fillsTurn, isUnapproved } from './read-turns.ts';

/** What a new plan makes of the posts that a rotation has already. */
export interface RotationDifference {
  /** New posts, as drafts. */
  readonly added: readonly Post[];
  /** Unapproved posts that make way. */
  readonly dropped: readonly Post[];
  /** Unapproved posts that stay as they are. */
  readonly kept: readonly Post[];
  /** Approved posts to come: no plan changes them. */
  readonly fixed: readonly Post[];
}

/**
 * Compares a plan with the posts that are there. Only what nobody has approved and is still to come makes way, and only
 * where its time is another message's now or none's, or the pack words its message anew; a text or time that people
 * changed is theirs as long as its message stays. What people took out is not made again. Carried out in part, the
 * difference is the rest of it.
 */
export function findDifference(
  planned: readonly PlannedTurn[],
  posts: readonly Post[],
  packVersion: number,
  now: Instant,
): RotationDifference {
  const standing = Map.groupBy(posts.filter(fillsTurn), ({ turn }) => turn.wanted);
  const own = [...standing.values()].flat().filter(({ slot }) => startOf(slot.due) > now);
  const turns = new Map(planned.map(({ turn }) => [turn.wanted, turn]));
  const stays = (post: (typeof own)[number]) => {
    const turn = turns.get(post.turn.wanted);
    if (!turn || turn.fixed) return turn !== undefined;
    const { source, revision } = post;
    return turn.messageId === source.messageId && (revision > 1 || source.packVersion === packVersion);
  };
  const open = own.filter(isUnapproved);
  return {
    added: planned.flatMap(({ turn, posts: each }) => {
      const there = (standing.get(turn.wanted) ?? []).filter((post) => !isUnapproved(post) || stays(post));
      return each
        .filter(isReady)
        .map(({ post }) => post)
        .filter(({ slot }) => startOf(slot.due) > now)
        .filter(({ platform }) => !there.some((post) => post.platform === platform));
    }),
    dropped: open.filter((post) => !stays(post)),
    kept: open.filter(stays),
    fixed: own.filter((post) => !isUnapproved(post) && post.state !== 'cancelled'),
  };
}
