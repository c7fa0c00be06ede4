import { canonical, type Digest } from '#core/digest.ts';
import type { Language } from '#core/ids.ts';
import { parseTemplate } from '#core/template.ts';
import type { DraftMessage, OwnMessage, OwnPack } from './own-pack.ts';

/** How far a language of a message has come: `changed` was approved once, and is another text by now. */
export type LanguageState = 'absent' | 'draft' | 'changed' | 'approved';

type Parts = Pick<OwnPack, 'links' | 'tags' | 'media' | 'placeholders'>;

/**
 * Everything that goes out in one language of a message, in one spelling: the texts themselves, where their links lead,
 * whom their tags name, what their placeholders take, the hashtags and the picture. An approval binds to its hash, so
 * that a link which is bent afterwards voids it as a changed word does.
 */
export function wordingOf(parts: Parts, message: DraftMessage, language: Language): string {
  const variants = message.variants.filter((variant) => variant.language === language);
  const tokens = variants.flatMap(({ text }) => parseTemplate(text));
  const usesLink = (key: string) => tokens.some((token) => token.kind === 'link' && token.key === key);
  const asks = (key: string) => tokens.some((token) => token.kind === 'placeholder' && token.key === key);
  const usesTag = (key: string) => message.tags.some(({ tag }) => tag === key);
  return canonical({
    // The order in which wordings were added says nothing.
    variants: variants
      .map((variant) => canonical({ ...variant, platforms: variant.platforms.toSorted() }))
      .sort(),
    links: parts.links.filter(({ key }) => usesLink(key)).map(({ key, url }) => ({ key, url })),
    placeholders: parts.placeholders
      .filter(({ key }) => asks(key))
      .map(({ key, type, choices, from }) => ({ key, type, choices, from })),
    uses: message.tags,
    tags: parts.tags.filter(({ key }) => usesTag(key)),
    hashtags: message.hashtags,
    media: message.media,
    picture: parts.media.find(({ key }) => key === message.media),
  });
}

export function hashOf(parts: Parts, message: DraftMessage, language: Language, digest: Digest): string {
  return digest(wordingOf(parts, message, language));
}

/** Whether a message says anything in a language. */
export function speaks({ variants }: DraftMessage, language: Language): boolean {
  return variants.some((variant) => variant.language === language && variant.text.trim() !== '');
}

export function stateOf(
  parts: Parts,
  { message, approvals }: Pick<OwnMessage, 'message' | 'approvals'>,
  language: Language,
  digest: Digest,
): LanguageState {
  if (!speaks(message, language)) return 'absent';
  const approval = Object.hasOwn(approvals, language) ? approvals[language] : undefined;
  if (!approval) return 'draft';
  return approval.hash === hashOf(parts, message, language, digest) ? 'approved' : 'changed';
}

/** The languages whose wordings differ between two states of a message. */
export function changedLanguages(before: DraftMessage | undefined, after: DraftMessage): readonly Language[] {
  const nothing = { links: [], tags: [], media: [], placeholders: [] };
  const all = [...(before?.variants ?? []), ...after.variants].map(({ language }) => language);
  return [...new Set(all)].filter(
    (language) =>
      before === undefined || wordingOf(nothing, before, language) !== wordingOf(nothing, after, language),
  );
}
