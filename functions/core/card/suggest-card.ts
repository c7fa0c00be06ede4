import { composePost } from '#core/compose-post.ts';
import type { Language } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import type { Message, Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { NO_CARD, type WantedCard } from './check-card.ts';
import { firstSentence } from './first-sentence.ts';

/**
 * What a card of a message says at first: the first sentence of its wording in the office's own words. Without a wording
 * whose words are all known, the message's title stands in.
 */
export function suggestCard(
  { pack, message, office, rules }: SuggestionSource,
  language: Language,
): WantedCard {
  const answers = Object.fromEntries(
    pack.placeholders.flatMap(({ key, from }) => (from ? [[key, answerFrom(office, from)] as const] : [])),
  );
  const composed = rules
    .map((rule) =>
      composePost({
        pack,
        message,
        rules: rule,
        voice: 'office',
        language,
        answers,
        hashtags: new Set<string>(),
      }),
    )
    .find(({ ok }) => ok);
  const text = composed?.ok ? firstSentence(composed.value.text) : '';
  return {
    ...NO_CARD,
    layout: message.principle === undefined ? 'statement' : 'principle',
    language,
    number: String(message.principle ?? ''),
    text: text === '' ? message.title : text,
  };
}

export interface SuggestionSource {
  readonly pack: Pack;
  readonly message: Message;
  readonly office: Office;
  readonly rules: readonly TextRules[];
}
