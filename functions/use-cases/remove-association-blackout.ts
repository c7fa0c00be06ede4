import type { Association } from '#core/association.ts';
import type { Blackout } from '#core/gate.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { BlackoutRemoval } from './remove-blackout.ts';

/** Takes a blackout of all offices away. What it held stays on hold until somebody of its office releases it. */
export async function removeAssociationBlackout(
  association: AssociationStore,
  { id: associationId, zone }: Pick<Association, 'id' | 'zone'>,
  { id, reason, by }: BlackoutRemoval,
): Promise<Result<Blackout, { readonly kind: 'unknown-blackout' }>> {
  const blackout = (await association.listBlackouts()).find((found) => found.id === id);
  if (!blackout) return err({ kind: 'unknown-blackout' });
  const { from, until, citation } = blackout;
  const removed = await association.removeBlackout(id, {
    subject: { kind: 'association', id: associationId },
    action: 'association.blackout-removed',
    summary: `${by.name} removed the blackout of all offices from ${describeTime(from, zone)} until ${describeTime(until, zone)} (${blackout.reason}; ${citation}): ${reason}.`,
    details: { blackout: id, reason },
  });
  return removed === 'written' ? ok(blackout) : err({ kind: 'unknown-blackout' });
}
