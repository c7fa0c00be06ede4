import { tableOfOffices } from '#core/import-offices/office-form.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Tables } from '#ports/tables.ts';

/** The association's offices as a file that can be imported again. Without any it is the empty form. */
export async function exportOffices(
  { tables }: { readonly tables: Tables },
  association: AssociationStore,
): Promise<string> {
  return tables.write(tableOfOffices(await association.listOffices()));
}
