import type { Association } from '#core/association.ts';
import { readBlackoutWindow } from '#core/check-blackout.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { Blackout } from '#core/gate.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import { type BlackoutOrder, isSameBlackout, SENT_BEFORE } from './add-blackout.ts';

/** Enters a time in which all offices of an association keep silent; its times are those of the association's clock. */
export async function addAssociationBlackout(
  { clock }: { readonly clock: Clock },
  association: AssociationStore,
  { id, zone }: Pick<Association, 'id' | 'zone'>,
  { id: blackoutId, wanted, by }: BlackoutOrder,
): Promise<Result<Blackout, readonly FieldProblem[]>> {
  const window = readBlackoutWindow(wanted, zone, clock.now());
  if (!window.ok) return window;
  const { from, until } = window.value;
  const { reason, citation, posts } = wanted;
  const consequence = posts === 'hold' ? 'put on hold' : 'left out';
  const blackout: Blackout = { id: blackoutId, from, until, reason, citation, posts, by };
  const written = await association.writeBlackout(blackout, {
    subject: { kind: 'association', id },
    action: 'association.blackout-added',
    summary: `${by.name} entered a blackout of all offices from ${describeTime(from, zone)} until ${describeTime(until, zone)}: ${reason} (${citation}). Posts that fall due in it are ${consequence}.`,
    details: { blackout: blackoutId, from, until, citation, posts },
  });
  if (written === 'written') return ok(blackout);
  const before = (await association.listBlackouts()).find((found) => found.id === blackoutId);
  return before && isSameBlackout(before, blackout) ? ok(before) : err([{ field: '', message: SENT_BEFORE }]);
}
