import type { PublishOutcome, SpentAllowances } from '#core/publish-outcome.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import type { Graph, GraphError, GraphReply } from './graph.ts';
import {
  broken,
  deferred,
  deferredBy,
  disconnected,
  notReached,
  pauseApp,
  quote,
  rejected,
  withSpent,
} from './outcomes.ts';

/**
 * What Clarion makes of an error of the Graph API. `wait` is in milliseconds; a reason may name the platform as
 * `{platform}` and quote its words as `{words}`.
 */
export interface ErrorRule {
  readonly code: number | readonly [from: number, to: number];
  readonly subcode?: number;
  readonly words?: RegExp;
  readonly outcome: 'rejected' | 'deferred' | 'disconnected';
  readonly wait?: number;
  /** Whose allowance is used up, where that is the trouble. */
  readonly limit?: 'channel' | 'app';
  readonly reason: string;
}

const RECONNECT = 'Connect the channel again; the post waits for you.';
const AGAIN = 'Clarion tries again by itself.';
const LIMITED = `{platform} limits how much may be sent, and the limit is reached. ${AGAIN}`;

/** [V] The app's calls are counted over the last hour, so that some come back soon; no answer says when. */
export const APP_WAIT = 15 * MINUTE;

/** Errors that Facebook, Instagram and Threads share; the first rule that fits decides. Source: Meta's error guide. */
const SHARED: readonly ErrorRule[] = [
  {
    code: 190,
    subcode: 458,
    outcome: 'disconnected',
    reason: `Clarion was removed from the apps that may post on {platform}. ${RECONNECT}`,
  },
  {
    code: 190,
    subcode: 460,
    outcome: 'disconnected',
    reason: `The password was changed, which ended Clarion's access to {platform}. ${RECONNECT}`,
  },
  {
    code: 190,
    subcode: 459,
    outcome: 'disconnected',
    reason: `{platform} wants the person who connected the channel to sign in there and answer a question. Do that, then connect the channel again.`,
  },
  {
    code: 190,
    subcode: 464,
    outcome: 'disconnected',
    reason: `The person who connected the channel has to confirm their profile on {platform}. Do that, then connect the channel again.`,
  },
  { code: 190, outcome: 'disconnected', reason: `Clarion's access to {platform} has ended. ${RECONNECT}` },
  {
    code: [102, 104],
    outcome: 'disconnected',
    reason: `Clarion's access to {platform} has ended. ${RECONNECT}`,
  },
  ...([10, [200, 299]] as const).map(
    (code): ErrorRule => ({
      code,
      words: /mention/i,
      outcome: 'rejected',
      reason:
        '{platform} does not let Clarion mention a page in this post. Take the mention out, then approve the post again.',
    }),
  ),
  ...([3, 10, [200, 299]] as const).map(
    (code): ErrorRule => ({
      code,
      outcome: 'disconnected',
      reason:
        'A permission to post is missing on {platform} ("{words}"). Have an administrator of the channel connect it again and leave every permission switched on.',
    }),
  ),
  {
    code: 368,
    outcome: 'deferred',
    wait: HOUR,
    limit: 'channel',
    reason: `{platform} has blocked posting for a while because of its policies. Look there for a message to the channel. ${AGAIN}`,
  },
  // With a subcode, 4 has been seen for one channel alone: nobody else is to wait for that.
  ...[4, 341].map(
    (code): ErrorRule => ({
      code,
      subcode: 0,
      outcome: 'deferred',
      wait: APP_WAIT,
      limit: 'app',
      reason: LIMITED,
    }),
  ),
  ...[4, 17, 32, 341, 613, 80001, 80002].map(
    (code): ErrorRule => ({
      code,
      outcome: 'deferred',
      wait: 15 * MINUTE,
      limit: 'channel',
      reason: LIMITED,
    }),
  ),
  ...[1, 2].map(
    (code): ErrorRule => ({
      code,
      outcome: 'deferred',
      wait: MINUTE,
      reason: `{platform} is out of order for a moment. ${AGAIN}`,
    }),
  ),
  {
    code: 506,
    outcome: 'rejected',
    reason:
      'The last post of this channel on {platform} says the same. Look there: if this one is to go out as well, change its words.',
  },
  {
    code: 1609005,
    outcome: 'rejected',
    reason:
      '{platform} cannot open the link in this post. Check the address, correct it and approve the post again.',
  },
  {
    code: 100,
    subcode: 1609005,
    outcome: 'rejected',
    reason:
      '{platform} cannot open the link in this post. Check the address, correct it and approve the post again.',
  },
];

