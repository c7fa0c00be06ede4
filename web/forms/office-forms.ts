import * as z from 'zod';
import { OFFICE_COLUMNS, type OfficeColumn } from '#core/import-offices/office-form.ts';
import { reasonField } from './reason-field.ts';

const cell = z.string().trim().default('');

/** A new office, by the columns of a file. What may stand in each, the same checks say as for a file's row. */
export const NewOfficeForm = z.object({
  // TypeScript does not carry the names through fromEntries.
  ...(Object.fromEntries(OFFICE_COLUMNS.map((column) => [column, cell])) as Record<
    OfficeColumn,
    typeof cell
  >),
  /** Who is invited as its owner; empty for nobody. */
  owner: cell.pipe(
    z.union(
      [z.literal(''), z.email()],
      'Write an email address, such as dana@example.gov, or leave it empty.',
    ),
  ),
});

export const EndMembershipForm = z.object({
  reason: reasonField('Say in a few words why the membership ends.'),
});
