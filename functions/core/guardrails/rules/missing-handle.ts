import type { TagFact } from '#core/guardrails/context.ts';
import { findMentions } from '#core/guardrails/find-mentions.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** A handle of another platform tags nobody here, or a stranger of that name. */
export const missingHandle = defineGuardrail('missing-handle', ({ text }, { rules, tags }) =>
  findMentions(text).flatMap((mention) => {
    const owners = tags.filter((tag) => handlesOf(tag).includes(mention.handle));
    const [owner] = owners;
    const here = owners.some(({ handles }) => handles[rules.platform]?.toLowerCase() === mention.handle);
    if (!owner || (here && rules.mentions.syntax === 'at-handle')) return [];
    const own = owner.handles[rules.platform];
    const advice =
      rules.mentions.syntax !== 'at-handle'
        ? `${rules.name} tags nobody by a handle in the text. Write the plain name instead.`
        : own === undefined
          ? `${owner.name} has no handle on ${rules.name}. Write the plain name, or leave the tag out.`
          : `${owner.name} is @${own} on ${rules.name}. Write that handle.`;
    const { words, start, end } = mention;
    return [
      { field: 'text' as const, words, start, end, message: `“${words}” is of another platform: ${advice}` },
    ];
  }),
);

function handlesOf({ handles }: TagFact): readonly string[] {
  return Object.values(handles).map((handle) => (handle ?? '').toLowerCase());
}
