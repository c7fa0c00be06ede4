import { checkPost } from '#core/check-post.ts';
import { type Answers, composePost } from '#core/compose-post.ts';
import type { Message, Pack, Placeholder } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Fault } from './fault.ts';

/**
 * What of a message does not fit a platform that it is for, with the longest answers that its placeholders take and
 * with all of its hashtags. Tokens that the pack does not know are told of by `checkMessage`.
 */
export function checkFit(message: Message, pack: Pack, rules: readonly TextRules[]): readonly Fault[] {
  const answers = longestAnswers(pack.placeholders);
  const hashtags = new Set(message.hashtags);
  const image = message.media === undefined ? undefined : pack.images.get(message.media);
  const faults = new Map<string, Fault>();
  for (const [index, variant] of message.variants.entries()) {
    for (const platform of rules.filter((known) => variant.platforms.includes(known.platform))) {
      const { language, voice } = variant;
      const wanted = { ...message, variants: [variant] };
      const composition = { pack, message: wanted, voice, language, answers, hashtags, rules: platform };
      const composed = composePost(composition);
      if (!composed.ok) continue;
      for (const { field, message: what } of checkPost({ text: composed.value.text, image }, platform)) {
        const path = field === 'text' ? ['variants', index, 'text'] : ['media'];
        const how = field === 'text' ? ' It is counted with the longest answers.' : '';
        // One picture serves every wording: what is wrong with it is said once.
        faults.set(`${path.join()} ${what}`, { path, message: `${what}${how}` });
      }
    }
  }
  return [...faults.values()];
}

/** Answers as long as a pack allows them. */
export function longestAnswers(placeholders: readonly Placeholder[]): Answers {
  return Object.fromEntries(placeholders.map((placeholder) => [placeholder.key, longest(placeholder)]));
}

function longest({ type, choices, max_length }: Placeholder): string {
  if (choices) return choices.reduce((a, b) => (b.length > a.length ? b : a));
  switch (type) {
    // The longest names of a weekday and a month, in English and in Spanish.
    case 'date':
      return '2026-09-30';
    // An address that every platform takes for one.
    case 'url':
      return 'https://example.gov/'.padEnd(max_length, 'a');
    // The widest of letters on X.
    default:
      return 'W'.repeat(max_length);
  }
}
