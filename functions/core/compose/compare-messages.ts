import type { Platform } from '#core/ids.ts';
import type { DraftMessage } from '#core/own-pack/own-pack.ts';
import { textFor, type Wording, wordingsOf } from './wordings.ts';

/** One thing that two states of a message do not have in common; empty where one of them has none. */
export interface Difference {
  readonly about:
    | { readonly kind: 'field'; readonly field: ComparedField }
    | {
        readonly kind: 'text';
        readonly language: Wording['language'];
        readonly voice: Wording['voice'];
        /** Those that say this same text, in both states. */
        readonly platforms: readonly Platform[];
      };
  readonly one: string;
  readonly other: string;
}

const FIELDS = ['title', 'kind', 'topic', 'audience', 'principle', 'time_sensitive', 'media'] as const;
export type ComparedField = (typeof FIELDS)[number] | 'hashtags' | 'tags';

/** Everything in which two states of a message differ, the words last. None where they say the same. */
export function compareMessages(one: DraftMessage, other: DraftMessage): readonly Difference[] {
  return [...compareFields(one, other), ...compareTexts(one, other)];
}

function compareFields(one: DraftMessage, other: DraftMessage): readonly Difference[] {
  const write = (message: DraftMessage): readonly (readonly [ComparedField, string])[] => [
    ...FIELDS.map((field) => [field, String(message[field] ?? '')] as const),
    ['hashtags', message.hashtags.map((tag) => `#${tag}`).join(' ')],
    ['tags', message.tags.map(({ tag, without_handle: without }) => `${tag} (${without})`).join(', ')],
  ];
  const others = new Map(write(other));
  return write(one).flatMap(([field, value]) => {
    const theirs = others.get(field) ?? '';
    return value === theirs ? [] : [{ about: { kind: 'field', field }, one: value, other: theirs }];
  });
}

function compareTexts(one: DraftMessage, other: DraftMessage): readonly Difference[] {
  const ones = wordingsOf(one.variants);
  const others = wordingsOf(other.variants);
  const groups = Map.groupBy([...ones, ...others], ({ language, voice }) => `${language} ${voice}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { language, voice } = first;
    const isSame = (wording: Wording) => wording.language === language && wording.voice === voice;
    const [mine, theirs] = [ones.find(isSame), others.find(isSame)];
    const platforms = [...new Set(group.flatMap((wording) => wording.platforms))];
    const said = platforms.map((platform) => ({
      platform,
      one: (mine && textFor(mine, platform)) ?? '',
      other: (theirs && textFor(theirs, platform)) ?? '',
    }));
    const changed = Map.groupBy(
      said.filter((each) => each.one !== each.other),
      (each) => JSON.stringify([each.one, each.other]),
    );
    return [...changed.values()].flatMap((some): readonly Difference[] => {
      const [each] = some;
      if (each === undefined) return [];
      const about = {
        kind: 'text' as const,
        language,
        voice,
        platforms: some.map(({ platform }) => platform),
      };
      return [{ about, one: each.one, other: each.other }];
    });
  });
}
