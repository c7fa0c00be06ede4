import { Language, type Platform } from '#core/ids.ts';
import { MESSAGES_OF_PACK } from '#core/own-pack/own-pack.ts';
import type { MessageKind, Voice } from '#core/pack.ts';
import type { DraftAccount, DraftPack } from './draft-pack.ts';
import { wordingsOf } from './wordings-of-draft.ts';

/** What a person says about one post or talking point. */
export interface WordingDecision {
  readonly isTaken: boolean;
  readonly platforms: readonly Platform[];
  readonly voice: Voice;
  readonly isTimeSensitive: boolean;
}

/** What a person says about a draft before it becomes a pack. */
export interface ToolkitDecisions {
  readonly title: string;
  readonly language: Language;
  /** What the posts are; talking points are what they are. */
  readonly kind: Exclude<MessageKind, 'talking-point'>;
  /** By the keys of `wordingsOf`. */
  readonly wordings: ReadonlyMap<string, WordingDecision>;
  /** Those that go out, as they are written in the draft; the others are in the pack, and off. */
  readonly hashtags: readonly string[];
  /** How a handle is written, by `handleKey`. */
  readonly handles: ReadonlyMap<string, string>;
  /** What pictures show, by the name of their file. One without a description stays out of the pack. */
  readonly alts: ReadonlyMap<string, string>;
}

/** A handle that a toolkit writes in several ways, so that a person has to choose. */
export interface HandleChoice {
  readonly key: string;
  readonly account: DraftAccount;
  readonly platform: Platform;
  readonly spellings: readonly string[];
}

export function handleKey(account: string, platform: Platform): string {
  return `${account}:${platform}`;
}

/** Every handle of an account that stands in the list, or in a post for that platform, in several spellings. */
export function handleChoices({ accounts, posts }: DraftPack): readonly HandleChoice[] {
  return accounts.flatMap((account) => {
    const named = account.handles.flatMap((one) => ('handle' in one ? [one] : []));
    const platforms = [...new Set(named.map(({ platform }) => platform))];
    return platforms.flatMap((platform): readonly HandleChoice[] => {
      const listed = named.filter((one) => one.platform === platform).map(({ handle }) => handle);
      const known = new Set(listed.map((handle) => handle.toLowerCase()));
      const used = posts
        .filter((post) => post.platforms.includes(platform))
        .flatMap(({ mentions }) => mentions)
        .filter((mention) => known.has(mention.toLowerCase()));
      const spellings = [...new Set([...listed, ...used])];
      return spellings.length > 1
        ? [{ key: handleKey(account.key, platform), account, platform, spellings }]
        : [];
    });
  });
}

/**
 * What Clarion would do by itself: everything is taken that was written to be said and has a place, as many as a pack
 * holds. Principles were not.
 */
export function proposeDecisions(draft: DraftPack): ToolkitDecisions {
  let free = MESSAGES_OF_PACK;
  const wordings = wordingsOf(draft).map(({ key, kind, platforms, voice, timeSensitive }) => {
    const isTaken = kind !== 'principle' && platforms.length > 0 && free > 0;
    if (isTaken) free -= 1;
    return [key, { isTaken, platforms, voice, isTimeSensitive: timeSensitive ?? false }] as const;
  });
  return {
    title: draft.title,
    language: Language.parse('en'),
    kind: 'announcement',
    wordings: new Map(wordings),
    hashtags: draft.hashtags.filter(({ offReason }) => offReason === undefined).map(({ tag }) => tag),
    handles: new Map(handleChoices(draft).map(({ key, spellings }) => [key, spellings[0] ?? ''])),
    alts: new Map(draft.images.map(({ file, alt }) => [file, alt])),
  };
}
