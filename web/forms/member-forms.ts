import * as z from 'zod';
import { MemberId } from '#core/ids.ts';
import { Role } from '#core/member.ts';

export const ROLE_LISTS = ['roles'];

const roles = (missing: string) =>
  z.array(z.enum(Role.options, 'Choose from the roles on this page.')).min(1, missing);

const ADDRESS = 'Give one whole email address, such as name@example.gov.';

export const InviteForm = z.object({
  email: z
    .string(ADDRESS)
    .trim()
    .max(254, 'This email address is too long. Use at most 254 characters.')
    .pipe(z.email(ADDRESS)),
  roles: roles('Choose at least one role.'),
});

/** The roles that the person's page showed. What cannot be read is refused as an outdated page. */
const seen = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(Role))
  .catch([]);

/** Roles as a form carries them along. */
export function writeSeen(roles: readonly Role[]): string {
  return roles.join();
}

export const RolesForm = z.object({
  seen,
  roles: roles('Choose at least one role. To take all of them away, take the member out instead.'),
});

export const DepartureForm = z.object({ seen, heir: MemberId.optional().catch(undefined) });
