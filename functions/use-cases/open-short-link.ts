import { CLARION } from '#core/audit.ts';
import type { LinkCode, ShortLink } from '#core/short-link.ts';
import type { Store } from '#ports/store.ts';

/** The short link that a code opens now, if it opens one. */
export async function openShortLink(
  { store }: { readonly store: Pick<Store, 'findLink' | 'forOffice'> },
  code: LinkCode,
): Promise<ShortLink | undefined> {
  const officeId = await store.findLink(code);
  if (officeId === undefined) return undefined;
  const link = await store.forOffice(officeId, CLARION).links.read(code);
  return link?.retiredAt === undefined ? link : undefined;
}
