import type { Doubt, Post } from './post.ts';
import { changePost, type PostChange, type PostRefusal } from './post-change.ts';
import type { Finding } from './publish-outcome.ts';
import { ok, type Result } from './result.ts';
import { describeTime } from './slot.ts';
import { type Instant, later, MINUTE, SECOND } from './time.ts';

/** How long a platform is given to show what it was sent before the first look, in milliseconds. */
export const FIRST_LOOK = 45 * SECOND;
/** Time between two looks that both have to show that the post is not there. */
const NEXT_LOOK = 60 * SECOND;
/** Two clean absences: one may be a timeline that lags behind. */
const ABSENCES_NEEDED = 2;
/** Looks that show nothing either way, after which a person is asked: about an hour. */
const FAILED_LOOKS_ALLOWED = 6;

const FRESH: Doubt = { absences: 0, failedLooks: 0, resent: false };

/** Notes that a post may be public, and when Clarion looks. Never sends anything. */
export function losePost(post: Post, reason: string, lookAt: Instant): Result<PostChange, PostRefusal> {
  const doubt = { ...FRESH, resent: post.doubt?.resent ?? false };
  const trouble = `${reason} Clarion looks on the platform before it does anything else.`;
  return changePost(post, 'lose', { dueAt: lookAt, doubt, trouble }, trouble);
}

/**
 * What a look at the platform makes of an unconfirmed post: found, it is adopted; absent twice, it is sent once more
 * if its time is not over (more often only where a repeat cannot post twice); and where the platform cannot tell, a
 * person is asked.
 */
export function settleFinding(post: Post, finding: Finding, now: Instant): Result<PostChange, PostRefusal> {
  const doubt = post.doubt ?? FRESH;
  switch (finding.kind) {
    case 'found':
      return changePost(
        post,
        'confirm',
        {
          receipt: finding.receipt,
          dueAt: undefined,
          attempt: undefined,
          doubt: undefined,
          trouble: undefined,
        },
        `Clarion looked and found the post public at ${finding.receipt.permalink}.`,
        { platformId: finding.receipt.platformId, permalink: finding.receipt.permalink },
      );
    case 'absent':
      return settleAbsence(
        post,
        { ...doubt, absences: doubt.absences + 1 },
        finding.repeatable ?? false,
        now,
      );
    case 'unreadable':
      return settleFailedLook(
        post,
        { ...doubt, absences: 0, failedLooks: doubt.failedLooks + 1 },
        finding.reason,
        now,
      );
  }
}

/**
 * `repeatable` is an absence after which a repeat cannot post twice: it may come as often as attempts are interrupted,
 * until the post's last moment. After any other one Clarion sends once more in a post's life, unless a person asks.
 */
function settleAbsence(
  post: Post,
  doubt: Doubt,
  repeatable: boolean,
  now: Instant,
): Result<PostChange, PostRefusal> {
  if (doubt.absences < ABSENCES_NEEDED) {
    return lookAgain(post, doubt, later(now, NEXT_LOOK), 'Clarion looked: the post is not there.');
  }
  if (now > post.notAfter) {
    const trouble = `Clarion looked twice: the post never became public. It was not to go out after ${describeTime(post.notAfter, post.slot.zone)}, so it was not sent again.`;
    return changePost(
      post,
      'miss',
      // Somebody may give it a new time: that Clarion has sent it once more by itself stays true.
      { dueAt: undefined, attempt: undefined, doubt: { ...FRESH, resent: doubt.resent }, trouble },
      trouble,
    );
  }
  if (doubt.resent && !repeatable) {
    return askPerson(post, doubt, 'The post was sent twice and is still not to be seen.');
  }
  return changePost(
    post,
    'send-again',
    {
      dueAt: now,
      attempt: undefined,
      doubt: { ...FRESH, resent: doubt.resent || !repeatable },
      trouble: undefined,
    },
    repeatable
      ? 'Clarion looked twice: the post is prepared on the platform and not public. It is published in a way that cannot post twice.'
      : 'Clarion looked twice, and the post is not there: it is sent once more.',
  );
}

function settleFailedLook(
  post: Post,
  doubt: Doubt,
  reason: string,
  now: Instant,
): Result<PostChange, PostRefusal> {
  if (doubt.failedLooks >= FAILED_LOOKS_ALLOWED) return askPerson(post, doubt, reason);
  const wait = Math.min(MINUTE * 2 ** doubt.failedLooks, 20 * MINUTE);
  return lookAgain(post, doubt, later(now, wait), reason);
}

function lookAgain(post: Post, doubt: Doubt, at: Instant, what: string): Result<PostChange, PostRefusal> {
  const summary = `${what} Clarion looks again at ${describeTime(at, post.slot.zone)}.`;
  return ok(looked({ ...post, doubt, dueAt: at, trouble: summary }, summary));
}

function askPerson(post: Post, doubt: Doubt, what: string): Result<PostChange, PostRefusal> {
  const { dueAt: _, ...rest } = post;
  const trouble = `${what} Look at the channel yourself, then say here whether it is there.`;
  return ok(looked({ ...rest, doubt, trouble }, trouble));
}

function looked(post: Post, summary: string): PostChange {
  return {
    post,
    happening: { subject: { kind: 'post', id: post.id }, action: 'post.look', summary },
  };
}
