import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import type { StopScope } from '#core/gate.ts';
import type { CampaignId } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';

export interface Withdrawal {
  readonly campaignId: CampaignId;
  readonly reason: string;
  readonly by: Actor;
}

export type WithdrawalRefusal =
  | { readonly kind: 'unknown-campaign' }
  | { readonly kind: 'withdrawn-already'; readonly campaign: AssociationCampaign };

/**
 * Withdraws an association's campaign from all its offices. The stop comes first: from that write on no post of it
 * goes out anywhere, while the offices are gone through in the background.
 */
export async function withdrawCampaign(
  { clock, fanOut }: { readonly clock: Clock; readonly fanOut: FanOutQueue },
  association: AssociationStore,
  { campaignId, reason, by }: Withdrawal,
): Promise<Result<AssociationCampaign, WithdrawalRefusal>> {
  for (;;) {
    const campaign = await association.readCampaign(campaignId);
    if (!campaign) return err({ kind: 'unknown-campaign' });
    if (campaign.state === 'withdrawing' || campaign.state === 'withdrawn') {
      return err({ kind: 'withdrawn-already', campaign });
    }
    const scope: StopScope = { kind: 'campaign', id: campaignId };
    const summary = `${by.name} withdrew “${campaign.title}” from all offices: ${reason}.`;
    const happening = { subject: scope, action: 'campaign.withdrawing', summary, details: { reason } };
    // A stop that is there already, from an interrupted try, does the same.
    await association.writeStop({ scope, reason, by, at: clock.now() }, happening);
    const withdrawing = { ...campaign, state: 'withdrawing' as const, reached: 0 };
    const written = await association.writeCampaign(withdrawing, happening);
    // A conflict is a note of how far the offering has come: it is read again.
    if (written === 'conflict') continue;
    await fanOut.send({ associationId: association.associationId, campaignId });
    return ok(withdrawing);
  }
}
