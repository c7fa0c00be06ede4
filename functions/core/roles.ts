import type { MemberId } from './ids.ts';
import { type Grant, isSamePlace, type Member, Role, type Scope } from './member.ts';

/** Where a grant holds, without its roles. */
export function placeOf(grant: Scope): Scope {
  return 'officeId' in grant ? { officeId: grant.officeId } : { associationId: grant.associationId };
}

/** Roles as one person's in one office or association: each once, in the order of the list of roles. */
export function tidyRoles(roles: readonly Role[]): readonly Role[] {
  return Role.options.filter((role) => roles.includes(role));
}

/** Whether two people's roles are the same, in whatever order. */
export function areSameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return tidyRoles(one).join() === tidyRoles(other).join();
}

/** Grants in which the roles in one place are these and no others; those elsewhere stay. */
export function withRoles(grants: readonly Grant[], place: Scope, roles: readonly Role[]): Grant[] {
  const elsewhere = grants.filter((grant) => !isSamePlace(grant, place));
  return roles.length === 0 ? elsewhere : [...elsewhere, { ...placeOf(place), roles: [...tidyRoles(roles)] }];
}

/**
 * An owner other than this member. An office or association that lost its last one could let nobody in any more, and
 * nobody out.
 */
export function findOtherOwner(members: readonly Member[], id: MemberId, place: Scope): Member | undefined {
  return members.find(
    (member) =>
      member.id !== id &&
      member.grants.some((grant) => isSamePlace(grant, place) && grant.roles.includes('owner')),
  );
}

/** Such as `author and approver`. */
export function describeRoles(roles: readonly Role[]): string {
  return roles.length === 0 ? 'no role' : new Intl.ListFormat('en-US').format(tidyRoles(roles));
}
