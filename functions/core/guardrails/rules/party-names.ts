import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { findExcuses, isInside } from '#core/guardrails/match-list.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** A party's name, but where an office has to name it: its primary, its ballot, its voters' registration. */
export const partyNames = defineGuardrail('party-names', (subject, context) =>
  textsOf(subject, context).flatMap(({ field, reading }) => {
    const parties = reading.names.filter(({ kind }) => kind === 'party');
    const excuses = parties.length > 0 ? findExcuses(reading, context.policy.words['party-contexts']) : [];
    return parties
      .filter((party) => !isInside(party, excuses))
      .map(({ words, start, end }) => ({
        field,
        words,
        start,
        end,
        message: `“${words}” names a party. Name one only where voters need it, such as for the hours of its primary, and then name all that are concerned.`,
      }));
  }),
);
