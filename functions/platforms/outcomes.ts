import type { PublishOutcome } from '#core/publish-outcome.ts';
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
