import type { AssociationCampaign } from '#core/association-campaign.ts';
import { type Offer, proposeRevision, takesProposals } from '#core/offer.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/** Puts a revised campaign beside what an office has of it, once for each revision. */
export async function proposeRevisionTo(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  offer: Offer,
  campaign: AssociationCampaign,
): Promise<void> {
  if (!takesProposals(offer) || Math.max(offer.revision, offer.proposed ?? 0) >= campaign.revision) return;
  const written = await office.writeOffer(proposeRevision(offer, campaign.revision, campaign.deadline), [], {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'offer.revised',
    summary: `${offer.associationName} revised “${offer.title}”. The office’s own posts stay as they are until somebody compares them.`,
  });
  if (written === 'conflict') {
    // Somebody of the office wrote in this moment: what they have is read again.
    const current = await office.readOffer(campaign.id);
    if (current) await proposeRevisionTo({ clock }, office, current, campaign);
    return;
  }
  const now = clock.now();
  await office.lookAgain(now, now);
}
