import { later, SECOND } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type CheckingLinks, checkLinks } from './check-links.ts';

/** How often the people of one office may have links asked for again, in milliseconds: other people's sites answer. */
export const ASK_LINKS_AGAIN = 30 * SECOND;

/** Asks for links once more, whatever is kept of them; or says why it does not. */
export async function askLinksAgain(
  parts: CheckingLinks,
  office: OfficeStore,
  links: readonly string[],
): Promise<'asked' | 'off' | 'too-soon'> {
  if (!parts.linkProbe) return 'off';
  const now = parts.clock.now();
  const isTurn = await office.takeNotice('links-asked', now, later(now, ASK_LINKS_AGAIN));
  if (!isTurn) return 'too-soon';
  await checkLinks(parts, office.links.checks, links, 'anew');
  return 'asked';
}
