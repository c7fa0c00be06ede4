import type { Language, Platform } from '#core/ids.ts';
import type { DraftVariant } from '#core/own-pack/own-pack.ts';
import type { Voice } from '#core/pack.ts';

/**
 * A message in one language and voice as a person writes it: one text for every platform, and another only where a
 * platform is to say it differently. The pack format lists each text with its platforms instead; the two say the same.
 */
export interface Wording {
  readonly language: Language;
  readonly voice: Voice;
  /** Where the message goes in this language and voice. */
  readonly platforms: readonly Platform[];
  /** For each of these platforms that has no text of its own. */
  readonly text: string;
  /** Never empty: without a text of its own a platform takes the one for all. */
  readonly own: ReadonlyMap<Platform, string>;
}

/** What a platform says in a wording; undefined where the message does not go there. */
export function textFor({ platforms, text, own }: Wording, platform: Platform): string | undefined {
  return platforms.includes(platform) ? (own.get(platform) ?? text) : undefined;
}

/**
 * A message's variants as wordings, one for each language and voice. The text that most platforms share becomes the one
 * for all; of two that equally many share, the first.
 */
export function wordingsOf(variants: readonly DraftVariant[]): readonly Wording[] {
  const groups = Map.groupBy(variants, ({ language, voice }) => `${language} ${voice}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { language, voice } = first;
    const texts = groupByText(
      group.flatMap(({ platforms, text }) => platforms.map((platform) => ({ platform, text }))),
    );
    const shared = chooseShared(texts);
    const own = texts.flatMap(({ platforms, text }) =>
      text === shared ? [] : platforms.map((platform) => [platform, text] as const),
    );
    return [
      {
        language,
        voice,
        platforms: texts.flatMap(({ platforms }) => platforms),
        text: shared,
        own: new Map(own),
      },
    ];
  });
}

/** Wordings as variants, the text for all first. A wording that says nothing anywhere leaves none. */
export function variantsOf(wordings: readonly Wording[]): readonly DraftVariant[] {
  return wordings.flatMap((wording) => {
    const { language, voice, text } = wording;
    const said = wording.platforms.map((platform) => ({
      platform,
      text: textFor(wording, platform) ?? '',
    }));
    if (said.every((each) => each.text.trim() === '')) return [];
    const texts = groupByText(said);
    const forAll = texts.filter((each) => each.text === text);
    const own = texts.filter((each) => each.text !== text);
    return [...forAll, ...own].map((each) => ({
      platforms: [...each.platforms],
      language,
      voice,
      text: each.text,
    }));
  });
}

interface SharedText {
  readonly text: string;
  readonly platforms: readonly Platform[];
}

/** A platform for which nothing is written yet has no text of its own, so that no text at all is the one for all. */
function chooseShared(texts: readonly SharedText[]): string {
  if (texts.some(({ text }) => text === '')) return '';
  const most = Math.max(...texts.map(({ platforms }) => platforms.length));
  return texts.find(({ platforms }) => platforms.length === most)?.text ?? '';
}

function groupByText(
  said: readonly { readonly platform: Platform; readonly text: string }[],
): readonly SharedText[] {
  const groups = Map.groupBy(said, ({ text }) => text);
  return [...groups].map(([text, some]) => ({ text, platforms: some.map(({ platform }) => platform) }));
}
