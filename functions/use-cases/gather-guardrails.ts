import { type AssociationPolicy, mergePolicies } from '#core/guardrails/association-policy.ts';
import { type Names, NOBODY, type TagFact } from '#core/guardrails/context.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import { addressOf } from '#core/guardrails/link-address.ts';
import type { OfficeWording } from '#core/guardrails/office-wording.ts';
import { readText } from '#core/guardrails/reading.ts';
import { linksOf } from '#core/links/find-links.ts';
import type { Office } from '#core/office.ts';
import type { Handle, Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { LinkCode } from '#core/short-link.ts';
import type { PackSource, Packs } from '#ports/packs.ts';
import type { OfficeStore } from '#ports/store.ts';
import { readVerdicts } from './check-links.ts';

/** What of a post decides what has to be read to judge it. */
export interface JudgedPost extends Pick<Post, 'text'> {
  readonly source: PackSource;
}

/**
 * Everything by which an office's posts are judged, read once for all of them: its own names, links and consents, what
 * its associations changed of the rules, and whom the posts' packs can mention. Nothing for an office without a profile.
 */
export async function gatherGuardrails(
  { packs }: { readonly packs?: Pick<Packs, 'findVersion'> },
  office: OfficeStore,
  posts: readonly JudgedPost[],
): Promise<GuardrailFacts | undefined> {
  const texts = posts.map(({ text }) => text);
  const [profile, wording, policies, shortLinks, sources, verdicts] = await Promise.all([
    office.readOffice(),
    office.wording.read(),
    office.wording.listPolicies(),
    findShortLinks(office, posts),
    packs ? findPacks(packs, office, posts) : [],
    readVerdicts(office.links.checks, linksOf(texts)),
  ]);
  if (!profile) return undefined;
  return {
    policy: mergePolicies(policies),
    zone: profile.zone,
    names: namesOf(wording),
    official: { name: profile.official.name, candidacies: wording?.candidacies ?? [] },
    links: {
      domain: new URL(profile.website).hostname,
      allowed: [...(wording?.hosts ?? []), ...shortLinks, ...sources.flatMap(pagesOf)],
      verdicts,
    },
    tags: tagsOf(sources, wording?.consents ?? []),
    hashtags: [],
    blackouts: [],
  };
}

/**
 * What an association's drafts are judged by, whichever office will post them: its own policy and the pack as it stands,
 * with an office as the pack's examples have it.
 */
export function gatherForDrafts(
  policy: Pick<AssociationPolicy, 'changes'> | undefined,
  pack: Pack,
  { website, zone }: Pick<Office, 'website' | 'zone'>,
): GuardrailFacts {
  return {
    policy: mergePolicies(policy ? [policy] : []),
    zone,
    names: NOBODY,
    official: { name: '', candidacies: [] },
    links: { domain: new URL(website).hostname, allowed: pagesOf(pack), verdicts: new Map() },
    tags: tagsOf([pack], []),
    hashtags: [],
    blackouts: [],
  };
}

function namesOf(wording: OfficeWording | undefined): Names {
  if (!wording || wording.parties.length + wording.candidates.length === 0) return NOBODY;
  const listed = (names: OfficeWording['parties']) =>
    names.map(({ name, also }) => ({ name, ...(also && { also }) }));
  return { parties: listed(wording.parties), candidates: listed(wording.candidates) };
}

/** The pages that a pack leads to: whoever approved its texts has approved where they lead. */
function pagesOf({ links }: Pack): readonly string[] {
  return links.map(({ url }) => {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  });
}

/** A tag that several packs have is one person: the handles are those of all of them. */
function tagsOf(packs: readonly Pack[], consents: OfficeWording['consents']): readonly TagFact[] {
  const tags = new Map<string, TagFact>();
  for (const { name, handles, partisan_role } of packs.flatMap((pack) => pack.tags)) {
    const label = Object.values(handles).find((handle) => handle && 'page_name' in handle);
    const consent = consents.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const named = Object.entries(handles).flatMap(([platform, handle]) =>
      handle ? [[platform, nameOf(handle)]] : [],
    );
    tags.set(name, {
      ...tags.get(name),
      name,
      handles: { ...tags.get(name)?.handles, ...Object.fromEntries(named) } as TagFact['handles'],
      ...(label && 'page_name' in label && { label: label.page_name }),
      ...(partisan_role !== undefined && { partisanRole: partisan_role }),
      ...(consent && { consent: { by: consent.by, on: consent.on } }),
    });
  }
  return [...tags.values()];
}

function nameOf(handle: Handle): string {
  return 'handle' in handle ? handle.handle : handle.slug;
}

/** What the posts were made from, each pack once. */
async function findPacks(
  packs: Pick<Packs, 'findVersion'>,
  { officeId }: OfficeStore,
  posts: readonly JudgedPost[],
): Promise<readonly Pack[]> {
  const sources = new Map(posts.map(({ source }) => [`${source.packId} ${source.packVersion}`, source]));
  const found = await Promise.all(
    [...sources.values()].map((source) => packs.findVersion({ officeId }, source)),
  );
  return found.flatMap((pack) => pack ?? []);
}

/** The addresses of the office's own short links in its posts: where they lead was checked when they were made. */
async function findShortLinks(office: OfficeStore, posts: readonly JudgedPost[]): Promise<readonly string[]> {
  const written = posts.flatMap(({ text }) =>
    text.includes('/l/') ? readText(text, NOBODY).links.map(({ words }) => words) : [],
  );
  const found = await Promise.all(
    [...new Set(written)].map(async (link) => {
      const code = LinkCode.safeParse(/\/l\/([^/?#]+)$/.exec(link)?.[1]);
      const own = code.success ? await office.links.read(code.data) : undefined;
      return own?.retiredAt === undefined &&
        own?.address !== undefined &&
        addressOf(own.address)?.href === addressOf(link)?.href
        ? [link]
        : [];
    }),
  );
  return found.flat();
}
