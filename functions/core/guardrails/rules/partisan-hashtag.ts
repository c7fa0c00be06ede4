import { plain } from '#core/election/find-words.ts';
import { findHashtags } from '#core/guardrails/find-hashtags.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** A hashtag that a party has made its own puts the post among that party's. */
export const partisanHashtag = defineGuardrail('partisan-hashtag', ({ text }, { hashtags, policy }) =>
  findHashtags(text).flatMap(({ tag, words, start, end }) => {
    const key = plain(tag);
    const known = hashtags.find((fact) => fact.partisan !== undefined && plain(fact.tag) === key);
    const association = known?.partisan ?? policy.hashtags[key];
    if (association === undefined) return [];
    const message = `“${words}” is associated with a party: ${association}. Choose another hashtag.`;
    return [{ field: 'text' as const, words, start, end, message }];
  }),
);
