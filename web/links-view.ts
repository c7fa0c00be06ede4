import { findLinks, linksOf } from '#core/links/find-links.ts';
import type { LinkCheck } from '#core/links/link-answer.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import { checkLinks, readChecks } from '#use-cases/check-links.ts';
import type { Services } from './services.ts';

/** What pages show of the links of some texts. */
export interface LinksView {
  /** Whether links are asked for at all: not in a demonstration. */
  readonly isOn: boolean;
  /** By the link as it stands in a text; one without a check has not been asked for. */
  readonly checks: ReadonlyMap<string, LinkCheck>;
  /** As they stand in the texts, in order, each once. */
  readonly links: readonly string[];
}

/** Reads what is known of the links of some texts. Those that nobody has asked for before are asked for now. */
export async function viewLinks(
  parts: Pick<Services, 'store' | 'clock' | 'linkProbe'>,
  texts: readonly string[],
): Promise<LinksView> {
  const links = linksOf(texts);
  const { linkChecks } = parts.store;
  await checkLinks(parts, linkChecks, links, 'new');
  return { isOn: parts.linkProbe !== undefined, links, checks: await readChecks(linkChecks, links) };
}

/** The same of planned posts, of which some may have no text yet. */
export function viewPlannedLinks(
  parts: Pick<Services, 'store' | 'clock' | 'linkProbe'>,
  planned: readonly Pick<PlannedPost, 'post'>[],
): Promise<LinksView> {
  return viewLinks(
    parts,
    planned.flatMap(({ post }) => post?.text ?? []),
  );
}

/** The part of a view that one of its texts has. */
export function linksWithin(view: LinksView, text: string): LinksView {
  const own = new Set(findLinks(text).map(({ words }) => words));
  return { ...view, links: view.links.filter((link) => own.has(link)) };
}
