import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { type OfficeCalendar, readCalendars } from '#core/election/calendar.ts';
import type { CampaignId } from '#core/ids.ts';
import { noteFor } from '#core/message-withdrawal.ts';
import { type Offer, refuseConsent } from '#core/offer.ts';
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
  const [channels, calendars, consents] = await Promise.all([
    store.listChannels(),
    store.listCalendars(),
    store.listConsents(),
  ]);
  await makeOffer(parts, store, offer, channels, readCalendars(offer.office, calendars));
  const standing = consents.find(
    (consent) =>
      consent.kind === 'pack' &&
      consent.associationId === campaign.associationId &&
      consent.packId === campaign.source.packId,
  );
  if (!standing) return;
  const answer = { campaignId: campaign.id, seen: undefined, by: standing.by };
  const accepted = await acceptStoredOffer(parts, store, answer);
  // Any other refusal means that it has been answered, now or before an interruption, or was not put any more.
  if (!accepted.ok && accepted.error.kind === 'over-cap') {
    await tellRefused(store, campaign.id, accepted.error.message, standing.by);
  }
}

/** Notes in the offer why the office's consent did not accept it: it waits for a person, who sees why. */
async function tellRefused(store: OfficeStore, id: CampaignId, message: string, by: Actor): Promise<void> {
  const offer = await store.readOffer(id);
  if (offer?.state !== 'pending' || offer.consentRefused?.message === message) return;
  // A conflict is a person who works on the offer at this moment: they need no telling why it waits.
  await store.writeOffer(refuseConsent(offer, { kind: 'over-cap', message }), [], {
    subject: { kind: 'campaign', id },
    action: 'offer.consent-refused',
    summary: `The consent that ${by.name} gave beforehand did not accept “${offer.title}” of ${offer.associationName}, so it waits for an answer. ${message}`,
  });
}

async function makeOffer(
  parts: FanningOut,
  store: OfficeStore,
  { campaign, office, from }: OfferToPut,
  channels: readonly Channel[],
  calendar: OfficeCalendar,
): Promise<void> {
  const { associationId, source } = campaign;
  const pack = await parts.packs.findVersion({ associationId }, source);
  if (!pack) throw new Error(`The pack ${campaign.source.packId} of ${campaign.id} is gone`);
  const plan = planOffer({
    campaign,
    pack,
    office,
    channels,
    calendar,
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
    ...(campaign.withdrawn && { withdrawn: campaign.withdrawn.map(noteFor) }),
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
