import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CLARION } from '#core/audit.ts';
import { cancelPost } from '#core/author-post.ts';
import type { Post } from '#core/post.ts';
import { withholdPost } from '#core/publish-steps.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { closeDrafts } from './close-drafts.ts';
import { storeChange } from './store-change.ts';

/**
 * Takes a withdrawn campaign back from one office: its drafts are taken out, what is scheduled is put on hold. The
 * association's stop has kept them from going out since the moment it was withdrawn.
 */
export async function withdrawOffer(
  parts: Delivery,
  office: OfficeStore,
  campaign: AssociationCampaign,
): Promise<void> {
  const offer = await office.readOffer(campaign.id);
  if (!offer || offer.state === 'withdrawn') return;
  const posts = await office.listCampaignPosts(campaign.id);
  for (const post of posts) await hold(parts, office, post, offer.associationName);
  await closeDrafts(office, { ...offer, state: 'withdrawn' }, (post) => cancelPost(post, CLARION), {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'offer.withdrawn',
    summary: `${offer.associationName} withdrew “${offer.title}”. What had not gone out is on hold.`,
  });
  const now = parts.clock.now();
  await office.lookAgain(now, now);
}

async function hold(parts: Delivery, office: OfficeStore, post: Post, association: string): Promise<void> {
  if (post.state !== 'scheduled') return;
  const why = `${association} withdrew the campaign that this post belongs to.`;
  const held = withholdPost(post, { kind: 'stopped', why });
  // A post that is being sent at this moment, or was changed by a person, is met by the stop instead.
  if (held.ok) await storeChange(parts, office, held.value);
}
