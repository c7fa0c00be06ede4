import { type AssociationCampaign, everyMessageOf } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import type { Stop } from '#core/gate.ts';
import type { CampaignId, MessageId } from '#core/ids.ts';
import { findWithdrawn, type MessageWithdrawal } from '#core/message-withdrawal.ts';
import { findMessage } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Packs } from '#ports/packs.ts';
import type { WithdrawalRefusal } from './withdraw-campaign.ts';
import { writeAnew } from './write-anew.ts';

export interface MessageToWithdraw {
  readonly campaignId: CampaignId;
  readonly messageId: MessageId;
  readonly reason: string;
  readonly by: Actor;
}

export type MessageWithdrawalRefusal = WithdrawalRefusal | { readonly kind: 'unknown-message' };

export interface WithdrawingMessages {
  readonly clock: Clock;
  readonly fanOut: FanOutQueue;
  readonly packs: Packs;
}

/**
 * Withdraws one message of an association's campaign from all its offices, for good. A stop comes with it: from that
 * write on no post of the message goes out anywhere, while the offices are gone through in the background.
 */
export async function withdrawMessage(
  parts: WithdrawingMessages,
  association: AssociationStore,
  order: MessageToWithdraw,
): Promise<Result<AssociationCampaign, MessageWithdrawalRefusal>> {
  const withdrawn = await writeAnew(() => tryToWithdraw(parts, association, order));
  if (withdrawn.ok) {
    await parts.fanOut.send({ associationId: association.associationId, campaignId: order.campaignId });
  }
  return withdrawn;
}

async function tryToWithdraw(
  { clock, packs }: WithdrawingMessages,
  association: AssociationStore,
  { campaignId, messageId, reason, by }: MessageToWithdraw,
): Promise<Result<AssociationCampaign, MessageWithdrawalRefusal> | 'conflict'> {
  const campaign = await association.readCampaign(campaignId);
  if (!campaign) return err({ kind: 'unknown-campaign' });
  if (!everyMessageOf(campaign).includes(messageId)) return err({ kind: 'unknown-message' });
  const before = findWithdrawn(campaign.withdrawn, messageId);
  if (before || campaign.state === 'withdrawing' || campaign.state === 'withdrawn') {
    return err({ kind: 'withdrawn-already', campaign });
  }
  const { associationId } = association;
  const pack = await packs.findVersion({ associationId }, campaign.source);
  const title = (pack && findMessage(pack, messageId)?.title) ?? messageId;
  const at = clock.now();
  const withdrawal: MessageWithdrawal = { messageId, title, reason, at, by, reached: 0, isDone: false };
  const withdrawing = { ...campaign, withdrawn: [...(campaign.withdrawn ?? []), withdrawal] };
  const stop: Stop = { scope: { kind: 'message', campaignId, id: messageId }, reason, by, at };
  const written = await association.stopWithin(withdrawing, stop, {
    subject: { kind: 'campaign', id: campaignId },
    action: 'campaign.message-withdrawing',
    summary: `${by.name} withdrew the message “${title}” of “${campaign.title}” from all offices: ${reason}.`,
    details: { message: messageId, reason },
  });
  return written === 'conflict' ? 'conflict' : ok({ ...withdrawing, version: campaign.version + 1 });
}
