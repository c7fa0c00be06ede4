import type { Digest } from './digest.ts';
import type { AttemptId } from './ids.ts';
import { type Attempt, hashContent, type Post, type Progress } from './post.ts';
import { changePost, type PostChange, type PostRefusal } from './post-change.ts';
import type { PublishOutcome, Verdict } from './publish-outcome.ts';
import { FIRST_LOOK, losePost } from './reconcile-steps.ts';
import { err, type Result } from './result.ts';
import { describeTime } from './slot.ts';
import { type Instant, later, MINUTE, SECOND } from './time.ts';

/** How long an attempt may take before it is taken to have died: longer than every deadline of one put together. */
export const LEASE = 3 * MINUTE;

/** Why a post cannot be claimed now: it is not its time, or it is not the text that was approved. */
export type ClaimRefusal = { readonly kind: 'not-due' } | { readonly kind: 'changed' };

/** Takes a due post for one attempt. Whoever stores the result first has it; everybody else's write is refused. */
export function claimPost(
  post: Post,
  attemptId: AttemptId,
  now: Instant,
  digest: Digest,
): Result<PostChange, ClaimRefusal | PostRefusal> {
  if (post.state !== 'scheduled' || post.dueAt === undefined || post.dueAt > now)
    return err({ kind: 'not-due' });
  if (post.approval?.hash !== hashContent(post, digest)) return err({ kind: 'changed' });
  const number = post.attempts + 1;
  const leaseUntil = later(now, LEASE);
  const attempt: Attempt = { id: attemptId, number, startedAt: now, leaseUntil };
  return changePost(
    post,
    'claim',
    // The due index now leads to the lease's end, so that a sweep finds an attempt whose host has died.
    { attempt, attempts: number, dueAt: leaseUntil },
    `Clarion began attempt ${number} to publish the post.`,
    { attempt: attemptId },
  );
}

/** Keeps what the platform has handed out, before the next call is made. */
export function recordProgress(post: Post, progress: Progress): PostChange {
  const names = Object.keys(progress).join(', ');
  return {
    post: { ...post, progress: { ...post.progress, ...progress } },
    happening: {
      subject: { kind: 'post', id: post.id },
      action: 'post.progress',
      summary: `The platform prepared the post (${names}).`,
      details: progress,
    },
  };
}

/** Notes that the call which makes the post public is about to be made: from here on it may be out there. */
export function beginSending(post: Post, attempt: Attempt, now: Instant, digest: Digest): PostChange {
  const contentHash = hashContent(post, digest);
  return {
    post: { ...post, attempt: { ...attempt, sendingAt: now } },
    happening: {
      subject: { kind: 'post', id: post.id },
      action: 'post.sending',
      summary: 'Clarion is sending the post to the platform.',
      details: { attempt: attempt.id, contentHash },
    },
  };
}

/** What an attempt's outcome makes of the post. `jitter` is between 0 and 1 and spreads repeats apart. */
export function settlePost(
  post: Post,
  outcome: PublishOutcome,
  now: Instant,
  jitter: number,
): Result<PostChange, PostRefusal> {
  const done = { attempt: undefined, dueAt: undefined };
  switch (outcome.kind) {
    case 'published': {
      const { receipt } = outcome;
      return changePost(
        post,
        // An answer may come after the attempt was given up as lost: it is evidence all the same.
        post.state === 'unconfirmed' ? 'confirm' : 'publish',
        { ...done, receipt, doubt: undefined, trouble: undefined },
        `The post is public at ${receipt.permalink}.`,
        { platformId: receipt.platformId, permalink: receipt.permalink },
      );
    }
    case 'rejected':
      return changePost(post, 'reject', { ...done, trouble: outcome.reason }, outcome.reason);
    case 'disconnected':
      return changePost(post, 'hold', { ...done, trouble: outcome.reason }, outcome.reason);
    case 'unconfirmed':
      return losePost(post, outcome.reason, later(now, FIRST_LOOK));
    case 'deferred':
      return deferPost(post, outcome.until ?? later(now, backoff(post.attempts, jitter)), outcome.reason);
    case 'withheld':
      return withholdPost(post, outcome.verdict);
  }
}

/** Puts off the next attempt; a post whose time would be over by then is missed instead. */
function deferPost(post: Post, until: Instant, reason: string): Result<PostChange, PostRefusal> {
  if (until > post.notAfter) {
    return changePost(
      post,
      'miss',
      { dueAt: undefined, attempt: undefined, trouble: missedBecause(post, reason) },
      reason,
    );
  }
  const summary = `${reason} The next try is at ${describeTime(until, post.slot.zone)}.`;
  return changePost(post, 'defer', { dueAt: until, attempt: undefined, trouble: summary }, summary, {
    until,
  });
}

/** What a verdict other than `go` makes of a post, claimed or not yet. */
export function withholdPost(
  post: Post,
  verdict: Exclude<Verdict, { kind: 'go' }>,
): Result<PostChange, PostRefusal> {
  const done = { attempt: undefined, dueAt: undefined };
  switch (verdict.kind) {
    case 'too-late':
      return missPost(post);
    case 'stopped':
      return changePost(post, 'hold', { ...done, trouble: verdict.why }, verdict.why);
    case 'skipped':
      return changePost(post, 'miss', { ...done, trouble: verdict.why }, verdict.why);
  }
}

/** Ends a post whose time has passed: it is never sent late. */
export function missPost(post: Post): Result<PostChange, PostRefusal> {
  const trouble = missedBecause(post, 'It could not be sent in time.');
  return changePost(post, 'miss', { dueAt: undefined, attempt: undefined, trouble }, trouble);
}

/** Sends a post back to its author whose content is not the one that was approved. */
export function holdUnapproved(post: Post): Result<PostChange, PostRefusal> {
  const trouble =
    'The text is not the one that was approved. Read it, edit it if needed, and approve it again.';
  return changePost(post, 'hold', { dueAt: undefined, trouble }, trouble);
}

/**
 * Settles an attempt whose host died. If the public call had not begun, nothing can be public and the post is simply
 * due again; otherwise nobody knows, and the platform is looked at before anything else.
 */
export function recoverPost(post: Post, now: Instant): Result<PostChange, PostRefusal> {
  if (post.attempt?.sendingAt !== undefined) {
    return losePost(
      post,
      'The connection was lost while the post was being sent, so it may be public already.',
      now,
    );
  }
  return changePost(
    post,
    'recover',
    { dueAt: now, attempt: undefined },
    'The attempt was interrupted before anything was sent, so the post is due again.',
  );
}

function missedBecause(post: Post, reason: string): string {
  return `${reason} It was not to go out after ${describeTime(post.notAfter, post.slot.zone)}, so it was not sent. Give it a new time if it still makes sense.`;
}

function backoff(attempts: number, jitter: number): number {
  const base = Math.min(30 * SECOND * 2 ** Math.max(0, attempts - 1), 15 * MINUTE);
  return Math.round(base * (0.75 + 0.5 * jitter));
}
