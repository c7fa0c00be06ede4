import type { Place } from '#core/import-toolkit/document.ts';
import type { FindingKind } from '#core/import-toolkit/finding.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import { writeNumber } from '../components/number-text.ts';

/** What the findings of a kind are called together, in the order in which a person best goes through them. */
const HEADINGS: Readonly<Record<FindingKind, string>> = {
  'over-limit': 'Longer than the platform allows',
  'platform-unknown': 'No platform is named',
  'platform-not-served': 'Meant for a place where Clarion does not post',
  'promise-without-link': 'A link is promised and missing',
  'link-missing': 'A link may be missing',
  'image-missing': 'A picture is needed',
  'image-not-there': 'A picture did not come along',
  'alt-text-missing': 'A picture has no description',
  'stale-year': 'Out of date',
  'uncited-research': 'Research without a source',
  'voters-worded-two-ways': 'Voters are named in two ways',
  'voices-mixed': 'Two voices are mixed',
  'addressed-to-associations': 'Speaks to associations, not to the public',
  'posts-alike': 'Posts that are much alike',
  'duplicated-text': 'Stands there twice',
  'repeated-sentence': 'Sentences that come back',
  'no-placeholder': 'Nothing local in the text',
  'placeholder-unknown': 'Brackets that no rule knows',
  'handle-cased-two-ways': 'A handle is written in two ways',
  'handle-not-on-platform': 'No handle on that platform',
  'handle-unconfirmed': 'A handle that may not be theirs',
  'handle-unlisted': 'A handle that is not in the list of accounts',
  'handle-may-have-changed': 'A handle that may have changed',
  'page-without-number': 'A Facebook page that cannot be tagged yet',
  'hashtag-unlisted': 'A hashtag that is not in the list',
  'hashtag-unused': 'A hashtag that no post uses',
  'hashtag-cased-two-ways': 'A hashtag is written in two ways',
  'hashtag-hard-to-read': 'A hashtag that is hard to read',
  'hashtag-switched-off': 'A hashtag that another pack has switched off',
  'hashtags-too-many': 'More hashtags than the platform takes',
  'link-without-scheme': 'A link without https://',
  'link-not-secure': 'A link that is not secure',
  'link-shortened': 'A shortened link',
  'link-not-clickable': 'A link where nobody can click it',
  'image-unused': 'A picture that no post uses',
  'heading-missing': 'A heading may be missing',
  'contact-named': 'A person’s contact stands in the text',
  debris: 'Left over from another program',
  'glued-sentences': 'Sentences that have grown together',
  'quotes-broken': 'Quotation marks that do not match',
  'reader-note': 'Could not be carried over as it stood',
};

export const FINDING_KINDS = Object.keys(HEADINGS) as readonly FindingKind[];

/** A later Clarion may know kinds no longer that an earlier one has stored. */
export function headingOf(kind: FindingKind): string {
  return Object.hasOwn(HEADINGS, kind) ? HEADINGS[kind] : 'Something else';
}

/** Such as `lines 41 to 43`; with the document where there are several. */
export function writePlace(
  { document, first, last }: Place,
  { documents }: Pick<ToolkitImport, 'documents'>,
): string {
  const found = documents.find(({ name }) => name === document);
  if (!found) return `“${document}”`;
  const where =
    first === last
      ? `${found.unit} ${writeNumber(first)}`
      : `${found.unit}s ${writeNumber(first)} to ${writeNumber(last)}`;
  return documents.length > 1 ? `“${document}”, ${where}` : where;
}

export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Such as `1 post` or `12 posts`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${writeNumber(number)} ${number === 1 ? one : many}`;
}
