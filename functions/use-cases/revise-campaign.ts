import { type AssociationCampaign, everyMessageOf, messagesOf } from '#core/association-campaign.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import {
  checkOffering,
  type OfferingCampaigns,
  type OfferingOrder,
  type OfferingRefusal,
} from './offer-campaign.ts';
import { prepareOffers } from './prepare-offers.ts';

export type RevisionRefusal =
  | OfferingRefusal
  | { readonly kind: 'unknown-campaign' }
  /** It is not open: offices are being gone through, or it is closed or withdrawn. */
  | { readonly kind: 'not-offered'; readonly campaign: AssociationCampaign }
  /** Somebody else has revised it since the person saw it. */
  | { readonly kind: 'changed-meanwhile'; readonly campaign: AssociationCampaign };

/**
 * Revises a campaign that is offered: every office that takes part or has not answered gets the new revision as a
 * proposal beside what it has, and offices that are new get an offer. Nothing that an office has is changed by it.
 */
export async function reviseCampaign(
  parts: OfferingCampaigns,
  association: AssociationStore,
  order: OfferingOrder & { readonly seen: number },
): Promise<Result<AssociationCampaign, RevisionRefusal>> {
  const there = await association.readCampaign(order.campaignId);
  if (!there) return err({ kind: 'unknown-campaign' });
  if (there.version !== order.seen) return err({ kind: 'changed-meanwhile', campaign: there });
  if (there.state !== 'offered') return err({ kind: 'not-offered', campaign: there });
  const prepared = await prepareOffers(parts, association, order);
  if ('kind' in prepared) return err(prepared);
  const problems = [...prepared.problems, ...checkOffering(prepared, order)];
  if (problems.length > 0) return err({ kind: 'problems', prepared: { ...prepared, problems } });

  const { revision, createdAt, createdBy, version } = there;
  const revised = {
    ...prepared.campaign,
    ...standingOf(there, prepared.campaign),
    revision: revision + 1,
    createdAt,
    createdBy,
    version,
  };
  const written = await association.writeCampaign(revised, {
    subject: { kind: 'campaign', id: revised.id },
    action: 'campaign.revised',
    summary: `${order.by.name} revised “${revised.title}”. Offices see the revision beside their own posts.`,
    details: { revision: String(revised.revision) },
  });
  if (written === 'conflict') return err({ kind: 'changed-meanwhile', campaign: there });
  await parts.fanOut.send({ associationId: association.associationId, campaignId: revised.id });
  return ok({ ...revised, version: version + 1 });
}

/** What a revision takes over of single messages: what is withdrawn stays so, whatever the new schedule says. */
function standingOf(
  there: AssociationCampaign,
  { schedule }: AssociationCampaign,
): Pick<AssociationCampaign, 'withdrawn' | 'former'> {
  const kept = messagesOf(schedule);
  const former = everyMessageOf(there).filter((id) => !kept.includes(id));
  return {
    // The offices may be others now: a withdrawal that is on its way to them begins anew.
    ...(there.withdrawn && {
      withdrawn: there.withdrawn.map((each) => (each.isDone ? each : { ...each, reached: 0 })),
    }),
    ...(former.length > 0 && { former }),
  };
}
