import { type CorrectionSummary, summarizeCorrections } from '#core/correct-post.ts';
import type { CampaignId } from '#core/ids.ts';
import type { OfficeStore } from '#ports/store.ts';

/** What was wrong with posts of an office's campaign, and how long it took to put each right. */
export async function readCorrections(
  office: Pick<OfficeStore, 'listCampaignPosts'>,
  campaignId: CampaignId,
): Promise<CorrectionSummary> {
  return summarizeCorrections(await office.listCampaignPosts(campaignId));
}
