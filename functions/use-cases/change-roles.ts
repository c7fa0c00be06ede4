import type { Actor } from '#core/audit.ts';
import type { MemberId } from '#core/ids.ts';
import { type Member, type Role, rolesIn } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import { areSameRoles, describeRoles, findOtherOwner, tidyRoles } from '#core/roles.ts';
import type { Roster } from '#ports/roster.ts';

export type RolesRefusal =
  | { readonly kind: 'unknown-member' }
  /** Without them, nobody could let anybody in or out any more. */
  | { readonly kind: 'last-owner' }
  | { readonly kind: 'changed-meanwhile' };

export interface RolesOrder {
  readonly id: MemberId;
  /** The roles that the person's page showed. */
  readonly seen: readonly Role[];
  /** At least one: to take all, see `offBoardMember`. */
  readonly roles: readonly Role[];
  readonly by: Actor;
}

/** Gives a member other roles in an office or association, from their next page on. */
export async function changeRoles(roster: Roster, order: RolesOrder): Promise<Result<Member, RolesRefusal>> {
  const { id, seen, by } = order;
  const roles = tidyRoles(order.roles);
  const judged = await judgeLoss(roster, id, seen, roles);
  if (!judged.ok) return judged;
  const { member, relyingOn } = judged.value;
  if (areSameRoles(seen, roles)) return ok(member);
  const written = await roster.writeRoles(
    { id, before: seen, after: roles, relyingOn },
    {
      subject: { kind: 'member', id },
      action: 'member.roles-changed',
      summary: `${by.name} changed what ${member.name} may do: ${describeRoles(roles)}, before: ${describeRoles(seen)}.`,
      details: { before: tidyRoles(seen).join(), after: roles.join() },
    },
  );
  return written === 'written' ? ok(member) : err({ kind: 'changed-meanwhile' });
}

/** Whether a member's roles may become these: an owner goes only where another owner stays, on whom that relies. */
export async function judgeLoss(
  roster: Roster,
  id: MemberId,
  seen: readonly Role[],
  after: readonly Role[],
): Promise<Result<{ readonly member: Member; readonly relyingOn: MemberId | undefined }, RolesRefusal>> {
  const members = await roster.listMembers();
  const member = members.find((known) => known.id === id);
  if (!member) return err({ kind: 'unknown-member' });
  if (!areSameRoles(rolesIn(member, roster.scope), seen)) return err({ kind: 'changed-meanwhile' });
  if (!seen.includes('owner') || after.includes('owner')) return ok({ member, relyingOn: undefined });
  const other = findOtherOwner(members, id, roster.scope);
  return other ? ok({ member, relyingOn: other.id }) : err({ kind: 'last-owner' });
}
