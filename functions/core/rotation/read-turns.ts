import type { Post } from '#core/post.ts';
import type { LocalTime } from '#core/slot.ts';
import type { FixedTurn } from './rotation.ts';

/** A post that fills a turn of its rotation. */
export type TurnPost = Post & { readonly turn: NonNullable<Post['turn']> };

/** What a rotation has planned so far, as far as it binds what it plans anew. */
export interface StandingTurns {
  readonly fixed: readonly FixedTurn[];
  /** Times of which people took every post out: nothing is put in their place unasked. */
  readonly closed: readonly LocalTime[];
}

/** Whether a post fills a turn. One whose turn the rotation gave to another does not any more. */
export function fillsTurn(post: Post): post is TurnPost {
  return post.turn !== undefined;
}

/** Whether a post may still be changed with its rotation: nobody has approved it yet. */
export function isUnapproved({ state }: Pick<Post, 'state'>): boolean {
  return state === 'draft' || state === 'review';
}

/** Reads the turns of a rotation from its posts: one that is approved, on its way or out fixes its turn for all. */
export function readTurns(posts: readonly Post[]): StandingTurns {
  const fixed: FixedTurn[] = [];
  const closed: LocalTime[] = [];
  for (const [wanted, together] of Map.groupBy(posts.filter(fillsTurn), ({ turn }) => turn.wanted)) {
    const [first] = together
      .filter((post) => !isUnapproved(post) && post.state !== 'cancelled')
      .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : 1));
    if (first) {
      const { source, slot, turn } = first;
      fixed.push({ messageId: source.messageId, wanted, slot, offset: turn.offset });
    } else if (together.every(({ state }) => state === 'cancelled')) closed.push(wanted);
  }
  return { fixed, closed };
}
