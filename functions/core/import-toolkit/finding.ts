import type { Platform } from '#core/ids.ts';
import type { Place } from './document.ts';

/** What may be wrong with a toolkit before it is a pack. */
export type FindingKind =
  | 'over-limit'
  | 'platform-unknown'
  | 'platform-not-served'
  | 'handle-cased-two-ways'
  | 'handle-not-on-platform'
  | 'handle-unconfirmed'
  | 'handle-unlisted'
  | 'handle-may-have-changed'
  | 'page-without-number'
  | 'link-without-scheme'
  | 'link-not-secure'
  | 'link-shortened'
  | 'link-not-clickable'
  | 'promise-without-link'
  | 'link-missing'
  | 'hashtag-unlisted'
  | 'hashtag-unused'
  | 'hashtag-cased-two-ways'
  | 'hashtag-hard-to-read'
  | 'hashtag-switched-off'
  | 'hashtags-too-many'
  | 'duplicated-text'
  | 'repeated-sentence'
  | 'posts-alike'
  | 'stale-year'
  | 'uncited-research'
  | 'voters-worded-two-ways'
  | 'voices-mixed'
  | 'addressed-to-associations'
  | 'no-placeholder'
  | 'placeholder-unknown'
  | 'image-missing'
  | 'image-not-there'
  | 'image-unused'
  | 'alt-text-missing'
  | 'heading-missing'
  | 'contact-named'
  | 'debris'
  | 'glued-sentences'
  | 'quotes-broken'
  | 'reader-note';

/** One thing for a person to look at, and where. It changes nothing by itself. */
export interface Finding {
  readonly kind: FindingKind;
  readonly places: readonly Place[];
  /** The words that it is about, where it is about words. */
  readonly words?: string;
  readonly platform?: Platform;
  /** What it is, and what to do. */
  readonly message: string;
}

/** In the order in which a person goes through the documents. */
export function byPlace(one: Finding, other: Finding): number {
  const [a, b] = [one.places[0], other.places[0]];
  if (!a || !b) return Number(Boolean(b)) - Number(Boolean(a));
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.first - b.first;
}
