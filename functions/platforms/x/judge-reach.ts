import type { Look } from '#core/reach/collect-steps.ts';
import type { Instant } from '#core/time.ts';
import { lookLater, lookRefused } from '../looks.ts';
import { quote } from '../outcomes.ts';
import type { XTrouble } from './client.ts';
import { judgeProblem } from './errors.ts';

/** [V] X's pay-per-use agreement, XIV.C, and its guidelines: "Government use – requires Enterprise tier". */
export const NOT_ALLOWED =
  'X wants an Enterprise agreement that names this office before Clarion may show it X’s numbers, and whoever runs Clarion has not said that there is one. Look on X, then type the numbers in.';

const NO_CREDIT =
  'The credit of this Clarion with X is used up, so X tells no numbers. Ask whoever runs Clarion to top it up in the X developer console.';

/** What a lookup that did not go well means for the posts in it, or that the access has ended. */
export function judgeReachTrouble(
  trouble: XTrouble,
  now: Instant,
): Look | { readonly kind: 'disconnected'; readonly reason: string } {
  if (trouble.kind === 'not-sent') return lookLater('X could not be reached when Clarion wanted to ask.');
  if (trouble.kind === 'no-answer') return lookLater('X did not answer when Clarion asked.');
  const { problem } = trouble;
  const { status, type, words } = problem;
  if (status >= 500) return lookLater('X had a fault of its own when Clarion asked.');
  if (status === 401) {
    return { kind: 'disconnected', reason: 'Clarion’s access to X has ended. Connect the channel again.' };
  }
  // [S] 402; [S] others saw 429 with this type.
  if (status === 402 || (status === 429 && /usage-capped/.test(type))) return lookRefused(NO_CREDIT);
  if (status === 429) {
    const outcome = judgeProblem(problem, '', now);
    const until = outcome.kind === 'deferred' ? outcome.until : undefined;
    return lookLater('X limits how much may be read, and the limit was reached.', until);
  }
  return lookRefused(
    `X did not tell Clarion how far this post reached: "${quote(words) || `error ${status}`}".`,
  );
}
