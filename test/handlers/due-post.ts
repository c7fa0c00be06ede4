import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost } from '#core/author-post.ts';
import { CampaignId } from '#core/ids.ts';
import { PublishOrder } from '#core/publish-order.ts';
import { startOf } from '#core/time.ts';
import type { Store } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, REFERENCE_SLOT, sampleCampaign } from '#test/fixtures/post.ts';

/** When the posts below are due. */
export const DUE = startOf(REFERENCE_SLOT.due);

/** Stores an approved post, and returns the order to look at it. */
export async function storeDuePost(store: Store, name: string): Promise<PublishOrder> {
  const by = actorOf(DANA);
  const campaign = sampleCampaign({ id: CampaignId.parse(name) });
  const approved = approvePost(draftPost({ campaignId: campaign.id }), by, REFERENCE_INSTANT, sha256);
  if (!approved.ok) throw new Error(approved.error.message);
  const happening = {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.launched',
    summary: 'Launched for a test.',
  } as const;
  await store.forOffice(MILLBROOK.id, by).launchCampaign(campaign, [approved.value], happening);
  return PublishOrder.parse({ officeId: MILLBROOK.id, postId: approved.value.post.id });
}
