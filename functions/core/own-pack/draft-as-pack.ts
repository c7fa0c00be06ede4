import { PackId } from '#core/ids.ts';
import { type Message, PACK_FORMAT, type Pack, type PackHeader } from '#core/pack.ts';
import { type DraftMessage, isOfOneOffice, type OwnPack } from './own-pack.ts';

/** Of the pack's fields, those that may be unfinished and what is said until they are written. */
const UNWRITTEN = 'not written yet';
/** What an office writes for itself has no terms for others. */
const FOR_ONE_OFFICE = 'For the use of this office';
/** A day that is never past, for a pack that nobody has set a day for. */
const NO_DAY = '9999-12-31';

/** A draft's header in the form of every pack's: `version` is the one that would be published next. */
export function headerFromDraft(pack: OwnPack): PackHeader {
  const { id, title, summary, topic, source, license, languages, links, placeholders, tags, hashtags } = pack;
  return {
    format: PACK_FORMAT,
    id: PackId.parse(id),
    version: pack.published + 1,
    title,
    summary: summary || UNWRITTEN,
    topic,
    source: source || UNWRITTEN,
    license: license || (isOfOneOffice(pack) ? FOR_ONE_OFFICE : UNWRITTEN),
    languages,
    review_by: pack.review_by ?? NO_DAY,
    links,
    placeholders,
    tags,
    hashtags,
    media: pack.media.map(({ key, alt, image }) => ({ key, alt, file: fileOf(key, image.mimeType) })),
  };
}

/** A draft in the form in which every pack is used, for previews. Wordings that are empty still are left out. */
export function packFromDraft(pack: OwnPack, messages: readonly DraftMessage[]): Pack {
  return {
    ...headerFromDraft(pack),
    messages: messages.map(finished),
    images: imagesOf(pack),
  };
}

export function imagesOf({ media }: Pick<OwnPack, 'media'>): Pack['images'] {
  return new Map(media.map(({ key, alt, image }) => [key, { ...image, alt }]));
}

function finished(message: DraftMessage): Message {
  return { ...message, variants: message.variants.filter(({ text }) => text.trim() !== '') };
}

/** The name that the picture would have in a folder: the format asks for one. */
function fileOf(key: string, mimeType: string): string {
  return `media/${key}.${mimeType === 'image/png' ? 'png' : 'jpg'}`;
}
