import { type CompanionTemplate, textsOf } from '#core/companion/companion-template.ts';
import { parseTemplate } from '#core/template.ts';
import type { DraftMessage } from './own-pack.ts';

/** A list of things that messages are made of. */
export type PartList = 'links' | 'hashtags' | 'tags' | 'placeholders';

/** The messages that use a part of their pack, named by its key (a hashtag by itself). */
export function usesOf(
  list: PartList,
  key: string,
  messages: readonly DraftMessage[],
): readonly DraftMessage[] {
  const kind = { links: 'link', placeholders: 'placeholder', tags: 'tag' } as const;
  return messages.filter((message) => {
    if (list === 'hashtags') return message.hashtags.includes(key);
    if (list === 'tags' && message.tags.some(({ tag }) => tag === key)) return true;
    return message.variants.some(({ text }) =>
      parseTemplate(text).some((part) => part.kind === kind[list] && part.key === key),
    );
  });
}

/** The companions that hold a link of their pack. */
export function companionsWithLink(
  key: string,
  templates: readonly CompanionTemplate[],
): readonly CompanionTemplate[] {
  return templates.filter(({ wordings }) =>
    wordings
      .flatMap(({ blocks }) => blocks.flatMap(textsOf).flatMap(parseTemplate))
      .some((part) => part.kind === 'link' && part.key === key),
  );
}
