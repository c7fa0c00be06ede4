import * as z from 'zod';
import { AssociationId, MemberId, OfficeId } from './ids.ts';
import { Instant } from './time.ts';

export const Role = z.enum(['owner', 'author', 'approver', 'publisher', 'viewer', 'records']);
export type Role = z.infer<typeof Role>;

const roles = z.array(Role).min(1);

/** What somebody may do, and where: in one office, or in one association. Neither says anything about the other. */
export const Grant = z.union([
  z.object({ officeId: OfficeId, roles }),
  z.object({ associationId: AssociationId, roles }),
]);
export type Grant = z.infer<typeof Grant>;

/** Somebody who may sign in, and what they may do for which office or association. */
export const Member = z.object({
  id: MemberId,
  name: z.string().min(1),
  email: z.email(),
  grants: z.array(Grant),
  /** Sessions that were begun by then have ended, whatever their own rows say. */
  signedOutAt: Instant.optional(),
});
export type Member = z.infer<typeof Member>;

/** Where a grant holds. */
export type Scope = { readonly officeId: OfficeId } | { readonly associationId: AssociationId };

/** Something a role allows in an office or association. */
export type Ability = 'read' | 'write' | 'approve' | 'publish' | 'connect' | 'manage';

const ABILITIES: Readonly<Record<Role, readonly Ability[]>> = {
  owner: ['read', 'write', 'approve', 'publish', 'connect', 'manage'],
  author: ['read', 'write'],
  approver: ['read', 'approve'],
  publisher: ['read', 'write', 'publish'],
  viewer: ['read'],
  records: ['read'],
};

/**
 * Whether a member may do something in an office or an association. An association's roles never reach into an
 * office: what an office lets its association do is the office's own to say (see `Consent`).
 */
export function can(member: Pick<Member, 'grants'>, scope: Scope, ability: Ability): boolean {
  return rolesIn(member, scope).some((role) => ABILITIES[role].includes(ability));
}

/** The roles of a member in one office or association. */
export function rolesIn({ grants }: Pick<Member, 'grants'>, scope: Scope): readonly Role[] {
  return grants.filter((grant) => isSamePlace(grant, scope)).flatMap((grant) => grant.roles);
}

/** The offices in which a member has a role of their own. */
export function officesOf({ grants }: Pick<Member, 'grants'>): readonly OfficeId[] {
  return [...new Set(grants.flatMap((grant) => ('officeId' in grant ? [grant.officeId] : [])))];
}

/** The associations in which a member has a role. */
export function associationsOf({ grants }: Pick<Member, 'grants'>): readonly AssociationId[] {
  return [...new Set(grants.flatMap((grant) => ('associationId' in grant ? [grant.associationId] : [])))];
}

export function isSamePlace(one: Scope, other: Scope): boolean {
  return 'officeId' in one
    ? 'officeId' in other && one.officeId === other.officeId
    : 'associationId' in other && one.associationId === other.associationId;
}
