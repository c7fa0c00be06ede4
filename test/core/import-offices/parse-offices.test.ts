import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICE_COLUMNS, tableOfOffices } from '#core/import-offices/office-form.ts';
import { parseOffices } from '#core/import-offices/parse-offices.ts';
import type { Table, TableProblem } from '#core/import-offices/table.ts';
import { Office } from '#core/office.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { officeCells, officeRecords } from './records.ts';

const HEADER: readonly string[] = OFFICE_COLUMNS;

function tableOf(...rows: readonly Readonly<Record<string, string>>[]): Table {
  return { header: HEADER, rows: rows.map((cells) => HEADER.map((column) => cells[column] ?? '')) };
}

function problemsOf(table: Table): readonly TableProblem[] {
  const parsed = parseOffices(table);
  return parsed.ok ? [] : parsed.error;
}

describe('a file of offices', () => {
  it('becomes the offices that it describes', () => {
    const table = tableOf(officeCells(), officeCells({ id: 'lake', population: '' }));
    expect(parseOffices(table)).toEqual({
      ok: true,
      value: [
        { ...MILLBROOK, population: 4100 },
        { ...MILLBROOK, id: 'lake' },
      ],
    });
  });

  it('may have its columns in any order', () => {
    const { header, rows } = tableOf(officeCells());
    const turned = { header: [...header].reverse(), rows: rows.map((cells) => [...cells].reverse()) };
    expect(parseOffices(turned)).toEqual(parseOffices({ header, rows }));
  });

  it('without a row is no office, and no mistake', () => {
    expect(parseOffices(tableOf())).toEqual({ ok: true, value: [] });
  });

  it('may have blank rows, and counts them', () => {
    const { header, rows } = tableOf(officeCells(), officeCells({ id: 'Lake' }));
    const spaced = { header, rows: [[''], ['', ' ', ''], ...rows, []] };
    expect(problemsOf(spaced)).toMatchObject([{ row: 5, column: 'id', value: 'Lake' }]);
  });

  it('may leave out empty cells at the end of a row', () => {
    const { header, rows } = tableOf(officeCells({ population: '' }));
    const short = { header, rows: rows.map((cells) => cells.slice(0, -1)) };
    expect(parseOffices(short)).toEqual(parseOffices({ header, rows }));
    const shorter = { header, rows: rows.map((cells) => cells.slice(0, -2)) };
    expect(problemsOf(shorter)).toMatchObject([{ row: 2, column: 'official_title', value: '' }]);
  });

  it('is all offices or none', () => {
    const table = tableOf(officeCells(), officeCells({ id: 'lake', kind: 'village' }));
    expect(problemsOf(table)).toEqual([
      { row: 3, column: 'kind', value: 'village', message: 'Write town, county or state.' },
    ]);
  });

  it('tells everything that is wrong at once, from the top', () => {
    const table = tableOf(
      officeCells({ state: 'Ohio', zone: 'EST' }),
      officeCells(),
      officeCells({ id: 'b c' }),
      officeCells({ id: '' }),
      officeCells({ id: '' }),
    );
    expect(problemsOf(table).map(({ row, column }) => [row, column])).toEqual([
      [2, 'state'],
      [2, 'zone'],
      [3, 'id'],
      [4, 'id'],
      [5, 'id'],
      [6, 'id'],
    ]);
  });

  it('does not have an id twice', () => {
    const table = tableOf(officeCells(), officeCells({ id: 'lake' }), officeCells());
    expect(problemsOf(table)).toEqual([
      {
        row: 4,
        column: 'id',
        value: 'millbrook',
        message: 'Row 2 has this id already. Give each office its own, and one row.',
      },
    ]);
  });

  it('written and read again is the same', () => {
    return fc.assert(
      fc.property(officeRecords, (offices) => {
        expect(parseOffices(tableOfOffices(offices))).toEqual({ ok: true, value: offices });
      }),
    );
  });

  it('never makes an office that could not be stored', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(...Object.values(officeCells()), 'javascript:alert(1)', '0', '-1', '1e3', '１２'),
    );
    return fc.assert(
      fc.property(fc.record(Object.fromEntries(HEADER.map((column) => [column, cell]))), (cells) => {
        const mixed = Object.fromEntries(
          Object.entries(cells).map(([column, value]) => [
            column,
            value.length % 2 === 0 ? value : (officeCells()[column] ?? ''),
          ]),
        );
        const parsed = parseOffices(tableOf(mixed));
        if (!parsed.ok) return;
        for (const record of parsed.value) {
          expect(Office.safeParse(record).success).toBe(true);
        }
      }),
    );
  });
});

