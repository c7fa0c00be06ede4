import { addressOf, isUnder } from '#core/guardrails/link-address.ts';
import type { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { findLinks } from './find-links.ts';
import { isSharedHost } from './shared-hosts.ts';
import { isShortened } from './shorteners.ts';
import { UTM_TOKENS, type UtmRule } from './utm-rule.ts';

/** Whose post it is, and where it goes. */
export interface UtmFacts {
  /** The campaign's title. */
  readonly campaign: string;
  readonly platform: Platform;
  readonly office: Pick<Office, 'id' | 'website'>;
}

/** Where an address cannot be tapped, so that parameters would only be in the reader's way. */
const READ_ONLY: ReadonlySet<string> = new Set(['instagram']);

/**
 * A text whose links to the office's own website, and to those of the rule, carry the rule's parameters. Other people's
 * links and short ones stay as they are, and so does everything that a link has already: what it says itself wins.
 */
export function tagLinks(text: string, rule: UtmRule, facts: UtmFacts): string {
  if (READ_ONLY.has(facts.platform)) return text;
  const sites = [siteOf(facts.office.website), ...rule.hosts];
  const parameters = parametersOf(rule, facts);
  let tagged = text;
  for (const { words, start, end } of findLinks(text).toReversed()) {
    tagged = tagged.slice(0, start) + tagLink(words, sites, parameters) + tagged.slice(end);
  }
  return tagged;
}

/** The values that a rule has for a post, in the order in which they stand in a link. */
export function parametersOf(rule: UtmRule, facts: UtmFacts): readonly (readonly [string, string])[] {
  const words: Record<(typeof UTM_TOKENS)[number], string> = {
    campaign: plainWord(facts.campaign),
    platform: facts.platform,
    office: facts.office.id,
  };
  const fill = (pattern: string) =>
    UTM_TOKENS.reduce((filled, token) => filled.replaceAll(`{${token}}`, words[token]), pattern)
      .replaceAll(/[^A-Za-z0-9._-]/g, '-')
      // A link ends with a letter or digit: what comes behind is taken for the sentence's.
      .replaceAll(/^[._-]+|[._-]+$/g, '');
  const named = [
    ['utm_source', fill(rule.source)],
    ['utm_medium', fill(rule.medium)],
    ['utm_campaign', fill(rule.campaign)],
  ] as const;
  return named.filter(([, value]) => value !== '');
}

function tagLink(
  link: string,
  sites: readonly string[],
  parameters: readonly (readonly [string, string])[],
): string {
  const address = addressOf(link);
  if (!address || !/^https?:$/.test(address.protocol) || address.username !== '') return link;
  if (isShortened(link) || !sites.some((site) => isUnder(address, site))) return link;
  const there = new Set([...address.searchParams.keys()].map((name) => name.toLowerCase()));
  const query = parameters
    .filter(([name]) => !there.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  if (query === '') return link;
  // Put in as text: reading and writing a link anew would change how its own parameters are written.
  const anchorAt = link.indexOf('#');
  const [page, anchor] = anchorAt < 0 ? [link, ''] : [link.slice(0, anchorAt), link.slice(anchorAt)];
  return `${page}${joint(page)}${query}${anchor}`;
}

/** What stands between a page's address and its first further parameter. */
function joint(page: string): string {
  if (/[?&]$/.test(page)) return '';
  if (page.includes('?')) return '&';
  return page.replace(/^[a-z]+:\/\//i, '').includes('/') ? '?' : '/?';
}

/** A website as a whole; of one that many share, only the office's own pages. */
function siteOf(website: string): string {
  const address = addressOf(website);
  return address === undefined || isSharedHost(address) ? website : address.host;
}

/** A title as a word of plain letters. */
function plainWord(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}
