import { findInTexts } from '#core/guardrails/find-in-texts.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** Public money may not ask for votes one way: as Texas Election Code 255.003, and in most states in some form. */
export const voteForAgainst = defineGuardrail('vote-for-against', (subject, context) =>
  findInTexts(
    subject,
    context,
    'vote-for-against',
    (words) =>
      `“${words}” can be read as asking people to vote one way, which an election office must not do. Say how, when or where to vote instead.`,
  ),
);
