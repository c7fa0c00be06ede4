import type { Post } from './post.ts';
import { epochOf, HOUR, type Instant, later } from './time.ts';

/** How far a post that a person puts out by hand has come: to be posted, nearly too late, or past its last moment. */
export type HandOffStage = 'due' | 'closing' | 'overdue';

/**
 * The stage of a hand-off. An overdue one stays with its person instead of being missed: only they know whether they
 * have posted it.
 */
export function stageOfHandOff(post: Pick<Post, 'slot' | 'notAfter'>, now: Instant): HandOffStage {
  if (now > post.notAfter) return 'overdue';
  return now < closingOf(post) ? 'due' : 'closing';
}

/** When a hand-off is called for a last time: an hour before its last moment, or halfway where its window is short. */
export function closingOf({ slot, notAfter }: Pick<Post, 'slot' | 'notAfter'>): Instant {
  const window = epochOf(notAfter) - epochOf(slot.due);
  return later(notAfter, -Math.min(HOUR, window / 2));
}

/** Whether a hand-off's last moment has passed without a record of where it is. */
export function isOverdueHandOff(post: Post, now: Instant): boolean {
  return post.state === 'handoff' && stageOfHandOff(post, now) === 'overdue';
}
