import type { OwnMedia, PackDraft } from '#core/own-pack/own-pack.ts';
import { Hashtag, Link, Placeholder, type PlaceholderType, Tag } from '#core/pack.ts';
import { parseTemplate } from '#core/template.ts';
import { sameFile } from './check-posts.ts';
import { EXAMPLES } from './companion-fields.ts';
import type { DraftAccount, DraftPack, DraftPlaceholder } from './draft-pack.ts';
import { handleKey, type ToolkitDecisions } from './toolkit-decisions.ts';
import type { ImportedPicture } from './toolkit-import.ts';

/** Something of a draft that a pack cannot hold, or not yet, and why. */
export interface Omission {
  readonly what: string;
  readonly why: string;
}

export type PackPieces = Pick<PackDraft, 'links' | 'placeholders' | 'tags' | 'hashtags' | 'media'>;

/** What the messages of a pack are made of, as far as the pack format can hold it. `templates` are those that use it. */
export function partsOfDraft(
  draft: DraftPack,
  templates: readonly string[],
  decisions: Pick<ToolkitDecisions, 'hashtags' | 'handles' | 'alts'>,
  pictures: readonly ImportedPicture[],
): { readonly parts: PackPieces; readonly omissions: readonly Omission[] } {
  const used = new Set(templates.flatMap(parseTemplate).flatMap((part) => ('key' in part ? [part.key] : [])));
  const usedFirst = <T extends { readonly key: string }>(all: readonly T[]) =>
    all.toSorted((one, other) => Number(used.has(other.key)) - Number(used.has(one.key)));
  const omissions: Omission[] = [];
  const links = usedFirst(draft.links).flatMap((link) => {
    const parsed = Link.safeParse({ key: link.key, label: link.label.slice(0, 500), url: link.url });
    if (!parsed.success) {
      omissions.push({ what: link.written, why: 'It is no address that a pack can hold. It stays as text.' });
    }
    return parsed.success ? [parsed.data] : [];
  });
  const tags = usedFirst(draft.accounts).flatMap((account) => {
    const { tag, lost } = tagFrom(account, decisions.handles);
    omissions.push(...lost);
    return tag ? [tag] : [];
  });
  const hashtags = draft.hashtags.flatMap(({ tag, offReason }) => {
    const isOn = decisions.hashtags.includes(tag);
    const reason = offReason ?? 'Switched off when the toolkit was imported.';
    const parsed = Hashtag.safeParse(isOn ? { tag, status: 'on' } : { tag, status: 'off', reason });
    if (!parsed.success) {
      const why = 'A pack holds hashtags of letters and digits only. It stays in its texts as it is.';
      omissions.push({ what: `#${tag}`, why });
    }
    return parsed.success ? [parsed.data] : [];
  });
  const cut = <T>(all: readonly T[], most: number, what: string, nameOf: (one: T) => string): T[] => {
    for (const one of all.slice(most)) {
      omissions.push({ what: nameOf(one), why: `There is room for ${most} ${what} in the pack.` });
    }
    return all.slice(0, most);
  };
  return {
    parts: {
      links: cut(links, 100, 'links', ({ url }) => url),
      placeholders: cut(
        usedFirst(draft.placeholders).flatMap(placeholderFrom),
        PLACEHOLDERS,
        'placeholders',
        ({ label }) => label,
      ),
      tags: cut(tags, 60, 'tags', ({ name }) => name),
      hashtags: cut(hashtags, 60, 'hashtags', ({ tag }) => `#${tag}`),
      media: mediaFrom(draft, pictures, decisions.alts),
    },
    omissions,
  };
}

/** A pack holds 40; some are left for those that every pack asks for. */
const PLACEHOLDERS = 36;

/** Code points that an answer of each kind takes at most. Our own choice, after the packs that come with Clarion. */
const MOST: Readonly<Record<PlaceholderType, number>> = { text: 60, date: 30, url: 80, choice: 60 };

/** The question that a placeholder asks. A picture is none: its token goes back to what the document says. */
function placeholderFrom(draft: DraftPlaceholder): readonly Placeholder[] {
  const { key, label, type, from, hint, aliases } = draft;
  if (type === 'media' || type === 'choice') return [];
  const most = MOST[type];
  const plain = type === 'url' ? EXAMPLES['office.website'] : type === 'date' ? 'November 2' : label;
  const example = [...(from ? EXAMPLES[from] : plain)].slice(0, most).join('');
  const parsed = Placeholder.safeParse({
    key,
    label: label.slice(0, 500),
    ...(hint !== undefined && { hint }),
    type,
    required: true,
    local: from !== undefined,
    aliases,
    max_length: most,
    ...(from !== undefined && { from }),
    example,
  });
  return parsed.success && key !== 'hashtags' ? [parsed.data] : [];
}

/** Each platform's handle of an account; another platform's is never borrowed. */
function tagFrom(
  { key, name, role, status, guesses, handles: found }: DraftAccount,
  chosen: ToolkitDecisions['handles'],
): { readonly tag: Tag | undefined; readonly lost: readonly Omission[] } {
  const handles: Record<string, unknown> = {};
  const lost: Omission[] = [];
  for (const one of found) {
    const { platform } = one;
    const handle =
      'handle' in one
        ? { handle: chosen.get(handleKey(key, platform)) ?? one.handle }
        : { page_name: one.pageName, slug: one.slug };
    const kept = Tag.shape.handles.safeParse({ [platform]: handle });
    if (kept.success) handles[platform] ??= handle;
    else {
      const what = `${name}: ${'handle' in one ? `@${one.handle}` : one.pageName}`;
      lost.push({ what, why: 'It is not written in a way in which a pack can hold it.' });
    }
  }
  const reason = guesses.at(-1) ?? 'The toolkit was for an event that has passed.';
  const tag = Tag.safeParse({
    key,
    name: name.slice(0, 500),
    role: role.trim().slice(0, 500) || 'Named by the toolkit',
    status,
    ...(status === 'expired' && { reason: reason.slice(0, 500) }),
    handles,
  });
  return { tag: tag.success ? tag.data : undefined, lost };
}

/** The pictures that came along and have a description, each once. */
function mediaFrom(
  draft: DraftPack,
  pictures: readonly ImportedPicture[],
  alts: ToolkitDecisions['alts'],
): OwnMedia[] {
  const media = new Map<string, OwnMedia>();
  for (const { name, image } of pictures) {
    const files = draft.images.filter(({ file }) => file !== '' && sameFile(file, name));
    const alt = files.map(({ file }) => (alts.get(file) ?? '').trim()).find((words) => words !== '');
    const key = mediaKey(image.mediaId);
    if (alt !== undefined && !media.has(key)) media.set(key, { key, alt, image: { ...image, alt } });
  }
  return [...media.values()];
}

/** By the picture itself, as for every picture that is put into an own pack. */
export function mediaKey(mediaId: string): string {
  return `picture-${mediaId.slice(0, 12)}`;
}
