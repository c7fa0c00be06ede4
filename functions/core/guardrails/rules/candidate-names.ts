import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** A candidate's name, wherever it stands: a sample ballot names all of them, a post hardly can. */
export const candidateNames = defineGuardrail('candidate-names', (subject, context) =>
  textsOf(subject, context).flatMap(({ field, reading }) =>
    reading.names
      .filter(({ kind }) => kind === 'candidate')
      .map(({ words, start, end }) => ({
        field,
        words,
        start,
        end,
        message: `“${words}” is the name of a candidate. Leave it out, or link to the list of all candidates.`,
      })),
  ),
);
