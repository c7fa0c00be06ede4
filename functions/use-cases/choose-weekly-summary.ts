import type { Actor } from '#core/audit.ts';
import { type Member, rolesIn, type Scope } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Zone } from '#core/slot.ts';
import { nextTellingAt } from '#core/weekly/week.ts';
import type { WeeklyChoice } from '#core/weekly/weekly-choice.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';

export interface WeeklyOrder {
  readonly scope: Scope;
  readonly zone: Zone;
  /** As they are stored: what an office lets an association do makes nobody its member. */
  readonly member: Pick<Member, 'id' | 'grants'>;
  readonly isOn: boolean;
  /** The version of the choice that the person saw; 0 where there was none. */
  readonly seen: number;
  readonly by: Actor;
}

export type WeeklyRefusal = 'no-member' | 'changed-meanwhile';

/** Switches a member's weekly summary of one office or association on or off. Nobody decides it for somebody else. */
export async function chooseWeeklySummary(
  { clock, store }: { readonly clock: Clock; readonly store: Pick<Store, 'weeklyOf'> },
  { scope, zone, member, isOn, seen, by }: WeeklyOrder,
): Promise<Result<undefined, WeeklyRefusal>> {
  if (rolesIn(member, scope).length === 0) return err('no-member');
  const weekly = store.weeklyOf(scope, by);
  const before = await weekly.readChoice(member.id);
  if ((before?.isOn ?? false) === isOn) return ok(undefined);
  const now = clock.now();
  const choice: WeeklyChoice = { memberId: member.id, isOn, by, at: now, version: seen };
  const written = await weekly.writeChoice(choice, nextTellingAt(now, zone), {
    subject: { kind: 'member', id: member.id },
    action: isOn ? 'member.weekly-on' : 'member.weekly-off',
    summary: `${by.name} switched the weekly summary ${isOn ? 'on' : 'off'} for themselves.`,
  });
  return written === 'written' ? ok(undefined) : err('changed-meanwhile');
}
