import type { Pause, PublishOutcome, SpentAllowances } from '#core/publish-outcome.ts';
import type { Instant } from '#core/time.ts';

type Outcome<K extends PublishOutcome['kind']> = Extract<PublishOutcome, { kind: K }>;

export const rejected = (reason: string): Outcome<'rejected'> => ({ kind: 'rejected', reason });

export const disconnected = (reason: string): Outcome<'disconnected'> => ({ kind: 'disconnected', reason });

export const unconfirmed = (reason: string): Outcome<'unconfirmed'> => ({ kind: 'unconfirmed', reason });

/** Without an instant Clarion chooses when to try again. */
export const deferred = (reason: string, until?: Instant): Outcome<'deferred'> => ({
  kind: 'deferred',
  until,
  reason,
});

/** A pause for every office: Clarion's app as a whole has sent as much as the platform lets it. */
export const pauseApp = (name: string, until: Instant): Pause => ({
  until,
  reason: `${name} limits how much all offices of this Clarion may send together, and the limit is reached. Nothing is wrong with this post.`,
});

/** Puts a post off until every allowance that it needs is back. */
export function deferredBy(reason: string, spent: SpentAllowances): Outcome<'deferred'> {
  const until = [spent.channel, spent.app?.until].flatMap((end) => end ?? []).sort();
  const why = spent.app ? `${spent.app.reason} Clarion tries again by itself.` : reason;
  return { ...deferred(why, until.at(-1)), spent };
}

/** Adds what an answer says of allowances besides. What the outcome itself says of one goes first. */
export function withSpent(outcome: PublishOutcome, told: SpentAllowances): PublishOutcome {
  if (outcome.kind !== 'published' && outcome.kind !== 'deferred') return outcome;
  const spent = { ...told, ...outcome.spent };
  return Object.keys(spent).length > 0 ? { ...outcome, spent } : outcome;
}

/** Where a platform counts each kind of call apart, a limit on pictures holds back no post but this. */
export function forThisPost(outcome: PublishOutcome): PublishOutcome {
  return outcome.kind === 'deferred' ? deferred(outcome.reason, outcome.until) : outcome;
}

export const notReached = (name: string): Outcome<'deferred'> =>
  deferred(`${name} could not be reached, so nothing was sent. Clarion tries again by itself.`);

export const broken = (name: string): Outcome<'deferred'> =>
  deferred(`${name} has a fault of its own, so nothing is public yet. Clarion tries again by itself.`);

export const unanswered = (name: string): Outcome<'unconfirmed'> =>
  unconfirmed(`The post was sent, but ${name} did not say whether it took it, so it may be public already.`);

export const unseen = (name: string): Outcome<'unconfirmed'> =>
  unconfirmed(
    `The post may be public already, and ${name} did not show it to Clarion, so nothing was sent again.`,
  );

const MAX_QUOTE = 200;

/** A platform's own words, fit to be shown: without addresses and without anything that may be a token. */
export function quote(words: string): string {
  const safe = words
    .replace(/\bhttps?:\/\/\S+/gi, '[address]')
    .replace(/[\w%|.~+/=-]{24,}/g, '[left out]')
    .replace(/\s+/g, ' ')
    .trim();
  return safe.length > MAX_QUOTE ? `${safe.slice(0, MAX_QUOTE - 1)}…` : safe;
}
