import type { AssociationId, OfficeId } from '#core/ids.ts';
import { type Grant, isSamePlace } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import {
  MEMBER_COLUMNS,
  type MemberColumn,
  type MemberRecord,
  MemberRow,
  type RowGrant,
} from './member-form.ts';
import { byRow, parseRows } from './parse-rows.ts';
import { readRows } from './read-rows.ts';
import { shorten, type Table, type TableProblem } from './table.ts';

/** The offices and associations in which a file may give roles. */
export interface KnownPlaces {
  readonly offices: ReadonlySet<OfficeId>;
  readonly associations: ReadonlySet<AssociationId>;
}

interface GrantRow {
  readonly row: number;
  readonly record: RowGrant;
}

/**
 * The members that a table describes, in the order in which they first appear: all of them, or everything that is
 * wrong and none of them. Rows with the same email address are one person.
 */
export function parseMembers(
  table: Table,
  places: KnownPlaces,
): Result<readonly MemberRecord[], readonly TableProblem[]> {
  const { rows, problems: inForm } = readRows(table, MEMBER_COLUMNS);
  const { records, problems: inCells } = parseRows(rows, MemberRow);
  const people = groupByPerson(records);
  const problems = [
    ...inForm,
    ...inCells,
    ...records.flatMap((row) => checkPlace(row, places)),
    ...people.flatMap(checkPerson),
  ];
  if (problems.length > 0) return err(problems.toSorted(byRow));
  return ok(
    people.map(([first, ...more]) => {
      const { email, name, grant } = first.record;
      return { email, name, grants: [grant, ...more.map(({ record }) => record.grant)] };
    }),
  );
}

type Person = readonly [GrantRow, ...GrantRow[]];

function groupByPerson(rows: readonly GrantRow[]): readonly Person[] {
  const people = new Map<string, [GrantRow, ...GrantRow[]]>();
  for (const row of rows) {
    // No provider of mail tells addresses apart by their capitals.
    const key = row.record.email.toLowerCase();
    const person = people.get(key);
    if (person) person.push(row);
    else people.set(key, [row]);
  }
  return [...people.values()];
}

function checkPerson([first, ...more]: Person): readonly TableProblem[] {
  const seen: GrantRow[] = [first];
  return more.flatMap((row) => {
    const problems: TableProblem[] = [];
    const report = (column: MemberColumn, value: string, message: string) =>
      problems.push({ row: row.row, column, value: shorten(value), message });
    const { email, name, grant } = row.record;
    if (email !== first.record.email) {
      report('email', email, `Row ${first.row} writes this address “${first.record.email}”. Write it alike.`);
    }
    if (name !== first.record.name) {
      report(
        'name',
        name,
        `Row ${first.row} names this person “${first.record.name}”. Write one name in both.`,
      );
    }
    const same = seen.find(({ record }) => isSamePlace(record.grant, grant));
    if (same) {
      report(
        columnOf(grant),
        idOf(grant),
        `Row ${same.row} has this person here already. Write all roles in one row.`,
      );
    }
    seen.push(row);
    return problems;
  });
}

function checkPlace({ row, record: { grant } }: GrantRow, places: KnownPlaces): readonly TableProblem[] {
  const known =
    'officeId' in grant ? places.offices.has(grant.officeId) : places.associations.has(grant.associationId);
  if (known) return [];
  const message =
    'officeId' in grant
      ? 'There is no office with this id. Correct it, or import the office first.'
      : 'There is no association with this id. Correct it.';
  return [{ row, column: columnOf(grant), value: shorten(idOf(grant)), message }];
}

function columnOf(grant: Grant): MemberColumn {
  return 'officeId' in grant ? 'office_id' : 'association_id';
}

function idOf(grant: Grant): string {
  return 'officeId' in grant ? grant.officeId : grant.associationId;
}
