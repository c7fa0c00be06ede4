import { defineGuardrail, type RawFinding } from '#core/guardrails/guardrail.ts';
import { unfilledIn } from '#core/template.ts';

/** A post with `{office}` or `[YOUR OFFICE]` in it would tell everybody that nobody has read it. */
export const unresolvedPlaceholder = defineGuardrail('unresolved-placeholder', ({ text, image }) => [
  ...unfilled('text', text),
  ...(image ? unfilled('alt', image.alt) : []),
]);

function unfilled(field: 'text' | 'alt', text: string): readonly RawFinding[] {
  let from = 0;
  return unfilledIn(text).map((words) => {
    const start = text.indexOf(words, from);
    from = start + words.length;
    const message = `${words} still has to be filled in, or readers will see it. Write the real words there.`;
    return { field, words, start, end: from, message };
  });
}
