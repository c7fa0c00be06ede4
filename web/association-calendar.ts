import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Offer } from '#core/offer.ts';
import { findMessage, type Pack } from '#core/pack.ts';
import { turnsOf } from '#core/schedule-turns.ts';
import type { Zone } from '#core/slot.ts';

/** What a campaign's offices say at one time of one day, each on its own clock. */
export interface CampaignTime {
  readonly campaign: AssociationCampaign;
  /** `2026-11-03T09:00`, as every office's own clock shows it. */
  readonly local: string;
  /** The message, where all offices carry the same then. */
  readonly message: string | undefined;
  /** Offices that have accepted, of those that it is offered to. */
  readonly taking: number;
  readonly offered: number;
}

/**
 * The times of a campaign. In a rotation each office carries another message, at the same time or some minutes later;
 * on dates all carry the same.
 */
export function listCampaignTimes(
  campaign: AssociationCampaign,
  offers: readonly Pick<Offer, 'state'>[],
  pack: Pack | undefined,
  zone: Zone,
): readonly CampaignTime[] {
  const taking = offers.filter(({ state }) => state === 'accepted' || state === 'customised').length;
  const { turns } = turnsOf(campaign.schedule, zone, { index: 0, count: 1 });
  return turns.map(({ messageId, slot }) => ({
    campaign,
    local: slot.local,
    message: campaign.schedule.kind === 'dates' ? pack && findMessage(pack, messageId)?.title : undefined,
    taking,
    offered: campaign.officeIds.length,
  }));
}
