import { covers, type Gates, tellStop } from './gate.ts';
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

/** Why nobody is to post a hand-off by hand now, in a sentence, and since when. */
export interface HandOffBar {
  readonly why: string;
  readonly since: Instant;
}

/**
 * What keeps a hand-off from being posted now: a stop that came after it was given to its person, or a time of silence
 * that has begun since. Clarion cannot hold it back any more; it can only say so.
 */
export function findHandOffBar(
  post: Post,
  { stops, blackouts }: Gates,
  now: Instant,
): HandOffBar | undefined {
  if (post.state !== 'handoff') return undefined;
  const stop = stops.find((candidate) => covers(candidate, post));
  if (stop) return { why: tellStop(stop), since: stop.at };
  const blackout = blackouts.find(({ from, until }) => from <= now && now < until);
  return (
    blackout && {
      why: `This is a time of silence (${blackout.reason}; ${blackout.citation}).`,
      since: blackout.from,
    }
  );
}

/** Whether a hand-off's last moment has passed without a record of where it is. */
export function isOverdueHandOff(post: Post, now: Instant): boolean {
  return post.state === 'handoff' && stageOfHandOff(post, now) === 'overdue';
}