/** The outcome that an error stands for when it is certain that nothing became public. */
export function judgeError(
  error: GraphError,
  name: string,
  own: readonly ErrorRule[],
  now: Instant,
): PublishOutcome {
  const rule = [...own, ...SHARED].find((each) => fits(each, error));
  const words = quote(error.userMessage || error.message) || `error ${error.status}`;
  const say = (reason: string) => reason.replaceAll('{platform}', name).replaceAll('{words}', () => words);
  if (rule) {
    switch (rule.outcome) {
      case 'rejected':
        return rejected(say(rule.reason));
      case 'disconnected':
        return disconnected(say(rule.reason));
      case 'deferred':
        return defer(error, rule, name, say(rule.reason), now);
    }
  }
  if (error.transient || error.status === 429) {
    const until = later(now, 5 * MINUTE);
    const reason = say(`{platform} cannot take the post now ("{words}"). ${AGAIN}`);
    return error.status === 429 ? deferredBy(reason, { channel: until }) : deferred(reason, until);
  }
  if (error.status >= 500) return broken(name);
  if (error.status === 401)
    return disconnected(say(`Clarion's access to {platform} has ended. ${RECONNECT}`));
  return rejected(say('{platform} refused the post: "{words}". Edit the post and approve it again.'));
}

/** As `judgeError`, for any call that did not go well and cannot have made anything public. */
export function judgeUnpublished(
  reply: Exclude<GraphReply<unknown>, { kind: 'ok' }>,
  name: string,
  own: readonly ErrorRule[],
  now: Instant,
): PublishOutcome {
  switch (reply.kind) {
    case 'not-sent':
      return notReached(name);
    case 'no-answer':
      return deferred(
        `${name} did not answer while the post was being prepared; nothing is public yet. ${AGAIN}`,
      );
    case 'error':
      return judgeError(reply.error, name, own, now);
  }
}

/** Whether an error leaves open what happened: the platform's own fault, or one that it calls passing. */
export function isUncertain(error: GraphError): boolean {
  return error.status >= 500 || error.transient || error.code === 1 || error.code === 2;
}

/** Whether the access itself was refused: nothing was done, and nothing can be read with it either. */
export function isTokenRefused({ code }: GraphError): boolean {
  return TOKEN_REFUSED.includes(code);
}

const TOKEN_REFUSED = [102, 104, 190];

/** Adds to an outcome what Meta's headers say of the allowances, whatever became of the post. */
export function withUse(outcome: PublishOutcome, graph: Graph, name: string, now: Instant): PublishOutcome {
  const { isAppFull, regainMinutes } = graph.use();
  const spent: SpentAllowances = {
    ...(regainMinutes > 0 && { channel: later(now, Math.min(regainMinutes * MINUTE, DAY)) }),
    ...(isAppFull && { app: pauseApp(name, later(now, APP_WAIT)) }),
  };
  return withSpent(outcome, spent);
}

function defer(
  error: GraphError,
  rule: ErrorRule,
  name: string,
  reason: string,
  now: Instant,
): PublishOutcome {
  // How long the channel has to wait is no word on the app.
  if (rule.limit === 'app')
    return deferredBy(reason, { app: pauseApp(name, later(now, rule.wait ?? APP_WAIT)) });
  const until = later(now, waitFor(error, rule));
  return rule.limit === 'channel' ? deferredBy(reason, { channel: until }) : deferred(reason, until);
}

function waitFor(error: GraphError, rule: ErrorRule): number {
  const regain = (error.regainMinutes ?? 0) * MINUTE;
  return Math.min(Math.max(regain, rule.wait ?? MINUTE), DAY);
}

function fits(rule: ErrorRule, error: GraphError): boolean {
  const [from, to] = typeof rule.code === 'number' ? [rule.code, rule.code] : rule.code;
  return (
    error.code >= from &&
    error.code <= to &&
    (rule.subcode === undefined || rule.subcode === error.subcode) &&
    (rule.words === undefined || rule.words.test(`${error.message} ${error.userMessage}`))
  );
}
