import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId, Language, OfficeId, PackId } from '#core/ids.ts';
import { Hashtag, Image, Link, Media, Message, PackHeader, Placeholder, Tag, Variant } from '#core/pack.ts';
import { Instant } from '#core/time.ts';

/** How many messages one pack holds at most: all of them are published at once, in one write. */
export const MESSAGES_OF_PACK = 80;

/** How long a message is at most, with its wordings for all platforms and languages, in bytes of JSON. */
export const MESSAGE_BYTES = 45_000;

const sentence = PackHeader.shape.title;
const unfinished = z.string().trim().max(500);

/** A picture of an own pack: the bytes lie in the media library under its id. */
export const OwnMedia = z.object({ key: Media.shape.key, alt: Media.shape.alt, image: Image });
export type OwnMedia = z.infer<typeof OwnMedia>;

export const PackOwner = z.union([
  z.object({ officeId: OfficeId }),
  z.object({ associationId: AssociationId }),
]);

/**
 * A pack that an office or an association writes itself, as it stands on their desk. What may be unfinished is so
 * until it is published; its messages are rows of their own, so that two people who write two of them never meet.
 */
export const OwnPack = z.object({
  id: PackId,
  owner: PackOwner,
  title: sentence,
  /** Empty as long as it is not written. The same holds for `source` and `license`. */
  summary: unfinished,
  topic: PackHeader.shape.topic,
  source: unfinished,
  license: unfinished,
  languages: z.array(Language).min(1).max(12),
  /** Without an approved wording in each of these a message is held back when the pack is published. */
  required: z.array(Language).min(1),
  review_by: z.iso.date().optional(),
  links: z.array(Link).max(100),
  placeholders: z.array(Placeholder).max(40),
  tags: z.array(Tag).max(60),
  hashtags: z.array(Hashtag).max(60),
  media: z.array(OwnMedia).max(60),
  /** What it was made from, if it is a copy. */
  basedOn: z.object({ packId: PackId, packVersion: z.int().min(1), title: sentence }).optional(),
  /** The highest version that is published; 0 as long as none is. */
  published: z.int().nonnegative(),
  /** Nothing new is made from it; what runs goes on. */
  retired: z.object({ reason: sentence, by: Actor, at: Instant }).optional(),
  changedBy: Actor,
  changedAt: Instant,
  /** Counts writes; 0 for one that is not stored yet. */
  version: z.int().nonnegative(),
});
export type OwnPack = z.infer<typeof OwnPack>;

/** What a person decides about a pack; everything else Clarion keeps account of. */
export const PackDraft = OwnPack.pick({
  title: true,
  summary: true,
  topic: true,
  source: true,
  license: true,
  languages: true,
  required: true,
  review_by: true,
  links: true,
  placeholders: true,
  tags: true,
  hashtags: true,
  media: true,
});
export type PackDraft = z.infer<typeof PackDraft>;

/**
 * The id of an own pack, made of an id drawn by chance: it is never that of a pack which comes with Clarion, nor of
 * anybody else's, and tells nothing.
 */
export const OwnPackId = PackId.refine((id) => /^own-[a-z0-9]{20,}$/.test(id));

/** A wording as somebody is writing it: it may be empty still. */
export const DraftVariant = Variant.extend({ text: z.string().max(10_000) });
export type DraftVariant = z.infer<typeof DraftVariant>;

export const DraftMessage = Message.extend({ variants: z.array(DraftVariant).max(200) });
export type DraftMessage = z.infer<typeof DraftMessage>;

/** That somebody stands behind the wording of one language as it was then. */
export const LanguageApproval = z.object({
  /** Of everything that goes out in this language: see `wordingOf`. */
  hash: z.string(),
  by: Actor,
  at: Instant,
  /** True where nobody but its writer could approve it. */
  isAlone: z.boolean().default(false),
});
export type LanguageApproval = z.infer<typeof LanguageApproval>;

/** One message of an own pack, in a row of its own. */
export const OwnMessage = z.object({
  packId: PackId,
  /** Its place in the pack: lower ones first. */
  position: z.int().nonnegative(),
  message: DraftMessage,
  /** By language. An approval holds only as long as its hash is that of the wording: see `stateOf`. */
  approvals: z.record(z.string(), LanguageApproval),
  /** Who wrote the wording of a language last: somebody else approves it. */
  writers: z.record(z.string(), z.object({ by: Actor, at: Instant })),
  changedBy: Actor,
  changedAt: Instant,
  /** Counts writes; 0 for one that is not stored yet. */
  version: z.int().nonnegative(),
});
export type OwnMessage = z.infer<typeof OwnMessage>;

/** Messages in the order of their pack. */
export function inOrder(messages: readonly OwnMessage[]): readonly OwnMessage[] {
  return messages.toSorted(
    (one, other) => one.position - other.position || (one.message.id < other.message.id ? -1 : 1),
  );
}

/** Whether a message has become too long to be stored; see `MESSAGE_BYTES`. */
export function isTooLong(message: DraftMessage): boolean {
  return new TextEncoder().encode(JSON.stringify(message)).length > MESSAGE_BYTES;
}

/** Whether one office alone posts from a pack. An association's is for all of its offices. */
export function isOfOneOffice({ owner }: Pick<OwnPack, 'owner'>): boolean {
  return 'officeId' in owner;
}
