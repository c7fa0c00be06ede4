import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Channel } from '#core/channel.ts';
import type { Offer } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import { planOffer } from '#core/plan-offer.ts';
import type { OfficeStore } from '#ports/store.ts';
import { acceptStoredOffer } from './accept-offer.ts';
import type { FanningOut } from './fan-out.ts';
import { proposeRevisionTo } from './propose-revision.ts';

export interface OfferToPut {
  readonly campaign: AssociationCampaign;
  readonly office: Office;
  /** The association's name. */
  readonly from: string;
}

/**
 * Puts a campaign before one of its offices, once; and takes it as accepted where the office has said so beforehand. A
 * revised campaign is put beside what the office has.
 */
export async function putOffer(parts: FanningOut, store: OfficeStore, offer: OfferToPut): Promise<void> {
  const { campaign } = offer;
  // Only a revision can meet an offer that is not its own.
  const there = campaign.revision > 1 ? await store.readOffer(campaign.id) : undefined;
  if (there) return proposeRevisionTo(parts, store, there, campaign);
  const [channels, consents] = await Promise.all([store.listChannels(), store.listConsents()]);
  await makeOffer(parts, store, offer, channels);
  const standing = consents.find(
    (consent) =>
      consent.kind === 'pack' &&
      consent.associationId === campaign.associationId &&
      consent.packId === campaign.source.packId,
  );
  if (!standing) return;
  // A refusal means that the offer has been answered, now or before an interruption, or was not put any more; or that
  // it would break the office's cost cap, and waits for a person.
  await acceptStoredOffer(parts, store, { campaignId: campaign.id, seen: undefined, by: standing.by });
}

async function makeOffer(
  parts: FanningOut,
  store: OfficeStore,
  { campaign, office, from }: OfferToPut,
  channels: readonly Channel[],
): Promise<void> {
  const pack = parts.packs.find(campaign.source.packId);
  if (!pack) throw new Error(`The pack ${campaign.source.packId} of ${campaign.id} is gone`);
  const plan = planOffer({
    campaign,
    pack,
    office,
    channels,
    place: { index: campaign.officeIds.indexOf(office.id), count: campaign.officeIds.length },
    rules: parts.rules,
  });
  const offer: Offer = {
    campaignId: campaign.id,
    associationId: campaign.associationId,
    associationName: from,
    officeId: office.id,
    packId: campaign.source.packId,
    title: campaign.title,
    state: 'pending',
    revision: campaign.revision,
    deadline: campaign.deadline,
    posts: plan.posts.length,
    omitted: [...plan.omitted],
    createdAt: parts.clock.now(),
    version: 0,
  };
  // A conflict is an offer that stands already, from before an interruption or by another worker: it is the very same.
  await store.makeOffer(offer, plan.campaign, plan.posts, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'offer.received',
    summary: `${from} offers “${campaign.title}”: ${plan.posts.length} posts, which wait for the office’s answer.`,
  });
}
