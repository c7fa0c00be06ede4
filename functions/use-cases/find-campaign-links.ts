import type { CampaignId } from '#core/ids.ts';
import { type LinkCode, namesAddress } from '#core/short-link.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type CountedLink, listShortLinks } from './list-short-links.ts';

/** The office's short links that were made for a campaign, or whose address stands in the text of one of its posts. */
export async function findCampaignLinks(
  parts: { readonly clock: Clock },
  office: OfficeStore,
  campaign: CampaignId,
  addressOf: (code: LinkCode) => string,
): Promise<readonly CountedLink[]> {
  const links = await listShortLinks(parts, office);
  if (links.length === 0) return [];
  const posts = await office.listCampaignPosts(campaign);
  return links.filter(
    ({ link: { campaignId, code } }) =>
      campaignId === campaign || posts.some(({ text }) => namesAddress(text, addressOf(code))),
  );
}
