import type { GuardrailContext } from './context.ts';
import type { WordListId } from './data/word-lists.ts';
import type { GuardrailSubject, RawFinding } from './guardrail.ts';
import { describeCitation, matchList } from './match-list.ts';
import { textsOf } from './texts-of.ts';

/** A finding for everything that one word list reports in a post's text and its image's description. */
export function findInTexts(
  subject: GuardrailSubject,
  context: GuardrailContext,
  list: WordListId,
  describe: (words: string) => string,
): readonly RawFinding[] {
  return textsOf(subject, context).flatMap(({ field, reading }) =>
    matchList(reading, context.policy.words[list]).map(({ citation, ...found }) => ({
      field,
      ...found,
      message: `${describe(found.words)}${describeCitation(citation)}`,
    })),
  );
}
