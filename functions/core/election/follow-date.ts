import type { Actor } from '#core/audit.ts';
import type { Post } from '#core/post.ts';
import { changePost, type PostChange, type PostRefusal } from '#core/post-change.ts';
import type { Result } from '#core/result.ts';
import { describeTime, type Slot } from '#core/slot.ts';
import { epochOf, later } from '#core/time.ts';
import type { AffectedPost } from './affected-posts.ts';

/** Moves a post that nobody has approved along with the date that it follows. Its text stays. */
export function followDate(post: Post, slot: Slot, by: Actor, why: string): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'move',
    { ...timesAt(post, slot), dueAt: undefined },
    `${why} The post moved along, from ${describeTime(post.slot.due, post.slot.zone)} to ${describeTime(slot.due, slot.zone)}.`,
    { before: post.slot.due, after: slot.due, by: by.id },
  );
}

/** Asks for a new approval of a post that somebody had approved for the old date, at its new time if it has one. */
export function reopenForDate(
  { post, slot, oldWords }: AffectedPost,
  by: Actor,
  why: string,
): Result<PostChange, PostRefusal> {
  const words = [...new Set(oldWords.map((found) => `“${found.words}”`))];
  const trouble = [
    why,
    ...(slot ? [`The post is now planned for ${describeTime(slot.after.due, slot.after.zone)}.`] : []),
    ...(words.length > 0 ? [`Its text still says ${words.join(', ')}: edit it.`] : []),
    ...(post.state === 'handoff'
      ? ['If it has been posted by hand already, correct it there and cancel it here.']
      : []),
    'Read it again, then approve it.',
  ].join(' ');
  return changePost(
    post,
    'reopen',
    {
      ...(slot && timesAt(post, slot.after)),
      revision: post.revision + 1,
      approval: undefined,
      dueAt: undefined,
      attempt: undefined,
      doubt: undefined,
      trouble,
    },
    `${why} The post has to be approved again.`,
    { by: by.id, ...(slot && { before: slot.before.due, after: slot.after.due }) },
  );
}

function timesAt(post: Post, slot: Slot): Pick<Post, 'slot' | 'notAfter' | 'revision'> {
  const window = epochOf(post.notAfter) - epochOf(post.slot.due);
  return { slot, notAfter: later(slot.due, window), revision: post.revision + 1 };
}
