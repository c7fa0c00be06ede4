import type { PublishOutcome } from '#core/publish-outcome.ts';
import { HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import type { ErrorRule } from '../graph-errors.ts';
import { deferred, quote, rejected } from '../outcomes.ts';

/** Threads' own errors. Meta publishes no table of them: these are [S] or told by their words. */
export const ERRORS: readonly ErrorRule[] = [
  {
    code: 24,
    subcode: 4279009,
    outcome: 'deferred',
    wait: MINUTE,
    reason: 'Threads could not prepare the post. Clarion tries again by itself.',
  },
  {
    code: 1,
    subcode: 2207052,
    outcome: 'deferred',
    wait: 2 * MINUTE,
    reason:
      'Threads could not fetch the picture from Clarion. Clarion tries again by itself. If it goes on, ask whoever runs Clarion whether it can be reached from the internet.',
  },
  {
    code: 9,
    subcode: 2207042,
    outcome: 'deferred',
    wait: HOUR,
    limit: 'channel',
    reason:
      'This channel has published as many posts in 24 hours as Threads allows. Clarion tries again by itself.',
  },
  {
    code: [-10, 100_000],
    words: /LINK_LIMIT_EXCEEDED/,
    outcome: 'rejected',
    reason: 'Threads takes at most five links in a post. Take some out and approve the post again.',
  },
];

/** What the failure of a container means. Source: the values of `error_message` that Meta documents. */
export function judgeFailure(words: string, now: Instant): PublishOutcome {
  if (/^INVALID_/.test(words)) {
    return rejected(
      `Threads cannot use the picture ("${quote(words)}"). Choose another one, then approve the post again.`,
    );
  }
  return deferred('Threads could not prepare the post. Clarion tries again by itself.', later(now, MINUTE));
}
