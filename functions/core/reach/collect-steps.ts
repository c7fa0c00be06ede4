import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import { epochOf, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import {
  type Checkpoint,
  checkpointAfter,
  dueAtCheckpoint,
  endOfCheckpoint,
  graceOf,
  nameCheckpoint,
} from './checkpoint.ts';
import { keyOf, type Metric } from './metric.ts';
import { isReported, type Reading } from './reading.ts';
import type { Readings, Snapshot } from './snapshot.ts';

/** What a look at the platform showed of one post's reach. Every `reason` is a sentence for people. */
export type Look =
  /** A metric that is missing here is one that the platform did not give. */
  | { readonly kind: 'read'; readonly readings: Readings }
  | { readonly kind: 'removed' }
  /** Nothing could be read now; `until` where the platform said when to come again. */
  | { readonly kind: 'later'; readonly until: Instant | undefined; readonly reason: string }
  /** The access does not reach that far, until somebody does something about it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody can read this post's numbers for the office. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** When Clarion reads a post that has just become public for the first time. */
export function firstReading(publishedAt: Instant): NonNullable<Post['reach']> {
  return { next: '1h', at: dueAtCheckpoint(publishedAt, '1h') };
}

/** Whether it is too late to ask for a checkpoint: what would be read is the figure of another age. */
export function isPast(publishedAt: Instant, checkpoint: Checkpoint, now: Instant): boolean {
  return now > endOfCheckpoint(publishedAt, checkpoint);
}

/** What stands for a checkpoint whose time passed without anybody asking. */
export function tooLate(checkpoint: Checkpoint): Look {
  return {
    kind: 'unavailable',
    reason: `Clarion could not ask within the time in which a figure counts as one after ${nameCheckpoint(checkpoint)}.`,
  };
}

/**
 * The readings that a look comes to. What a person typed in stays, unless the platform tells the number after all;
 * what an earlier look at the same checkpoint learned stays where this one learned nothing.
 */
export function readingsOf(
  look: Look,
  metrics: readonly Metric[],
  before: Readings | undefined,
  isLast: boolean,
): Readings {
  const entries = metrics.map((metric) => {
    const key = keyOf(metric);
    return [key, merge(before?.[key], seenOf(look, metric, isLast), look)] as const;
  });
  return Object.fromEntries(entries);
}

/** What is known of a metric after another look: a look that shows less takes nothing away. */
function merge(known: Reading | undefined, seen: Reading, look: Look): Reading {
  if (known === undefined || isReported(seen.status)) return seen;
  if (isReported(known.status) || known.status === 'deleted') return known;
  // Nobody asked this time: why an earlier look learned nothing tells more.
  if (look.kind !== 'unavailable') return seen;
  return known.status === 'not-yet' ? notInTime(known.reason) : known;
}

const notInTime = (reason: string): Reading => ({
  status: 'not-available',
  reason: `It could not be read in time: ${reason}`,
});

function seenOf(look: Look, metric: Metric, isLast: boolean): Reading {
  switch (look.kind) {
    case 'read':
      return judgeRead(look.readings[keyOf(metric)], metric, isLast);
    case 'removed':
      return { status: 'deleted' };
    case 'later':
      return isLast ? notInTime(look.reason) : { status: 'not-yet', reason: look.reason };
    case 'refused':
      return { status: 'not-permitted', reason: look.reason };
    case 'unavailable':
      return { status: 'not-available', reason: look.reason };
  }
}

function judgeRead(reading: Reading | undefined, { native }: Metric, isLast: boolean): Reading {
  if (reading === undefined) {
    return { status: 'not-available', reason: `The platform gave no number under the name ${native}.` };
  }
  return reading.status === 'not-yet' && isLast ? notInTime(reading.reason) : reading;
}

/** When to look again for a checkpoint that has told nothing yet; nothing where it is settled, or its time is over. */
export function lookAgainAt(
  look: Look,
  readings: Readings,
  checkpoint: Checkpoint,
  publishedAt: Instant,
  now: Instant,
): Instant | undefined {
  const isOpen = look.kind === 'later' || look.kind === 'refused';
  const isToCome = Object.values(readings).some(({ status }) => status === 'not-yet');
  if (!isOpen && !isToCome) return undefined;
  const end = endOfCheckpoint(publishedAt, checkpoint);
  const until = look.kind === 'later' ? look.until : undefined;
  const soonest = later(now, pauseAfter(look, graceOf(checkpoint)));
  const next = until !== undefined && until > soonest ? until : soonest;
  if (next <= end) return next;
  // A last look, at the very end.
  return epochOf(end) - epochOf(now) > MINUTE ? end : undefined;
}

/** A fault passes soon; an access that is missing, or a number that is to come, takes hours. Some looks fit in any case. */
function pauseAfter({ kind }: Look, grace: number): number {
  return kind === 'later' ? Math.max(15 * MINUTE, grace / 12) : Math.max(HOUR, grace / 6);
}

/** What reading a post's reach makes of the post: when it is read next, and whether it is still there. */
export function afterReading(
  post: Post,
  { checkpoint, publishedAt }: Snapshot & { readonly checkpoint: Checkpoint },
  look: Look,
  again: Instant | undefined,
  now: Instant,
): Post {
  const { reach: _done, ...rest } = post;
  const removed = look.kind === 'removed' && post.removedAt === undefined ? { removedAt: now } : {};
  if (again !== undefined) return { ...rest, ...removed, reach: { next: checkpoint, at: again } };
  const next = checkpointAfter(checkpoint);
  return {
    ...rest,
    ...removed,
    ...(next && { reach: { next, at: dueAtCheckpoint(publishedAt, next) } }),
  };
}

/** The sentence that a post's history keeps when it is found to be gone. */
export function describeRemoval(post: Pick<Post, 'slot'>, platformName: string, now: Instant): string {
  return `The post is not on ${platformName} any more: it was not there at ${describeTime(now, post.slot.zone)}. Clarion did not remove it.`;
}
