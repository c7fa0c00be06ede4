import * as z from 'zod';
import { MemberId, OfficeId } from './ids.ts';

export const Role = z.enum(['owner', 'author', 'approver', 'publisher', 'viewer', 'records']);
export type Role = z.infer<typeof Role>;

/** Somebody who may sign in, and what they may do for which office. */
export const Member = z.object({
  id: MemberId,
  name: z.string().min(1),
  email: z.email(),
  grants: z.array(z.object({ officeId: OfficeId, roles: z.array(Role).min(1) })),
});
export type Member = z.infer<typeof Member>;

/** Something a role allows for an office. */
export type Ability = 'read' | 'write' | 'publish' | 'connect';

const ABILITIES: Readonly<Record<Role, readonly Ability[]>> = {
  owner: ['read', 'write', 'publish', 'connect'],
  author: ['read', 'write'],
  approver: ['read'],
  publisher: ['read', 'write', 'publish'],
  viewer: ['read'],
  records: ['read'],
};

export function can(member: Member, officeId: OfficeId, ability: Ability): boolean {
  return member.grants.some(
    (grant) => grant.officeId === officeId && grant.roles.some((role) => ABILITIES[role].includes(ability)),
  );
}
