import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMBER_COLUMNS, tableOfMembers } from '#core/import-offices/member-form.ts';
import { parseMembers } from '#core/import-offices/parse-members.ts';
import type { Table } from '#core/import-offices/table.ts';
import { memberCells, memberRecords, PLACES } from './records.ts';

const HEADER: readonly string[] = MEMBER_COLUMNS;

function tableOf(...rows: readonly Readonly<Record<string, string>>[]): Table {
  return { header: HEADER, rows: rows.map((cells) => HEADER.map((column) => cells[column] ?? '')) };
}

const problemsOf = (...rows: readonly Readonly<Record<string, string>>[]) => {
  const parsed = parseMembers(tableOf(...rows), PLACES);
  return parsed.ok ? [] : parsed.error;
};

const inFourRivers = { office_id: '', association_id: 'four-rivers' };

describe('a file of members', () => {
  it('gives one person roles in several places by several rows', () => {
    const table = tableOf(
      memberCells({ roles: 'author; approver' }),
      memberCells({ email: 'pat@example.gov', name: 'Pat Lee', ...inFourRivers }),
      memberCells(inFourRivers),
    );
    expect(parseMembers(table, PLACES)).toEqual({
      ok: true,
      value: [
        {
          email: 'dana@example.gov',
          name: 'Dana Whitfield',
          grants: [
            { officeId: 'millbrook', roles: ['author', 'approver'] },
            { associationId: 'four-rivers', roles: ['owner'] },
          ],
        },
        {
          email: 'pat@example.gov',
          name: 'Pat Lee',
          grants: [{ associationId: 'four-rivers', roles: ['owner'] }],
        },
      ],
    });
  });

  it('written and read again is the same', () => {
    return fc.assert(
      fc.property(memberRecords, (members) => {
        expect(parseMembers(tableOfMembers(members), PLACES)).toEqual({ ok: true, value: members });
      }),
    );
  });

  it.each([
    ['email', 'dana', /email address/],
    ['email', 'dana@example.gov ', /space/],
    ['name', '', /^This is empty\. Write the person’s name/],
    ['office_id', 'Millbrook', /id of an office/],
    ['office_id', 'nowhere', /There is no office with this id/],
    ['office_id', '', /write an office_id, or an association_id/],
    ['roles', '', /^This is empty\. Write one or more of owner, author/],
    ['roles', 'clerk', /owner, author, approver, publisher, viewer, records/],
    ['roles', 'Owner', /owner, author/],
    ['roles', 'owner;', /separated by semicolons/],
    ['roles', 'owner,author', /separated by semicolons/],
    ['roles', 'owner;owner', /each once/],
  ])('does not take the %s %j', (column, value, message) => {
    expect(problemsOf(memberCells({ [column]: value }))).toEqual([
      { row: 2, column, value, message: expect.stringMatching(message) },
    ]);
  });

  it('tells everything that is wrong at once, from the top', () => {
    const rows = [
      memberCells({ office_id: 'nowhere' }),
      memberCells({ roles: 'clerk' }),
      memberCells({ name: 'Dana' }),
      memberCells({ email: '' }),
    ];
    expect(problemsOf(...rows).map(({ row, column }) => [row, column])).toEqual([
      [2, 'office_id'],
      [3, 'roles'],
      [4, 'name'],
      [5, 'email'],
    ]);
  });

  it('does not give roles in an office and an association by one row', () => {
    expect(problemsOf(memberCells({ association_id: 'four-rivers' }))).toEqual([
      {
        row: 2,
        column: 'office_id',
        value: 'millbrook',
        message: 'Write an office_id or an association_id, not both. For roles in both, write two rows.',
      },
    ]);
  });

  it('does not name an association that is not known, be it an office', () => {
    expect(problemsOf(memberCells({ office_id: '', association_id: 'millbrook' }))).toMatchObject([
      { row: 2, column: 'association_id', value: 'millbrook' },
    ]);
  });

  it('does not give one person roles in one place twice', () => {
    const rows = ['owner', 'viewer'].flatMap((roles) =>
      ['millbrook', 'lake'].map((office_id) => memberCells({ office_id, roles })),
    );
    expect(problemsOf(...rows)).toEqual([
      {
        row: 4,
        column: 'office_id',
        value: 'millbrook',
        message: 'Row 2 has this person here already. Write all roles in one row.',
      },
      {
        row: 5,
        column: 'office_id',
        value: 'lake',
        message: 'Row 3 has this person here already. Write all roles in one row.',
      },
    ]);
  });

  it('does not write one person in two ways', () => {
    const again = memberCells({ email: 'Dana@example.gov', name: 'D. Whitfield', office_id: 'lake' });
    expect(problemsOf(memberCells(), again)).toEqual([
      {
        row: 3,
        column: 'email',
        value: 'Dana@example.gov',
        message: 'Row 2 writes this address “dana@example.gov”. Write it alike.',
      },
      {
        row: 3,
        column: 'name',
        value: 'D. Whitfield',
        message: 'Row 2 names this person “Dana Whitfield”. Write one name in both.',
      },
    ]);
  });

  it('knows an office and an association of the same name apart', () => {
    const places = { offices: PLACES.offices, associations: PLACES.associations };
    const rows = [
      memberCells({ office_id: 'lake' }),
      memberCells({ office_id: '', association_id: 'lakes' }),
    ];
    expect(parseMembers(tableOf(...rows), places).ok).toBe(true);
  });
});
