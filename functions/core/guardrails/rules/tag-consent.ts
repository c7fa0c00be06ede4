import { findTagged } from '#core/guardrails/find-tagged.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** X prohibits mentions that nobody has asked for; consent on record shows that this one was. */
export const tagConsent = defineGuardrail('tag-consent', (subject, context) =>
  findTagged(subject, context).flatMap(({ tag, words, start, end }) => {
    if (tag?.consent) return [];
    const message = tag
      ? `“${words}”: no consent of ${tag.name} to be tagged is on record. Ask for it and record it, or leave the tag out.`
      : `“${words}” is not in your list of tags, so nobody has checked whose handle it is. Add it with consent, or leave it out.`;
    return [{ field: 'text' as const, words, start, end, message }];
  }),
);
