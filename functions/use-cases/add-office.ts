import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { OFFICE_COLUMNS, type OfficeCells } from '#core/import-offices/office-form.ts';
import { parseOffices } from '#core/import-offices/parse-offices.ts';
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
  const parsed = parseOffices({
    header: OFFICE_COLUMNS,
    rows: [OFFICE_COLUMNS.map((column) => cells[column])],
  });
  if (!parsed.ok) return err(parsed.error.map(({ column = '', message }) => ({ field: column, message })));
  const [record] = parsed.value;
  if (!record) return err([{ field: 'id', message: 'Fill in the form.' }]);
  const office = applyRecord(undefined, record);
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
