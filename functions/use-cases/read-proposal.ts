import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import { readCalendars } from '#core/election/calendar.ts';
import type { CampaignId } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import { type OfferPlan, planOffer } from '#core/plan-offer.ts';
import { compareWithProposal, type ProposedChange } from '#core/proposal.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore, Store } from '#ports/store.ts';

export interface ReadingProposals {
  readonly store: Pick<Store, 'forAssociation'>;
  readonly packs: Packs;
  readonly rules: readonly TextRules[];
}

/** A revised campaign beside what an office has of it. */
export interface Proposal {
  readonly offer: Offer;
  readonly campaign: AssociationCampaign;
  readonly plan: OfferPlan;
  readonly changes: readonly ProposedChange[];
}

/** The proposal that waits for an office, if one does. It is worked out anew each time: nothing of it is stored. */
export async function readProposal(
  parts: ReadingProposals,
  office: OfficeStore,
  id: CampaignId,
  by: Actor,
): Promise<Proposal | undefined> {
  const offer = await office.readOffer(id);
  if (offer?.proposed === undefined) return undefined;
  const [campaign, profile, channels, calendars, posts] = await Promise.all([
    parts.store.forAssociation(offer.associationId, by).readCampaign(id),
    office.readOffice(),
    office.listChannels(),
    office.listCalendars(),
    office.listCampaignPosts(id),
  ]);
  const pack = campaign && (await parts.packs.findVersion({ officeId: office.officeId }, campaign.source));
  if (!campaign || !profile || !pack) return undefined;
  const place = { index: campaign.officeIds.indexOf(office.officeId), count: campaign.officeIds.length };
  const calendar = readCalendars(profile, calendars);
  const plan = planOffer({ campaign, pack, office: profile, channels, place, calendar, rules: parts.rules });
  return { offer, campaign, plan, changes: compareWithProposal(posts, plan, campaign.withdrawn) };
}