describe('a cell', () => {
  const LONG = 'x'.repeat(301);
  it.each([
    ['id', '', /^This is empty\. Write 1 to 64/],
    ['id', 'Mill Brook', /lower-case letters, digits and hyphens/],
    ['id', '-mill', /a letter or digit first/],
    ['name', ' Millbrook', /a space at the beginning or the end/],
    ['name', 'Millbrook\u00a0', /a space at the beginning or the end/],
    ['name', 'Mill\nbrook', /on one line/],
    ['name', 'Mill\tbrook', /without tabs/],
    ['name', 'Mill\u200bbrook', /invisible character/],
    ['name', 'Mill\u202ebrook', /invisible character/],
    ['name', 'M\uFFFDllbrook', /A letter was lost/],
    ['name', 'x'.repeat(101), /1 to 100 characters/],
    ['place', LONG, /at most 300 characters/],
    ['kind', 'Town', /town, county or state/],
    ['state', 'ny', /two capital letters/],
    ['zone', 'Eastern', /America\/New_York/],
    ['zone', 'America/Nowhere', /America\/New_York/],
    ['zone', 'EST', /EST and the like are none/],
    ['zone', 'Etc/GMT+5', /EST and the like are none/],
    ['zone', 'UTC', /America\/New_York/],
    ['zone', 'america/new_york', /spelled like America\/New_York/],
    ['website', 'millbrook.example.gov', /begins with https/],
    ['website', 'javascript:alert(1)', /begins with https/],
    ['website', 'ftp://example.gov', /begins with https/],
    ['official_name', '', /^This is empty\./],
    ['official_title', '  ', /^This is empty\./],
    ['population', '12,345', /digits alone, such as 12345, or leave it empty/],
    ['population', '0', /above 0/],
    ['population', '012', /digits alone/],
    ['population', '1e4', /digits alone/],
    ['population', '1.5', /whole number/],
    ['population', ' ', /empty/],
  ])('%s may not be %j', (column, value, message) => {
    const problems = problemsOf(tableOf(officeCells({ [column]: value })));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 2, column, message: expect.stringMatching(message) });
  });

  it('that is wrong is shown shortened', () => {
    const problems = problemsOf(tableOf(officeCells({ name: `🗳${'x'.repeat(200)}` })));
    expect(problems[0]?.value).toBe(`🗳${'x'.repeat(38)}…`);
  });

  it.each([
    ['zone', 'US/Eastern'],
    ['website', 'http://example.gov'],
    ['name', 'Doña Ana, "Clerk" – 山'],
    ['population', '2147483648'],
  ])('%s may be %j', (column, value) => {
    expect(problemsOf(tableOf(officeCells({ [column]: value })))).toEqual([]);
  });
});

describe('the first row', () => {
  const withHeader = (header: readonly string[]) => problemsOf({ header, rows: [] });
  const COLUMNS = HEADER.join(', ');

  it('names every column of the form', () => {
    expect(withHeader(HEADER.filter((column) => column !== 'population'))).toEqual([
      {
        row: 1,
        column: 'population',
        message: 'The column “population” is missing. Add it to the first row.',
      },
    ]);
  });

  it('names no other', () => {
    expect(withHeader([...HEADER, 'phone'])).toEqual([
      {
        row: 1,
        column: 'phone',
        message: `“phone” is not a column of this form. The columns are ${COLUMNS}.`,
      },
    ]);
  });

  it('written a little otherwise is put right by a sentence, not in silence', () => {
    const problems = withHeader(
      HEADER.map((column) => (column === 'official_name' ? ' Official Name' : column)),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      '“ Official Name” is not a column of this form. Write it as “official_name”.',
      'The column “official_name” is missing. Add it to the first row.',
    ]);
  });

  it('names none twice', () => {
    expect(withHeader([...HEADER, 'zone'])).toEqual([
      {
        row: 1,
        column: 'zone',
        message: '“zone” stands in the first row twice. Keep one of the two columns.',
      },
    ]);
  });

  it('may end in columns without a name, as long as nothing stands in them', () => {
    const { rows } = tableOf(officeCells());
    const header = [...HEADER, '', ''];
    expect(parseOffices({ header, rows: rows.map((cells) => [...cells, '', '']) }).ok).toBe(true);
    expect(problemsOf({ header, rows: rows.map((cells) => [...cells, '', 'Inc.']) })).toMatchObject([
      {
        row: 2,
        value: 'Inc.',
        message: expect.stringMatching(/^Cell 12 of this row stands under no column name/),
      },
    ]);
  });

  it('is as long as any row: what goes beyond it is no office’s', () => {
    const { rows } = tableOf(officeCells());
    const long = { header: HEADER, rows: rows.map((cells) => [...cells, 'Inc.']) };
    expect(problemsOf(long)).toMatchObject([{ row: 2, value: 'Inc.' }]);
  });

  it.each([[[]], [['']], [['Town', 'Clerk', 'Phone']]])('%j is of another file', (header) => {
    expect(withHeader(header)).toEqual([
      { row: 1, message: `The first row names none of the columns. They are ${COLUMNS}.` },
    ]);
  });
});
