import { findInTexts } from '#core/guardrails/find-in-texts.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** One error is enough to make a promise of perfection false. */
export const guarantees = defineGuardrail('guarantees', (subject, context) =>
  findInTexts(
    subject,
    context,
    'guarantees',
    (words) =>
      `“${words}” promises more than anybody can know. Say what your office does, such as testing every machine in public.`,
  ),
);
