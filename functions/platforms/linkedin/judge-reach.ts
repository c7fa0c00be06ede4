import type { Look } from '#core/reach/collect-steps.ts';
import type { Instant } from '#core/time.ts';
import { lookLater, lookRefused } from '../looks.ts';
import { quote } from '../outcomes.ts';
import type { LinkedInProblem, LinkedInTrouble } from './client.ts';
import { isUncertain, judgeProblem } from './errors.ts';

/** Whether LinkedIn refuses to tell any numbers at all; [S] in these words, which name the interface. */
export function isFinderRefused({ status, words }: LinkedInProblem): boolean {
  return status === 403 && /not enough permissions to access/i.test(words);
}

/** Whether LinkedIn says that it has no such post; [S] the code of an address that it does not know says nothing. */
export function isNotThere(trouble: LinkedInTrouble): boolean {
  return (
    trouble.kind === 'problem' &&
    trouble.problem.status === 404 &&
    !trouble.problem.codes.includes('RESOURCE_NOT_FOUND')
  );
}

/** A post of which LinkedIn does not let Clarion read the numbers. */
export const refusedShare = (problem: LinkedInProblem): Look =>
  lookRefused(
    `LinkedIn does not let Clarion read this post’s numbers (${quoted(problem)}). Only a super admin of the page may: have one connect the channel again.`,
  );

/** What trouble with a call means for every post that it was about, or that the access has ended. */
export function judgeReachTrouble(
  trouble: LinkedInTrouble,
  now: Instant,
): Look | { readonly kind: 'disconnected'; readonly reason: string } {
  if (trouble.kind === 'not-sent')
    return lookLater('LinkedIn could not be reached when Clarion wanted to ask.');
  if (trouble.kind === 'no-answer') return lookLater('LinkedIn did not answer when Clarion asked.');
  const { problem } = trouble;
  if (isUncertain(problem)) return lookLater('LinkedIn had a fault of its own when Clarion asked.');
  switch (problem.status) {
    case 401:
      return {
        kind: 'disconnected',
        reason: 'Clarion’s access to LinkedIn has ended. Connect the channel again.',
      };
    case 403:
      return refusedShare(problem);
    case 426:
      return lookRefused(
        'LinkedIn has switched off the version of its interface that this Clarion speaks. Ask whoever runs Clarion to update it.',
      );
    case 429:
      return lookLater(
        'LinkedIn limits how much may be read, and the limit was reached.',
        endOfLimit(problem, now),
      );
    default:
      return lookRefused(`LinkedIn did not tell Clarion how far this post reached (${quoted(problem)}).`);
  }
}

function endOfLimit(problem: LinkedInProblem, now: Instant): Instant | undefined {
  const outcome = judgeProblem(problem, now);
  return outcome.kind === 'deferred' ? outcome.until : undefined;
}

const quoted = ({ status, words }: LinkedInProblem) => `"${quote(words) || `error ${status}`}"`;
