import type { FoundWords } from '#core/election/find-words.ts';
import type { GuardrailContext, TagFact } from './context.ts';
import { findMentions } from './find-mentions.ts';
import type { GuardrailSubject } from './guardrail.ts';

/** Someone whom a post mentions, with what the registry knows of them. */
export interface Tagged extends FoundWords {
  readonly tag: TagFact | undefined;
}

/** All whom a post mentions: by a handle, of whichever platform, or by a label that the publisher makes a mention of. */
export function findTagged(
  { text, mentions }: Pick<GuardrailSubject, 'text' | 'mentions'>,
  { tags }: Pick<GuardrailContext, 'tags'>,
): readonly Tagged[] {
  const byHandle = findMentions(text).map(({ handle, words, start, end }) => ({
    words,
    start,
    end,
    tag: tags.find(({ handles }) => Object.values(handles).some((own) => own?.toLowerCase() === handle)),
  }));
  const byLabel = mentions.flatMap(({ label }) => {
    const start = text.indexOf(label);
    const tag = tags.find((candidate) => (candidate.label ?? candidate.name) === label);
    return start === -1 ? [] : [{ words: label, start, end: start + label.length, tag }];
  });
  return [...byHandle, ...byLabel];
}
