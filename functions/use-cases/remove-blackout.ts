import type { Actor } from '#core/audit.ts';
import type { Blackout } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface BlackoutRemoval {
  readonly id: Blackout['id'];
  readonly reason: string;
  readonly by: Actor;
}

/** Takes a blackout away: from now on posts go out in it. What it held stays on hold until somebody releases it. */
export async function removeBlackout(
  office: OfficeStore,
  { id: officeId, zone }: Pick<Office, 'id' | 'zone'>,
  { id, reason, by }: BlackoutRemoval,
): Promise<Result<Blackout, { readonly kind: 'unknown-blackout' }>> {
  const blackout = (await office.readGates()).blackouts.find((found) => found.id === id);
  if (!blackout) return err({ kind: 'unknown-blackout' });
  const { from, until, citation } = blackout;
  const removed = await office.removeBlackout(id, {
    subject: { kind: 'office', id: officeId },
    action: 'office.blackout-removed',
    summary: `${by.name} removed the blackout from ${describeTime(from, zone)} until ${describeTime(until, zone)} (${blackout.reason}; ${citation}): ${reason}.`,
    details: { blackout: id, reason },
  });
  return removed === 'written' ? ok(blackout) : err({ kind: 'unknown-blackout' });
}
