import { SOURCE_MARK } from '#core/guardrails/data/research-words.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { describeCitation, matchList } from '#core/guardrails/match-list.ts';
import { sentenceOf } from '#core/guardrails/reading.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** "Studies show", where no study is named and no link stands in the same sentence. */
export const uncitedResearch = defineGuardrail('uncited-research', (subject, context) =>
  textsOf(subject, context).flatMap(({ field, reading }) =>
    matchList(reading, context.policy.words.research).flatMap(({ citation, ...found }) => {
      const sentence = sentenceOf(reading, found);
      const linked = reading.links.some(({ start, end }) => sentence.start <= start && end <= sentence.end);
      if (linked || SOURCE_MARK.test(reading.text)) return [];
      const message = `“${found.words}” leans on research that readers cannot look up. Name the study and who made it, or link to it in the same sentence.${describeCitation(citation)}`;
      return [{ field, ...found, message }];
    }),
  ),
);
