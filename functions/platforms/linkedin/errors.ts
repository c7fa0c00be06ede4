import type { PublishOutcome } from '#core/publish-outcome.ts';
import { HOUR, Instant, later, MINUTE } from '#core/time.ts';
import {
  broken,
  deferred,
  deferredBy,
  disconnected,
  notReached,
  pauseApp,
  quote,
  rejected,
} from '../outcomes.ts';
import type { LinkedInProblem, LinkedInTrouble } from './client.ts';
import { rules } from './rules.ts';

const { name } = rules;

/** [S] The code and the words of a refusal that names the post of which this one would be a repeat. */
const DUPLICATE = /^DUPLICATE_POST$/;
const DUPLICATE_OF = /duplicate of (urn:li:(?:share|ugcPost):\d+)/i;

export function isDuplicate({ codes }: LinkedInProblem): boolean {
  return codes.some((code) => DUPLICATE.test(code));
}

/** The URN of the post that LinkedIn already has; [S] it may lead nowhere. */
export function originalOf({ words }: LinkedInProblem): string | undefined {
  return DUPLICATE_OF.exec(words)?.[1];
}

/** Whether an error leaves open what happened. */
export function isUncertain({ status }: LinkedInProblem): boolean {
  return status >= 500 || status === 408;
}

interface ProblemRule {
  readonly status: number;
  readonly code?: RegExp;
  readonly words?: RegExp;
  readonly outcome: 'rejected' | 'deferred' | 'disconnected';
  readonly until?: (now: Instant) => Instant;
  /** Whose allowance is used up, where that is the trouble. */
  readonly limit?: 'channel' | 'app';
  /** May quote LinkedIn as `{words}`. */
  readonly reason: string;
}

const inMinutes = (minutes: number) => (now: Instant) => later(now, minutes * MINUTE);

/** What Clarion makes of LinkedIn's problems when nothing became public; the first rule that fits decides. */
const RULES: readonly ProblemRule[] = [
  {
    status: 401,
    outcome: 'disconnected',
    reason: "Clarion's access to LinkedIn has ended. Connect the channel again; the post waits for you.",
  },
  {
    status: 403,
    outcome: 'disconnected',
    reason:
      'LinkedIn does not let Clarion post for this page ("{words}"). Have a super admin of the page connect the channel again; the post waits for you.',
  },
  {
    status: 422,
    code: DUPLICATE,
    outcome: 'rejected',
    reason:
      'LinkedIn says that this page has posted the same already. Look there: if it is to go out again, change its words. After a deletion LinkedIn can go on saying so for a day or two.',
  },
  // [S] The only URN in a post, besides its page's and its picture's, is that of a mention.
  {
    status: 400,
    code: /^INVALID_URN_/,
    outcome: 'rejected',
    reason:
      'LinkedIn does not know somebody whom this post mentions. Write the plain name instead, then approve the post again.',
  },
  {
    status: 400,
    code: /^MEDIA_ASSET_(PROCESSING|WAITING_UPLOAD)$/,
    outcome: 'deferred',
    until: inMinutes(1),
    reason: 'LinkedIn is still preparing the picture. Clarion tries again by itself.',
  },
  {
    status: 400,
    code: /^(MEDIA_ASSET|INVALID_IMAGE)_/,
    outcome: 'rejected',
    reason:
      'LinkedIn cannot use the picture of this post ("{words}"). Choose another one, then approve the post again.',
  },
  {
    status: 426,
    outcome: 'deferred',
    until: inMinutes(60),
    reason:
      'LinkedIn has switched off the version of its interface that this Clarion speaks. Ask whoever runs Clarion to update it. Clarion tries again by itself.',
  },
  // [V] The app has a limit of a day, and so has each member through it; both begin anew at midnight UTC.
  // [S] The words tell them apart, as APPLICATION and APPLICATION_AND_MEMBER, and from a passing limit.
  {
    status: 429,
    words: /\bthrottle APPLICATION\b/,
    outcome: 'deferred',
    until: nextDay,
    limit: 'app',
    reason: 'LinkedIn takes no more posts from this Clarion today.',
  },
  {
    status: 429,
    words: /\bday\b|daily/i,
    outcome: 'deferred',
    until: nextDay,
    limit: 'channel',
    reason:
      'LinkedIn allows only so much a day, and the allowance of today is used up. Clarion tries again by itself when the next one begins, at midnight UTC.',
  },
  {
    status: 429,
    outcome: 'deferred',
    until: inMinutes(15),
    limit: 'channel',
    reason: 'LinkedIn limits how much may be sent, and the limit is reached. Clarion tries again by itself.',
  },
];

/** The outcome of a call that cannot have made anything public. */
export function judgeUnpublished(trouble: LinkedInTrouble, now: Instant): PublishOutcome {
  switch (trouble.kind) {
    case 'not-sent':
      return notReached(name);
    case 'no-answer':
      return deferred(
        'LinkedIn did not answer while the post was being prepared; nothing is public yet. Clarion tries again by itself.',
      );
    case 'problem':
      return judgeProblem(trouble.problem, now);
  }
}

/** The outcome that a problem stands for when it is certain that nothing became public. */
export function judgeProblem(problem: LinkedInProblem, now: Instant): PublishOutcome {
  if (isUncertain(problem)) return broken(name);
  const words = quote(problem.words) || `error ${problem.status}`;
  const rule = RULES.find((each) => fits(each, problem));
  const reason = rule?.reason.replace('{words}', () => words);
  switch (rule?.outcome) {
    case 'rejected':
      return rejected(reason ?? '');
    case 'disconnected':
      return disconnected(reason ?? '');
    case 'deferred':
      return defer(rule, reason ?? '', rule.until?.(now));
    case undefined:
      return rejected(`LinkedIn refused the post: "${words}". Edit the post and approve it again.`);
  }
}

function defer({ limit }: ProblemRule, reason: string, until: Instant | undefined): PublishOutcome {
  if (limit === undefined || until === undefined) return deferred(reason, until);
  return deferredBy(reason, limit === 'app' ? { app: pauseApp(name, until) } : { channel: until });
}

function fits(rule: ProblemRule, { status, codes, words }: LinkedInProblem): boolean {
  return (
    rule.status === status &&
    (!rule.code || codes.some((code) => rule.code?.test(code))) &&
    (rule.words?.test(words) ?? true)
  );
}

/** A minute into the next day, since clocks may disagree. */
function nextDay(now: Instant): Instant {
  const tomorrow = later(now, 24 * HOUR).slice(0, 10);
  return Instant.parse(`${tomorrow}T00:01:00.000Z`);
}
