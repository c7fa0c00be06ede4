import { CALL_TIME } from './gate.ts';
import type { Post } from './post.ts';
import { changePost, type PostChange, type PostRefusal } from './post-change.ts';
import type { Pause } from './publish-outcome.ts';
import { ok, type Result } from './result.ts';
import { describeTime } from './slot.ts';
import { epochOf, later, MINUTE } from './time.ts';

/** In how much time after a pause of the whole app the posts that waited for its end set out, in milliseconds. */
export const SPREAD = 10 * MINUTE;

/**
 * Puts a due post off until a pause is over, and a little longer: `jitter`, between 0 and 1, keeps the posts of all
 * offices from setting out at once. A post that must not go out so late is missed, so that its office can be told now.
 */
export function waitOutPause(
  post: Post,
  { until, reason }: Pause,
  jitter: number,
): Result<PostChange, PostRefusal> {
  const { zone } = post.slot;
  const room = epochOf(post.notAfter) - CALL_TIME - epochOf(until);
  if (room < 0) {
    const trouble = `${reason} The limit lasts until ${describeTime(until, zone)}, and the post was not to go out after ${describeTime(post.notAfter, zone)}, so it was not sent. Give it a new time if it still makes sense.`;
    return changePost(post, 'miss', { dueAt: undefined, trouble }, trouble);
  }
  // Half of what is left stays for the channel's other posts and for another try.
  const dueAt = later(until, jitter * Math.min(SPREAD, room / 2));
  const summary = `${reason} Clarion waits until ${describeTime(dueAt, zone)}, then sends it by itself.`;
  // No step in a post's life: it is scheduled before and after.
  return ok({
    post: { ...post, dueAt, trouble: summary },
    happening: {
      subject: { kind: 'post', id: post.id },
      action: 'post.defer',
      summary,
      details: { until: dueAt },
    },
  });
}
