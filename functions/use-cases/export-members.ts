import { tableOfMembers } from '#core/import-offices/member-form.ts';
import { tidyRoles } from '#core/roles.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Tables } from '#ports/tables.ts';

/**
 * Everybody with a role in the association, as a file that can be imported again. Who works in an office is the
 * office's own matter, and is not in it.
 */
export async function exportMembers(
  { tables }: { readonly tables: Tables },
  association: AssociationStore,
): Promise<string> {
  const members = await association.listMembers();
  const tidied = members.map(({ email, name, grants }) => ({
    email,
    name,
    // Somebody's roles in one place may lie in several grants; a file has one row for a place.
    grants: [
      {
        associationId: association.associationId,
        roles: [...tidyRoles(grants.flatMap(({ roles }) => roles))],
      },
    ],
  }));
  return tables.write(tableOfMembers(tidied));
}
