import type { Actor } from '#core/audit.ts';
import { readBlackoutWindow, type WantedBlackout } from '#core/check-blackout.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { Blackout } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface BlackoutOrder {
  /** Given when the form is drawn: a form that is sent twice enters one blackout. */
  readonly id: Blackout['id'];
  readonly wanted: WantedBlackout;
  readonly by: Actor;
}

/** Enters a time in which the office keeps silent. */
export async function addBlackout(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  { id, zone }: Pick<Office, 'id' | 'zone'>,
  order: BlackoutOrder,
): Promise<Result<Blackout, readonly FieldProblem[]>> {
  const { wanted, by } = order;
  const window = readBlackoutWindow(wanted, zone, clock.now());
  if (!window.ok) return window;
  const { from, until } = window.value;
  const { reason, citation, posts } = wanted;
  const consequence = posts === 'hold' ? 'put on hold' : 'left out';
  const blackout: Blackout = { id: order.id, from, until, reason, citation, posts, by };
  const written = await office.writeBlackout(blackout, {
    subject: { kind: 'office', id },
    action: 'office.blackout-added',
    summary: `${by.name} entered a blackout from ${describeTime(from, zone)} until ${describeTime(until, zone)}: ${reason} (${citation}). Posts that fall due in it are ${consequence}.`,
    details: { blackout: order.id, from, until, citation, posts },
  });
  if (written === 'written') return ok(blackout);
  const before = (await office.readGates()).blackouts.find((found) => found.id === order.id);
  if (before && isSameBlackout(before, blackout)) return ok(before);
  return err([{ field: '', message: SENT_BEFORE }]);
}

/** Somebody has gone back to a form that was sent, and altered it: what it entered first must not seem replaced. */
export const SENT_BEFORE =
  'This form was sent before, with other entries, and nothing was changed now. Go to “Stop and resume”, remove the blackout that is wrong, and add the right one.';

/** Whether two blackouts keep the same silence for the same reason. */
export function isSameBlackout(one: Blackout, other: Blackout): boolean {
  return (['from', 'until', 'reason', 'citation', 'posts'] as const).every((key) => one[key] === other[key]);
}
