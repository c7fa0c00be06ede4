import type { Actor, Happening } from './audit.ts';
import type { WantedTime } from './check-slot.ts';
import type { Correction, Remedy } from './correction.ts';
import type { FieldProblem } from './field-problem.ts';
import { readPastTime } from './past-time.ts';
import type { Post } from './post.ts';
import type { PostChange } from './post-change.ts';
import type { PublicPost } from './reach/take-snapshot.ts';
import { err, ok, type Result } from './result.ts';
import { describeTime, type Zone } from './slot.ts';
import { type Instant, minuteOf, startOf } from './time.ts';
import {
  type MedianHours,
  medianTimes,
  type TimeToCorrection,
  timeToCorrection,
} from './time-to-correction.ts';

/** A correction as a form sends it, with times on the office's clock. */
export interface WantedCorrection extends Pick<Correction, 'id' | 'reason' | 'remedy'> {
  readonly noticed: WantedTime;
  readonly corrected: WantedTime;
}

/**
 * The correction that a person means. A post has to be public before somebody notices what is wrong, and that comes
 * before it is put right; forms know minutes, so that all of it may lie in one.
 */
export function readCorrection(
  wanted: WantedCorrection,
  { receipt: { publishedAt } }: PublicPost,
  zone: Zone,
  by: Actor,
  now: Instant,
): Result<Correction, readonly FieldProblem[]> {
  const noticed = readPastTime(NOTICED, wanted.noticed, zone, now);
  const corrected = readPastTime(CORRECTED, wanted.corrected, zone, now);
  if (!noticed.ok || !corrected.ok) {
    return err([noticed, corrected].flatMap((time) => (time.ok ? [] : [time.error])));
  }
  if (noticed.value < startOf(minuteOf(publishedAt))) {
    const message = `The post became public on ${describeTime(publishedAt, zone)}. What was wrong with it was noticed after that; choose a later time.`;
    return err([{ field: NOTICED.time, message }]);
  }
  if (corrected.value < noticed.value) {
    const message =
      'It was put right before it was noticed, as these times have it. Choose a later time here, or an earlier one above.';
    return err([{ field: CORRECTED.time, message }]);
  }
  const { id, reason, remedy } = wanted;
  return ok({
    id,
    reason,
    noticedAt: latest(noticed.value, publishedAt),
    remedy,
    correctedAt: latest(corrected.value, publishedAt),
    by,
    at: now,
  });
}

const NOTICED = { date: 'noticedDate', time: 'noticedTime', what: 'it was noticed' };
const CORRECTED = { date: 'correctedDate', time: 'correctedTime', what: 'it was put right' };

/** The post with what was recorded of it. Its text and state stay as they are. */
export function correctPost(post: PublicPost, correction: Correction, platformName: string): PostChange {
  const { reason, remedy, noticedAt, correctedAt, by } = correction;
  const { zone } = post.slot;
  const happening: Happening = {
    subject: { kind: 'post', id: post.id },
    action: 'post.corrected',
    summary: `${by.name} recorded a correction: ${reason}. ${describeRemedy(remedy, platformName)} on ${describeTime(correctedAt, zone)}.`,
    details: {
      correction: correction.id,
      remedy: remedy.kind,
      noticedAt,
      correctedAt,
      ...(remedy.kind === 'post' && { permalink: remedy.permalink }),
    },
  };
  return { post: { ...post, corrections: [...(post.corrections ?? []), correction] }, happening };
}

/** How it was put right, such as `Deleted on X`. */
export function describeRemedy({ kind }: Remedy, platformName: string): string {
  switch (kind) {
    case 'deleted':
      return `Deleted on ${platformName}`;
    case 'post':
      return 'Corrected by another post';
    case 'edited':
      return `Edited on ${platformName}`;
  }
}

/** The corrections of some posts: how many, and how long half of them took at most. */
export interface CorrectionSummary {
  readonly count: number;
  /** In hours; absent where there are none. */
  readonly medianHours: MedianHours | undefined;
  /** The latest first. */
  readonly list: readonly CorrectedPost[];
}

export interface CorrectedPost extends TimeToCorrection {
  readonly post: Post;
  readonly correction: Correction;
}

export function summarizeCorrections(posts: readonly Post[]): CorrectionSummary {
  const list = posts
    .flatMap((post) =>
      (post.corrections ?? []).flatMap((correction) =>
        post.receipt ? [{ post, correction, ...timeToCorrection(correction, post.receipt.publishedAt) }] : [],
      ),
    )
    .toSorted((a, b) => (a.correction.correctedAt < b.correction.correctedAt ? 1 : -1));
  return { count: list.length, medianHours: medianTimes(list), list };
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
