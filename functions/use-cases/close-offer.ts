import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CLARION } from '#core/audit.ts';
import { cancelPost } from '#core/author-post.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { closeDrafts } from './close-drafts.ts';

/** Notes that an office did not answer in time: no answer is never consent, so its drafts are taken out. */
export async function closeOffer(
  _parts: { readonly clock: Clock },
  office: OfficeStore,
  campaign: AssociationCampaign,
): Promise<void> {
  const offer = await office.readOffer(campaign.id);
  if (offer?.state !== 'pending') return;
  // A conflict is an answer in the last moment: it holds.
  await closeDrafts(office, { ...offer, state: 'expired' }, (post) => cancelPost(post, CLARION), {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'offer.expired',
    summary: `Nobody answered the offer “${offer.title}” of ${offer.associationName} in time, so nothing of it goes out.`,
  });
}
