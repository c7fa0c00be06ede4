import type { PublishOutcome, SpentAllowances } from '#core/publish-outcome.ts';
import { DAY, epochOf, type Instant, later, MINUTE, SECOND } from '#core/time.ts';
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
import type { XProblem, XResets, XTrouble } from './client.ts';

/** X's words for a repeated text; how long it remembers a text is undocumented. */
const DUPLICATE = /duplicate content/i;

export function isDuplicate(problem: XProblem): boolean {
  return problem.status === 403 && DUPLICATE.test(problem.words);
}

interface ProblemRule {
  readonly status: number;
  readonly type?: RegExp;
  readonly words?: RegExp;
  readonly onlyWithMention?: true;
  readonly outcome: 'rejected' | 'deferred' | 'disconnected';
  readonly reason: string;
}

const NO_CREDIT =
  'The credit of this Clarion with X is used up, so X takes no posts. Ask whoever runs Clarion to top it up in the X developer console, then release the post.';

/** What Clarion makes of X's problems when nothing became public; the first rule that fits decides. */
const RULES: readonly ProblemRule[] = [
  {
    status: 401,
    outcome: 'disconnected',
    reason: "Clarion's access to X has ended. Connect the channel again; the post waits for you.",
  },
  // [S] 402; [S] others saw 429 with this type
  { status: 402, outcome: 'rejected', reason: NO_CREDIT },
  { status: 429, type: /usage-capped/, outcome: 'rejected', reason: NO_CREDIT },
  {
    status: 429,
    outcome: 'deferred',
    reason: 'X limits how much may be sent, and the limit is reached. Clarion tries again by itself.',
  },
  {
    status: 403,
    words: DUPLICATE,
    outcome: 'rejected',
    reason:
      'X says that this channel has posted the same text already. Look there: if it is to go out again, change its words.',
  },
  {
    status: 403,
    words: /reply to this conversation|not been mentioned/i,
    outcome: 'rejected',
    reason:
      'X does not allow this post as a reply. Begin it with a word instead of an @handle, then approve it again.',
  },
  {
    status: 403,
    words: /scope/i,
    outcome: 'disconnected',
    reason:
      'A permission to post is missing on X. Connect the channel again and leave every permission switched on.',
  },
  {
    status: 403,
    words: /suspended|locked/i,
    outcome: 'disconnected',
    reason: 'X has locked this channel. Sign in on X, do what it asks, then connect the channel again.',
  },
  // [S] Self-serve apps have posts refused for an @mention, in words that do not say so.
  {
    status: 403,
    onlyWithMention: true,
    outcome: 'rejected',
    reason:
      'X did not permit this post, most likely because it mentions somebody. Write the name without @, then approve the post again.',
  },
  {
    status: 403,
    outcome: 'rejected',
    reason: 'X did not permit this post: "{words}". Edit it, or look on X for a message to the channel.',
  },
];

/** The outcome of a call that cannot have made anything public. */
export function judgeUnpublished(trouble: XTrouble, text: string, now: Instant): PublishOutcome {
  switch (trouble.kind) {
    case 'not-sent':
      return notReached('X');
    case 'no-answer':
      return deferred(
        'X did not answer while the post was being prepared; nothing is public yet. Clarion tries again by itself.',
      );
    case 'problem':
      return judgeProblem(trouble.problem, text, now);
  }
}

/** The outcome that a problem stands for when it is certain that nothing became public. */
export function judgeProblem(problem: XProblem, text: string, now: Instant): PublishOutcome {
  if (problem.status >= 500) return broken('X');
  const words = quote(problem.words) || `error ${problem.status}`;
  const rule = RULES.find((each) => fits(each, problem, text));
  const reason = rule?.reason.replace('{words}', () => words);
  switch (rule?.outcome) {
    case 'rejected':
      return rejected(reason ?? '');
    case 'disconnected':
      return disconnected(reason ?? '');
    case 'deferred':
      return deferredBy(reason ?? '', spentIn(problem, now));
    case undefined:
      return rejected(`X refused the post: "${words}". Edit the post and approve it again.`);
  }
}

function fits(rule: ProblemRule, problem: XProblem, text: string): boolean {
  return (
    rule.status === problem.status &&
    (rule.type?.test(problem.type) ?? true) &&
    (rule.words?.test(problem.words) ?? true) &&
    (!rule.onlyWithMention || /(^|\W)@\w/.test(text))
  );
}

/** The allowances that X's headers say are used up. */
export function spentBy({ channel, app }: XResets, now: Instant): SpentAllowances {
  return {
    ...(channel !== undefined && { channel: endOf(channel, now) }),
    ...(app !== undefined && { app: pauseApp('X', endOf(app, now)) }),
  };
}

/** As `spentBy`, for a refusal, which means some limit even if no header tells which. */
function spentIn({ resets = {} }: XProblem, now: Instant): SpentAllowances {
  const spent = spentBy(resets, now);
  return spent.channel || spent.app ? spent : { channel: later(now, 15 * MINUTE) };
}

/** Trusts the header within a day: a reset in the past or far off is a mistake. */
function endOf(resetSeconds: number, now: Instant): Instant {
  const wait = resetSeconds * SECOND - epochOf(now);
  return later(now, wait > 0 ? Math.min(wait, DAY) : MINUTE);
}
