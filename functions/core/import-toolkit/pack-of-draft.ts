import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { type Language, MessageId } from '#core/ids.ts';
import type { DraftMessage, PackDraft } from '#core/own-pack/own-pack.ts';
import { parseTemplate, type TemplatePart } from '#core/template.ts';
import { hashtagsIn } from '#core/text-count.ts';
import { sameFile } from './check-posts.ts';
import { companionsOfDraft } from './companions-of-draft.ts';
import type { DraftPack } from './draft-pack.ts';
import { claim, slugFrom } from './finish-lists.ts';
import { mediaKey, type Omission, type PackPieces, partsOfDraft } from './parts-of-draft.ts';
import type { ToolkitDecisions, WordingDecision } from './toolkit-decisions.ts';
import type { ImportedPicture, ToolkitImport } from './toolkit-import.ts';
import { beginningOf, type DraftWording, wordingsOf } from './wordings-of-draft.ts';

export interface ImportedPack {
  readonly draft: PackDraft;
  readonly messages: readonly DraftMessage[];
  readonly companions: readonly CompanionTemplate[];
  /** What the pack cannot hold of what was taken. */
  readonly omissions: readonly Omission[];
}

type Taken = DraftWording & WordingDecision;

/** The pack that a draft becomes by what a person has decided. The same decisions always make the same pack. */
export function packOfDraft(
  toolkit: Pick<ToolkitImport, 'pictures' | 'documents'>,
  draft: DraftPack,
  decisions: ToolkitDecisions,
): ImportedPack {
  const { title, language } = decisions;
  const taken = wordingsOf(draft).flatMap((wording): readonly Taken[] => {
    const decision = decisions.wordings.get(wording.key);
    return decision?.isTaken ? [{ ...wording, ...decision }] : [];
  });
  const templates = taken.map(({ template }) => template);
  const { parts, omissions } = partsOfDraft(draft, templates, decisions, toolkit.pictures);
  const writing: Writing = { draft, parts, pictures: toolkit.pictures, language, topic: slugFrom(title) };
  const ids = new Set<string>();
  const messages = joinAlike(taken.map((one) => messageOf(one, decisions.kind, writing))).map(
    (message): DraftMessage => ({
      ...message,
      id: MessageId.parse(claim(slugFrom(beginningOf(message.title)), ids)),
    }),
  );
  const { companions, omissions: beside } = companionsOfDraft(draft, language);
  const names = toolkit.documents.map(({ name }) => name).join(', ');
  return {
    draft: {
      title,
      summary: '',
      topic: writing.topic,
      source: `Read from a toolkit: ${names}`.slice(0, 500),
      license: '',
      languages: [language],
      required: [language],
      ...parts,
    },
    messages,
    companions,
    omissions: [...omissions, ...beside],
  };
}

interface Writing {
  readonly draft: DraftPack;
  readonly parts: PackPieces;
  readonly pictures: readonly ImportedPicture[];
  readonly language: Language;
  readonly topic: string;
}

type Unnamed = Omit<DraftMessage, 'id'>;

function messageOf(wording: Taken, kind: ToolkitDecisions['kind'], writing: Writing): Unnamed {
  const { parts, language } = writing;
  const { text, label, topic, platforms, voice } = wording;
  const beginning = beginningOf(text);
  const written = fitTemplate(wording.template, writing);
  const inSentences = new Set(hashtagsIn(written).map((tag) => tag.toLowerCase()));
  const behind = wording.hashtags.filter((tag) => !inSentences.has(tag.toLowerCase()));
  const held = behind.flatMap((tag) => parts.hashtags.find((one) => isSame(one.tag, tag))?.tag ?? []);
  const unheld = behind.filter((tag) => !parts.hashtags.some((one) => isSame(one.tag, tag)));
  // A hashtag that the pack has no place for stays a word.
  const whole = unheld.length === 0 ? written : `${written} ${unheld.map((tag) => `#${tag}`).join(' ')}`;
  const tags = parseTemplate(whole).flatMap((part) => (part.kind === 'tag' ? [part.key] : []));
  const media = mediaOf(wording, writing);
  return {
    title: label === undefined ? beginning : `${beginningOf(label)}: ${beginning}`,
    kind: wording.kind === 'post' ? kind : 'talking-point',
    topic: topic === undefined ? writing.topic : slugFrom(topic),
    audience: 'public',
    time_sensitive: wording.isTimeSensitive,
    tags: [...new Set(tags)].map((tag) => ({ tag, without_handle: 'name' as const })),
    hashtags: [...new Set(held)],
    ...(media !== undefined && { media }),
    variants: [{ platforms: [...platforms], language, voice, text: whole }],
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Tokens of what the pack does not hold go back to what the document says. */
function fitTemplate(template: string, writing: Writing): string {
  return parseTemplate(template)
    .map((part) => fitPart(part, writing))
    .join('');
}

function fitPart(part: TemplatePart, { draft, parts }: Writing): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'hashtags':
      return '{hashtags}';
    case 'link':
      if (parts.links.some(({ key }) => key === part.key)) return tokenOf(part);
      return draft.links.find(({ key }) => key === part.key)?.written ?? tokenOf(part);
    case 'tag':
      if (parts.tags.some(({ key }) => key === part.key)) return tokenOf(part);
      return draft.accounts.find(({ key }) => key === part.key)?.name ?? part.key;
    case 'placeholder':
      if (parts.placeholders.some(({ key }) => key === part.key)) return tokenOf(part);
      return `[${labelOf(part.key, draft).toUpperCase()}]`;
  }
}

function labelOf(key: string, { placeholders }: DraftPack): string {
  const found = placeholders.find((one) => one.key === key);
  return found?.aliases[0] ?? found?.label ?? key;
}

function tokenOf(part: Exclude<TemplatePart, { readonly kind: 'text' | 'hashtags' }>): string {
  const sign = { placeholder: '', tag: '@', link: 'link:' }[part.kind];
  return `{${sign}${part.key}}`;
}

function mediaOf({ image }: DraftWording, { pictures, parts }: Writing): string | undefined {
  const picture = pictures.find(({ name }) => image !== undefined && sameFile(name, image));
  const key = picture && mediaKey(picture.image.mediaId);
  return parts.media.some((one) => one.key === key) ? key : undefined;
}

/** One text for several platforms is one message with one wording. */
function joinAlike(messages: readonly Unnamed[]): readonly Unnamed[] {
  const joined: Unnamed[] = [];
  for (const message of messages) {
    const at = joined.findIndex((other) => canJoin(other, message));
    const before = joined[at];
    if (before) joined[at] = { ...before, variants: [joinVariants(before, message)] };
    else joined.push(message);
  }
  return joined;
}

function joinVariants(one: Unnamed, other: Unnamed): Unnamed['variants'][number] {
  const [first] = one.variants;
  if (!first) throw new Error('A message of a toolkit has no wording');
  return { ...first, platforms: [...first.platforms, ...platformsOf(other)] };
}

function platformsOf({ variants }: Unnamed): Unnamed['variants'][number]['platforms'] {
  return variants.flatMap(({ platforms }) => platforms);
}

function canJoin(one: Unnamed, other: Unnamed): boolean {
  const [a, b] = [one.variants[0], other.variants[0]];
  return (
    a?.text === b?.text &&
    a?.voice === b?.voice &&
    one.kind === other.kind &&
    one.media === other.media &&
    one.time_sensitive === other.time_sensitive &&
    one.hashtags.join() === other.hashtags.join() &&
    !platformsOf(one).some((platform) => platformsOf(other).includes(platform))
  );
}
