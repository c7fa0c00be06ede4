import type { Hashtag, Tag } from '#core/pack.ts';
import { linksIn } from '#core/text-count.ts';
import { addressKey, wholeAddress } from './addresses.ts';
import { sameFile } from './check-posts.ts';
import { type Place, spanning } from './document.ts';
import type { DraftAccount, DraftHashtag, DraftImage, DraftLink, DraftPost, Passage } from './draft-pack.ts';
import type { FoundAccount, FoundHashtag, FoundLink, FoundPost, Pieces } from './pieces.ts';
import { readProfile } from './platform-names.ts';

/** Whoever has several lines under one name is one. */
export function finishAccounts(
  found: readonly FoundAccount[],
  known: readonly Tag[],
): readonly DraftAccount[] {
  const byName = new Map<string, FoundAccount>();
  for (const account of found) {
    const key = account.name.toLowerCase();
    const before = byName.get(key);
    byName.set(
      key,
      before
        ? {
            ...before,
            place:
              before.place.document === account.place.document
                ? spanning(before.place, account.place)
                : before.place,
            handles: [...before.handles, ...account.handles],
            guesses: [...new Set([...before.guesses, ...account.guesses])],
          }
        : account,
    );
  }
  const keys = new Set<string>();
  return [...byName.values()].map((account) => {
    const handles = account.handles.flatMap((one) => ('handle' in one ? [one.handle.toLowerCase()] : []));
    const expired = known.find(
      (tag) =>
        tag.status === 'expired' &&
        Object.values(tag.handles).some(
          (one) => one && 'handle' in one && handles.includes(one.handle.toLowerCase()),
        ),
    );
    const ofEvent = /\b(?:speakers?|panel(?:ists?)?|guests?|attendees|event)\b/i.test(account.role);
    const guesses = [...account.guesses];
    if (expired) guesses.push(`Another pack no longer tags it: ${expired.reason ?? 'it has expired.'}`);
    else if (ofEvent) guesses.push(`It stands under “${account.role}”, and such an event passes.`);
    return {
      ...account,
      key: claim(slugFrom(account.name), keys),
      status: expired || ofEvent ? 'expired' : 'active',
      guesses,
    };
  });
}

/** Listed hashtags in their order, then those that are only used. Upper and lower case are one hashtag to platforms. */
export function finishHashtags(
  listed: readonly FoundHashtag[],
  uses: readonly { readonly name: string; readonly place: Place }[],
  known: readonly Hashtag[],
): readonly DraftHashtag[] {
  const found = new Map<string, { tag: string; place: Place; listed: boolean }>();
  for (const { tag, place } of listed) {
    if (!found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), { tag, place, listed: true });
  }
  for (const { name, place } of uses) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), { tag: name, place, listed: false });
  }
  return [...found].map(([key, one]) => {
    const off = known.find(({ tag, status }) => status === 'off' && tag.toLowerCase() === key);
    const guesses = one.listed ? [] : ['It is used, and does not stand in a list.'];
    const count = uses.filter(({ name }) => name.toLowerCase() === key).length;
    return { ...one, uses: count, guesses, ...(off?.reason !== undefined && { offReason: off.reason }) };
  });
}

/** Every address once, however often it stands in the documents. Those of profiles belong to their handles. */
export function finishLinks(
  found: readonly FoundLink[],
  posts: readonly FoundPost[],
  texts: readonly Passage[],
): readonly DraftLink[] {
  const all = [
    ...found,
    ...posts.flatMap(({ hung, place }) =>
      hung.map(({ text, url }) => ({ place, written: url, label: text, guesses: [] })),
    ),
    ...texts.flatMap(({ text, place }) =>
      linksIn(text).map((written) => ({ place, written, label: '', guesses: [] })),
    ),
  ].filter(({ written }) => !written.startsWith('mailto:') && readProfile(written) === undefined);
  const byUrl = new Map<string, FoundLink>();
  for (const link of all) {
    const key = addressKey(link.written);
    const before = byUrl.get(key);
    if (!before) byUrl.set(key, link);
    else if (before.label === '' && link.label !== '') byUrl.set(key, { ...before, label: link.label });
  }
  const keys = new Set<string>();
  return [...byUrl.values()].map((link) => {
    const url = wholeAddress(link.written);
    const label = link.label === '' ? link.written : link.label;
    return { ...link, key: claim(slugFrom(url.replace(/^https:\/\/(?:www\.)?/, '')), keys), url, label };
  });
}

/** Pictures that stand in a document, are named by a post or came beside it. */
export function finishImages(
  found: Pieces['images'],
  posts: readonly DraftPost[],
  sent: readonly string[],
): readonly DraftImage[] {
  const images: DraftImage[] = found.map((image) => ({
    ...image,
    found: image.file === '' || sent.some((name) => sameFile(name, image.file)),
  }));
  const isNew = (name: string) => !images.some(({ file }) => file !== '' && sameFile(file, name));
  for (const { image, alt = '', place } of posts) {
    const at = images.findIndex(({ file }) => image !== undefined && file !== '' && sameFile(file, image));
    const before = images[at];
    if (before && before.alt === '' && alt !== '') images[at] = { ...before, alt };
    else if (image !== undefined && isNew(image)) {
      images.push({
        place,
        file: image,
        alt,
        found: sent.some((name) => sameFile(name, image)),
        guesses: [],
      });
    }
  }
  for (const file of sent) {
    if (isNew(file))
      images.push({ place: { document: file, first: 1, last: 1 }, file, alt: '', found: true, guesses: [] });
  }
  return images;
}

export function slugFrom(words: string): string {
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'item' : slug;
}

/** The key, or the key with the first number that makes it unlike those before; takes it. */
export function claim(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}-${number}`;
  taken.add(free);
  return free;
}
