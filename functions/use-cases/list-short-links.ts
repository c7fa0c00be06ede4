import { addUpOpenings, type Openings, type ShortLink } from '#core/short-link.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/** A short link with how often it was opened. */
export interface CountedLink extends Openings {
  readonly link: ShortLink;
}

/** An office's short links: those that lead somewhere before the retired ones, the newest first. */
export async function listShortLinks(
  { clock }: { readonly clock: Clock },
  { links }: Pick<OfficeStore, 'links'>,
): Promise<readonly CountedLink[]> {
  const found = await links.list();
  if (found.length === 0) return [];
  const days = await links.listOpenings();
  const now = clock.now();
  const isRetired = ({ retiredAt }: ShortLink) => Number(retiredAt !== undefined);
  return found
    .toSorted((a, b) => isRetired(a) - isRetired(b) || (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((link) => ({ link, ...addUpOpenings(link.code, days, now) }));
}
