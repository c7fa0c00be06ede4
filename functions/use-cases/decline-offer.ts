import { cancelPost } from '#core/author-post.ts';
import { declineOffer, type Offer } from '#core/offer.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { AnswerRefusal, OfferAnswer } from './accept-offer.ts';
import { closeDrafts } from './close-drafts.ts';

/** Declines an offer in the office's name: nothing of it goes out, and the association sees the reason. */
export async function declineStoredOffer(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  { campaignId, seen, by, reason }: OfferAnswer & { readonly reason: string },
): Promise<Result<Offer, AnswerRefusal>> {
  const offer = await office.readOffer(campaignId);
  if (!offer) return err({ kind: 'unknown-offer' });
  if (offer.version !== seen) return err({ kind: 'changed-meanwhile', offer });
  const declined = declineOffer(offer, { by, at: clock.now(), ...(reason !== '' && { reason }) });
  if (!declined.ok) return declined;
  const written = await closeDrafts(office, declined.value, (post) => cancelPost(post, by), {
    subject: { kind: 'campaign', id: campaignId },
    action: 'offer.declined',
    summary: `${by.name} declined the offer “${offer.title}” of ${offer.associationName}${reason === '' ? '.' : `: ${reason}.`}`,
  });
  if (written === 'written') return ok(declined.value);
  const current = await office.readOffer(campaignId);
  return err(current ? { kind: 'changed-meanwhile', offer: current } : { kind: 'unknown-offer' });
}
