import { plain } from '#core/election/find-words.ts';
import { HASHTAG_WORDS } from '#core/guardrails/data/hashtag-words.ts';
import { findHashtags } from '#core/guardrails/find-hashtags.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { remember } from '#core/remember.ts';

/** Screen readers tell the words of a hashtag apart by their capitals. */
export const hashtagCase = defineGuardrail('hashtag-case', ({ text }, { hashtags, policy }) =>
  findHashtags(text).flatMap(({ tag, words, start, end }) => {
    const better = hashtags.find((fact) => plain(fact.tag) === plain(tag))?.tag ?? withCapitals(tag);
    const isLong = !isDivided(tag) && letters(tag).length >= policy.thresholds['hashtag-letters'];
    if (better === tag || (better === undefined && !isLong)) return [];
    const advice =
      better === undefined
        ? 'If it is several words, begin each with a capital, such as #ElectionDay.'
        : `Write #${better}.`;
    const message = `“${words}” runs its words together, so that screen readers cannot read them out. ${advice}`;
    return [{ field: 'text' as const, words, start, end, message }];
  }),
);

const KNOWN = HASHTAG_WORDS.toSorted((one, other) => other.length - one.length).join('|');
const SEVERAL = new RegExp(`^(?:${KNOWN}){2,}$`, 'u');
const EACH = new RegExp(`^(${KNOWN})((?:${KNOWN})*)$`, 'u');

/** A hashtag of several known words that no capitals divide, with a capital for each. */
const withCapitals = remember((tag: string): string | undefined => {
  if (isDivided(tag)) return undefined;
  const all = plain(letters(tag));
  return SEVERAL.test(all) ? divide(all) + tag.slice(letters(tag).length) : undefined;
});

function divide(words: string): string {
  const [, first = words, rest = ''] = EACH.exec(words) ?? [];
  const word = first.slice(0, 1).toUpperCase() + first.slice(1);
  return rest === '' ? word : word + divide(rest);
}

/** Whether capitals, or an underscore, show where a word begins. */
function isDivided(tag: string): boolean {
  return /\p{Ll}.*\p{Lu}|_/u.test(tag);
}

/** Without the year behind it. */
function letters(tag: string): string {
  return tag.replace(/\p{N}+$/u, '');
}
