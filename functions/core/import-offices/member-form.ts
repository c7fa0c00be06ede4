import * as z from 'zod';
import { AssociationId, OfficeId } from '#core/ids.ts';
import { type Grant, Member, Role } from '#core/member.ts';
import { cellOf, optionalCellOf } from './cell.ts';
import type { Table } from './table.ts';

/**
 * The columns of a file of members, in the order in which Clarion writes them. A row is one person's roles in one
 * office or one association; a person with several has several rows.
 */
export const MEMBER_COLUMNS = ['email', 'name', 'office_id', 'association_id', 'roles'] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

/** What a file says of a member. It knows no id: that is the sign-in provider's to give. */
export type MemberRecord = Pick<Member, 'email' | 'name' | 'grants'>;

/** What one row says. */
export interface RowGrant {
  readonly email: string;
  readonly name: string;
  readonly grant: Grant;
}

const SEPARATOR = ';';

const roles = z
  .string()
  .transform((text) => text.split(SEPARATOR).map((role) => role.trim()))
  .pipe(z.array(Role).min(1))
  .refine((named) => new Set(named).size === named.length);

/** What may stand in each column, in a sentence for people: shown beside the form and in its problems. */
export const MEMBER_GUIDE: Readonly<Record<MemberColumn, string>> = {
  email: 'Write an email address, such as dana@example.gov.',
  name: 'Write the person’s name.',
  office_id: 'Write the id of an office, or leave it empty.',
  association_id: 'Write the id of an association, or leave it empty.',
  roles: `Write one or more of ${Role.options.join(', ')}, each once, separated by semicolons.`,
};

/** One row's cells. Issues stand at the columns' names. */
export const MemberRow = z
  .object({
    email: cellOf(Member.shape.email, MEMBER_GUIDE.email),
    name: cellOf(Member.shape.name, MEMBER_GUIDE.name),
    office_id: optionalCellOf(OfficeId, MEMBER_GUIDE.office_id),
    association_id: optionalCellOf(AssociationId, MEMBER_GUIDE.association_id),
    roles: cellOf(roles, MEMBER_GUIDE.roles),
  })
  .transform(({ email, name, office_id, association_id, roles }, context): RowGrant => {
    if (office_id !== undefined && association_id === undefined) {
      return { email, name, grant: { officeId: office_id, roles } };
    }
    if (office_id === undefined && association_id !== undefined) {
      return { email, name, grant: { associationId: association_id, roles } };
    }
    const message =
      office_id === undefined
        ? 'Say where the roles hold: write an office_id, or an association_id.'
        : 'Write an office_id or an association_id, not both. For roles in both, write two rows.';
    context.issues.push({ code: 'custom', message, path: ['office_id'], input: office_id });
    return z.NEVER;
  });

/** Members as a file that can be imported again. One without any roles has no row. */
export function tableOfMembers(members: readonly MemberRecord[]): Table {
  const rows = members.flatMap(({ email, name, grants }) =>
    grants.map((grant) => [
      email,
      name,
      'officeId' in grant ? grant.officeId : '',
      'associationId' in grant ? grant.associationId : '',
      grant.roles.join(SEPARATOR),
    ]),
  );
  return { header: MEMBER_COLUMNS, rows };
}
