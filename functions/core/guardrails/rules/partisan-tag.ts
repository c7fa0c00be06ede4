import { findTagged } from '#core/guardrails/find-tagged.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** Someone who holds a partisan role, whatever the party: a mention can be read as taking a side. */
export const partisanTag = defineGuardrail('partisan-tag', (subject, context) =>
  findTagged(subject, context).flatMap(({ tag, words, start, end }) =>
    tag?.partisanRole === undefined
      ? []
      : [
          {
            field: 'text' as const,
            words,
            start,
            end,
            message: `“${words}”: ${tag.name} holds a partisan role (${tag.partisanRole}), and the handle may pass to another holder. Leave the tag out unless people need it.`,
          },
        ],
  ),
);
