import { checkPost } from '#core/check-post.ts';
import { type Answers, type ComposeProblem, composePost } from '#core/compose-post.ts';
import { answerFrom, type Office } from '#core/office.ts';
import type { DraftMessage, OwnMedia, OwnPack } from '#core/own-pack/own-pack.ts';
import type { Image, MessageTag, Placeholder } from '#core/pack.ts';
import type { Mention } from '#core/resolve-tag.ts';
import { parseTemplate } from '#core/template.ts';
import type { TextRules } from '#core/text-rules.ts';
import { textFor, type Wording } from './wordings.ts';

/** A message on one platform as it would stand there, as far as it is written. */
export interface ComposedDraft {
  readonly rules: TextRules;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly image: Image | undefined;
  /** What was done differently from what the message asks for. */
  readonly notes: readonly string[];
  /** What keeps it from going out as it stands. */
  readonly problems: readonly string[];
}

/** What a pack's gaps are filled with while its message is written: the office's own facts, and examples elsewhere. */
export function sampleAnswers(placeholders: readonly Placeholder[], office: Office | undefined): Answers {
  return Object.fromEntries(
    placeholders.map(({ key, from, example }) => [
      key,
      office !== undefined && from !== undefined ? answerFrom(office, from) : example,
    ]),
  );
}

/** A wording on every platform that it goes to and that is known, in the order of the rules. */
export function composeDraft(
  pack: Pick<OwnPack, 'links' | 'placeholders' | 'tags' | 'media'>,
  message: Pick<DraftMessage, 'tags' | 'hashtags' | 'media'>,
  wording: Wording,
  answers: Answers,
  allRules: readonly TextRules[],
): readonly ComposedDraft[] {
  const image = pictureOf(pack.media, message);
  return allRules.flatMap((rules) => {
    const text = textFor(wording, rules.platform);
    return text === undefined ? [] : [composeOne(pack, message, wording, answers, rules, text, image)];
  });
}

function composeOne(
  pack: Pick<OwnPack, 'links' | 'placeholders' | 'tags'>,
  message: Pick<DraftMessage, 'tags' | 'hashtags'>,
  { language, voice }: Wording,
  answers: Answers,
  rules: TextRules,
  text: string,
  image: Image | undefined,
): ComposedDraft {
  const { platform } = rules;
  const compose = (draft: string) =>
    composePost({
      pack,
      message: { ...message, variants: [{ platforms: [platform], language, voice, text: draft }] },
      voice,
      language,
      answers,
      hashtags: new Set(message.hashtags),
      rules,
    });
  const composed = compose(text);
  if (composed.ok) {
    const { text: filled, mentions, notes } = composed.value;
    const problems = checkPost({ text: filled, image }, rules).map((problem) => problem.message);
    return { rules, text: filled, mentions, image, notes, problems };
  }
  // What cannot be filled stands as it was typed, so that the writer finds it.
  const problems = composed.error.map(describeUnknown);
  return { rules, text: text.trim(), mentions: [], image, notes: [], problems };
}

function describeUnknown(problem: ComposeProblem): string {
  switch (problem.kind) {
    case 'no-variant':
      return 'Nothing is written for it yet.';
    case 'unanswered':
      return `${problem.placeholder.label} has no example yet.`;
    case 'unknown-token':
      return `${problem.token} is nothing that this pack knows. Take it out, or add it to the pack first.`;
  }
}

function pictureOf(
  media: readonly OwnMedia[],
  { media: key }: Pick<DraftMessage, 'media'>,
): Image | undefined {
  const found = key === undefined ? undefined : media.find((each) => each.key === key);
  return found && { ...found.image, alt: found.alt };
}

/**
 * Whom a message mentions: the tags that stand in its texts, each once, in the order in which they first stand there.
 * What a message did with a tag where a platform has no handle stays; a tag that is new is written as a plain name.
 */
export function tagsUsed(texts: readonly string[], before: readonly MessageTag[]): readonly MessageTag[] {
  const keys = texts
    .flatMap((text) => parseTemplate(text))
    .flatMap((part) => (part.kind === 'tag' ? [part.key] : []));
  return [...new Set(keys)].map(
    (tag) => before.find((use) => use.tag === tag) ?? { tag, without_handle: 'name' },
  );
}
