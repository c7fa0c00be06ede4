import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import {
  type CampaignRequest,
  type PreparedOffers,
  type PreparingOffers,
  prepareOffers,
} from './prepare-offers.ts';

export interface OfferingCampaigns extends PreparingOffers {
  readonly fanOut: FanOutQueue;
}

export type OfferingRefusal =
  | { readonly kind: 'unknown-pack' | 'unknown-association' }
  | { readonly kind: 'problems'; readonly prepared: PreparedOffers };

export interface OfferingOrder extends CampaignRequest {
  /** Whether the person says that they have looked at what the offices will see. */
  readonly attested: boolean;
  /** Why texts that are too much alike on X may be offered all the same; an approver's word. Empty where none is given. */
  readonly override: string;
  /** Whether the person may override. */
  readonly mayOverride: boolean;
}

/**
 * Offers a campaign to an association's offices: it is stored at once, the offices are reached in the background.
 * Sending the same form again changes nothing and answers with the same campaign.
 */
export async function offerCampaign(
  parts: OfferingCampaigns,
  association: AssociationStore,
  order: OfferingOrder,
): Promise<Result<AssociationCampaign, OfferingRefusal>> {
  const there = await association.readCampaign(order.campaignId);
  if (there) return ok(there);
  const prepared = await prepareOffers(parts, association, order);
  if ('kind' in prepared) return err(prepared);
  const problems = [...prepared.problems, ...checkOffering(prepared, order)];
  if (problems.length > 0) return err({ kind: 'problems', prepared: { ...prepared, problems } });

  const { campaign, similar } = prepared;
  const overridden = similar.length > 0 ? { override: order.override.trim() } : undefined;
  const written = await association.writeCampaign(campaign, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.offered',
    summary:
      `${order.by.name} offers “${campaign.title}” to ${campaign.officeIds.length} offices.` +
      (overridden ? ` Texts that are much alike on X are offered because: ${overridden.override}.` : ''),
    details: { offices: String(campaign.officeIds.length), ...overridden },
  });
  // A conflict is the same form, sent twice at once. Ordering the work twice does no harm.
  await parts.fanOut.send({ associationId: association.associationId, campaignId: campaign.id });
  return ok(written === 'written' ? { ...campaign, version: 1 } : campaign);
}

/** What keeps a campaign that could be offered from being offered by this order. */
export function checkOffering(prepared: PreparedOffers, order: OfferingOrder): readonly FieldProblem[] {
  return [...checkSimilar(prepared, order), ...checkAttested(order)];
}

/** Identical content across accounts gets accounts suspended: it takes a reason, and somebody who may give one. */
function checkSimilar(
  { similar }: PreparedOffers,
  { override, mayOverride }: OfferingOrder,
): readonly FieldProblem[] {
  if (similar.length === 0 || (override.trim() !== '' && mayOverride)) return [];
  const what = 'X forbids near-identical texts across accounts.';
  return [
    {
      field: 'override',
      message: mayOverride
        ? `${what} Leave X out, or say why these texts may go out all the same.`
        : `${what} Leave X out; only an approver may offer these texts all the same.`,
    },
  ];
}

function checkAttested({ attested }: OfferingOrder): readonly FieldProblem[] {
  return attested
    ? []
    : [{ field: 'attested', message: 'Look at what the offices will see, then tick the box.' }];
}
