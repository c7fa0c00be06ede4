import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { type OfficeCells, OfficeRow } from '#core/import-offices/office-form.ts';
import { applyRecord } from '#core/import-offices/plan-import.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { ID_IS_TAKEN } from './import-offices.ts';

/** Sets up a new office that is a member at once, by the checks of a file's row. Problems stand at the columns. */
export async function addOffice(
  association: AssociationStore,
  { cells, by }: { readonly cells: OfficeCells; readonly by: Actor },
): Promise<Result<Office, readonly FieldProblem[]>> {
  const parsed = OfficeRow.safeParse(cells);
  if (!parsed.success) {
    return err(parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })));
  }
  const office = applyRecord(undefined, parsed.data);
  const written = await association.writeOffices([
    {
      office,
      happening: {
        subject: { kind: 'office', id: office.id },
        action: 'office.joined',
        summary: `${by.name} set up ${office.name}, as a member of the association.`,
      },
    },
  ]);
  return written === 'written' ? ok(office) : err([{ field: 'id', message: ID_IS_TAKEN }]);
}
