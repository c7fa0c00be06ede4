import * as z from 'zod';
import type { CompanionTemplate } from './companion/companion-template.ts';
import { Language, MediaId, MessageId, PackId, Platform } from './ids.ts';

/**
 * The pack format, version 1, as documented in `templates/README.md`. A pack is data: what an office may say, in
 * which voice, on which platform, with whom to tag. It is parsed strictly: an unknown field is refused, since a
 * misspelt one would otherwise be dropped in silence.
 */
export const PACK_FORMAT = 1;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'use a lower-case letter, then letters, digits or _');
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens');
const sentence = z.string().trim().min(1).max(500);
const isoDate = z.iso.date();

export const PlaceholderType = z.enum(['text', 'date', 'url', 'choice']);
export type PlaceholderType = z.infer<typeof PlaceholderType>;

/** Where the office's own records already hold the answer. */
export const PlaceholderSource = z.enum([
  'office.name',
  'office.place',
  'office.state',
  'office.website',
  'official.name',
  'official.title',
]);
export type PlaceholderSource = z.infer<typeof PlaceholderSource>;

export const Placeholder = z
  .strictObject({
    key,
    label: sentence,
    hint: sentence.optional(),
    type: PlaceholderType,
    choices: z.array(sentence).min(2).optional(),
    required: z.boolean(),
    /** True where the answer makes a message this office's own and nobody else's. */
    local: z.boolean(),
    aliases: z.array(sentence).default([]),
    /** Code points; every message is proved to fit its platform with answers of this length. */
    max_length: z.int().min(1).max(300),
    from: PlaceholderSource.optional(),
    example: sentence,
  })
  .refine((p) => (p.type === 'choice') === (p.choices !== undefined), {
    error: 'give `choices` for a placeholder of type choice, and for no other',
    path: ['choices'],
  });
export type Placeholder = z.infer<typeof Placeholder>;

/** One platform's way to name someone. `page_id` makes a Facebook page taggable; its name alone does not. */
export const Handle = z.union([
  z.strictObject({ handle: z.string().regex(/^[A-Za-z0-9._]{1,50}$/, 'write the handle without @') }),
  z.strictObject({
    page_name: sentence,
    slug: z.string().regex(/^[A-Za-z0-9.]{1,80}$/),
    page_id: z.string().regex(/^\d+$/).optional(),
  }),
]);
export type Handle = z.infer<typeof Handle>;

export const Tag = z
  .strictObject({
    key: slug,
    name: sentence,
    role: sentence,
    /** Such as `elected Secretary of State`, whatever the party; absent for a role that is not partisan. */
    partisan_role: sentence.optional(),
    status: z.enum(['active', 'expired']),
    reason: sentence.optional(),
    /** No entry for a platform means that it has no handle there; another platform's is never borrowed. */
    handles: z.partialRecord(Platform, Handle),
  })
  .refine((t) => t.status === 'active' || t.reason !== undefined, {
    error: 'say why this tag has expired',
    path: ['reason'],
  });
export type Tag = z.infer<typeof Tag>;

export const Hashtag = z
  .strictObject({
    /** Stored without #. */
    tag: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9]{1,60}$/, 'write the hashtag without #, in letters and digits'),
    status: z.enum(['on', 'off']),
    reason: sentence.optional(),
  })
  .refine((h) => h.status === 'on' || h.reason !== undefined, {
    error: 'say why this hashtag is off by default',
    path: ['reason'],
  });
export type Hashtag = z.infer<typeof Hashtag>;

export const Media = z.strictObject({
  key: slug,
  /** Path inside the pack's folder. */
  file: z.string().regex(/^media\/[a-z0-9-]+\.(jpg|png)$/),
  alt: z.string().trim().min(1).max(1000),
});
export type Media = z.infer<typeof Media>;

export const Link = z.strictObject({ key: slug, label: sentence, url: z.url({ protocol: /^https$/ }) });
export type Link = z.infer<typeof Link>;

export const Voice = z.enum(['office', 'personal']);
export type Voice = z.infer<typeof Voice>;

export const Variant = z.strictObject({
  platforms: z.array(Platform).min(1),
  language: Language,
  voice: Voice,
  text: z.string().trim().min(1),
});
export type Variant = z.infer<typeof Variant>;

export const MessageKind = z.enum(['announcement', 'principle', 'talking-point', 'how-to', 'share']);
export type MessageKind = z.infer<typeof MessageKind>;

export const MessageTag = z.strictObject({
  tag: slug,
  /** Where the platform has no handle: write the plain name, or leave the tag out. */
  without_handle: z.enum(['name', 'omit']),
});
export type MessageTag = z.infer<typeof MessageTag>;

export const Message = z.strictObject({
  id: MessageId,
  title: sentence,
  kind: MessageKind,
  topic: slug,
  audience: z.enum(['public', 'officials', 'associations']),
  /** Which of the ten principles this message is about. */
  principle: z.int().min(1).max(10).optional(),
  time_sensitive: z.boolean(),
  tags: z.array(MessageTag).default([]),
  hashtags: z.array(z.string()).default([]),
  media: slug.optional(),
  variants: z.array(Variant).min(1),
});
export type Message = z.infer<typeof Message>;

/** The file `pack.yaml`: everything of a pack but its messages, which lie in files of their own. */
export const PackHeader = z.strictObject({
  format: z.literal(PACK_FORMAT),
  id: PackId,
  version: z.int().min(1),
  title: sentence,
  summary: sentence,
  topic: slug,
  source: sentence,
  license: sentence,
  languages: z.array(Language).min(1),
  /** After this date the pack is shown as due for review. */
  review_by: isoDate,
  links: z.array(Link).default([]),
  placeholders: z.array(Placeholder).min(1),
  tags: z.array(Tag).default([]),
  hashtags: z.array(Hashtag).default([]),
  media: z.array(Media).default([]),
});
export type PackHeader = z.infer<typeof PackHeader>;

/** An image as stored: what it is called, what it shows in words, and its measures. */
export const Image = z.object({
  mediaId: MediaId,
  mimeType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
});
export type Image = z.infer<typeof Image>;

/** A whole pack, its references checked and its images read. */
export interface Pack extends PackHeader {
  readonly messages: readonly Message[];
  readonly images: ReadonlyMap<string, Image>;
  /** What an office can publish beside its posts; absent where the pack has nothing of the kind. */
  readonly companions?: readonly CompanionTemplate[];
}

export function findMessage(pack: Pack, id: string): Message | undefined {
  return pack.messages.find((message) => message.id === id);
}

/** The wording of a message for one platform, language and voice, if the pack has one. */
export function findVariant(
  message: Pick<Message, 'variants'>,
  platform: Platform,
  language: Language,
  voice: Voice,
): Variant | undefined {
  return message.variants.find(
    (variant) =>
      variant.language === language && variant.voice === voice && variant.platforms.includes(platform),
  );
}
