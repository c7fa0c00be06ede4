import type { Actor } from '#core/audit.ts';
import { canonical } from '#core/digest.ts';
import { problemAt } from '#core/import-offices/find-row.ts';
import type { RowGrant } from '#core/import-offices/member-form.ts';
import { parseMembers } from '#core/import-offices/parse-members.ts';
import type { StoredImport } from '#core/import-offices/stored-import.ts';
import { MEMBER_LIMITS, type TableProblem } from '#core/import-offices/table.ts';
import { err, type Result } from '#core/result.ts';
import { describeRoles } from '#core/roles.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import { type JudgingRows, judgeRows } from './judge-invitations.ts';
import { type CheckingFiles, keepChecked, readImportRecords } from './keep-checked-file.ts';

/**
 * Reads a file of members and keeps it until a person says yes to it, or says everything that is wrong with it. Nobody
 * is invited by it.
 */
export async function checkMemberFile(
  parts: CheckingFiles & JudgingRows,
  association: AssociationStore,
  { bytes, by }: { readonly bytes: Uint8Array; readonly by: Actor },
): Promise<Result<StoredImport, readonly TableProblem[]>> {
  const table = parts.tables.read(bytes, MEMBER_LIMITS);
  if (!table.ok) return table;
  const memberships = await association.listMemberships();
  const members = parseMembers(table.value, {
    offices: new Set(memberships.map(({ officeId }) => officeId)),
    associations: new Set([association.associationId]),
  });
  if (!members.ok) return members;
  const rows = members.value.flatMap(({ email, name, grants }) =>
    grants.map((grant): RowGrant => ({ email, name, grant })),
  );
  if (rows.length === 0) {
    return err([{ message: 'There is nobody in this file: below the first row nothing stands.' }]);
  }
  const judged = await judgeRows(parts, rows, { by, now: parts.clock.now() });
  const problems = judged.flatMap(({ row, judgement }) =>
    judgement.kind === 'other-roles'
      ? [
          problemAt(
            table.value,
            { email: row.email, association_id: association.associationId },
            'roles',
            `${judgement.member.name} has other roles here already (${describeRoles(judgement.member.grants.flatMap(({ roles }) => roles))}). Take the row out, and change the roles on the page of members.`,
          ),
        ]
      : [],
  );
  if (problems.length > 0) return err(problems);
  return keepChecked(parts, association, { kind: 'members', records: rows }, by);
}

/** What an import of members would do, as the store stands now. */
export interface SeenMemberImport {
  readonly invited: readonly RowGrant[];
  /** They belong there already with the same roles, or are invited to them. */
  readonly asTheyAre: readonly RowGrant[];
  /** To offices that people belong to already, and people who have other roles by now. */
  readonly leftAlone: readonly RowGrant[];
  /** Stands for exactly these invitations. */
  readonly seen: string;
}

/** Compares the rows of a checked file with who belongs where. */
export async function planMemberImport(
  parts: JudgingRows & { readonly clock: Clock },
  association: AssociationStore,
  stored: StoredImport,
  by: Actor,
): Promise<SeenMemberImport> {
  const found = await readImportRecords(association, stored);
  const rows = found.kind === 'members' ? found.records : [];
  const judged = await judgeRows(parts, rows, { by, now: parts.clock.now() });
  const of = (...kinds: readonly string[]) =>
    judged.filter(({ judgement }) => kinds.includes(judgement.kind)).map(({ row }) => row);
  const invited = of('invite');
  return {
    invited,
    asTheyAre: of('as-it-is'),
    leftAlone: of('office-decides', 'other-roles'),
    seen: parts.digest(canonical(invited)),
  };
}
