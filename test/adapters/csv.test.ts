import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '#adapters/csv/read-table.ts';
import { writeTable } from '#adapters/csv/write-table.ts';
import { guardFormula, unguardFormula } from '#core/formula-guard.ts';
import { tableOfMembers } from '#core/import-offices/member-form.ts';
import { tableOfOffices } from '#core/import-offices/office-form.ts';
import { parseMembers } from '#core/import-offices/parse-members.ts';
import { parseOffices } from '#core/import-offices/parse-offices.ts';
import { OFFICE_LIMITS, type Table } from '#core/import-offices/table.ts';
import { memberRecords, officeCells, officeRecords, PLACES } from '#test/core/import-offices/records.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string, limits = OFFICE_LIMITS) => readTable(encode(text), limits);
const problemOf = (reading: ReturnType<typeof readTable>) => (reading.ok ? undefined : reading.error[0]);

/** Any text, and the characters that mean something to CSV and to spreadsheets more often. */
const cell = fc
  .array(
    fc.oneof(fc.constantFrom(...`'"=+-@,;\t\r\n \uFEFF\uFF1D`), fc.string({ unit: 'binary', maxLength: 3 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

describe('a CSV file', () => {
  const TABLE: Table = {
    header: ['a', 'b'],
    rows: [
      ['1', 'two'],
      ['3', ''],
    ],
  };

  it.each([
    ['with LF', 'a,b\n1,two\n3,\n'],
    ['with CRLF', 'a,b\r\n1,two\r\n3,\r\n'],
    ['with CR', 'a,b\r1,two\r3,\r'],
    ['with endings of both kinds', 'a,b\n1,two\r\n3,'],
    ['with a byte order mark', '\uFEFFa,b\r\n1,two\r\n3,'],
    ['with all cells in quotation marks', '"a","b"\r\n"1","two"\r\n"3",""'],
  ])('%s is read alike', (_, text) => {
    expect(read(text)).toEqual({ ok: true, value: TABLE });
  });

  it('keeps spaces, commas, quotation marks and line breaks of a cell', () => {
    expect(read('a,b\r\n" x ","1,5 ""inch""\r\nhigh"\r\n')).toEqual({
      ok: true,
      value: { header: ['a', 'b'], rows: [[' x ', '1,5 "inch"\r\nhigh']] },
    });
  });

  it('keeps blank rows and rows of any length, so that rows are counted as a spreadsheet does', () => {
    expect(read('a,b\n\n1\n1,2,3\n')).toMatchObject({ value: { rows: [[''], ['1'], ['1', '2', '3']] } });
  });

  it.each([
    [
      'semicolons',
      'id;name\n1;2\n',
      /separates its columns by semicolons; Clarion reads commas\. Save the file as/,
    ],
    ['tabs', 'id\tname\n1\t2\n', /separates its columns by tabs/],
  ])('of %s is refused with what to do', (_, text, message) => {
    expect(problemOf(read(text))).toEqual({ row: 1, message: expect.stringMatching(message) });
  });

  it.each([
    ['that is empty', [], /is empty/],
    ['of spaces', [0x20, 0x0a], /is empty/],
    ['that is an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14], /Excel workbook.*Save it as “CSV UTF-8/],
    ['that is an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /Excel workbook/],
    ['that is a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], /PDF/],
    ['in UTF-16', [0xff, 0xfe, 0x61, 0x00], /UTF-16/],
    ['in UTF-16 without a mark', [0x61, 0x00, 0x2c, 0x00], /not a text file/],
    // "Doña" as Excel's plain CSV writes it.
    ['in Windows-1252', [0x44, 0x6f, 0xf1, 0x61], /not written in UTF-8/],
  ])('%s is refused', (_, bytes, message) => {
    expect(problemOf(readTable(Uint8Array.from(bytes), OFFICE_LIMITS))).toEqual({
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['never closed', 'a,b\n"x\ny",2\n1,"2\n3,4\n', 3, /opened in this row and not closed/],
    [
      'never closed for very long',
      `a,b\n1,"${'x\n'.repeat(200_000)}`,
      2,
      /opened in this row and not closed/,
    ],
    ['in the middle', 'a,b\n1,2\n1,5" pipe\n', 3, /in the middle of a cell/],
    ['after which the cell goes on', 'a,b\n1,2\n1,"5" pipe\n', 3, /in the middle of a cell/],
  ])('with a quotation mark %s is refused at its row', (_, text, row, message) => {
    expect(problemOf(read(text))).toEqual({ row, message: expect.stringMatching(message) });
  });

  it('is refused when it is too large', () => {
    expect(problemOf(read('a,b\n1,2\n', { maxBytes: 7, maxRows: 10 }))?.message).toMatch(
      /at most 0\.0 MB are read/,
    );
    expect(read('a,b\n1,2\n', { maxBytes: 8, maxRows: 10 }).ok).toBe(true);
  });

  it('is refused when it has too many rows', () => {
    const limits = { maxBytes: 1_000, maxRows: 2 };
    expect(read('a,b\n1,2\n3,4\n', limits).ok).toBe(true);
    expect(problemOf(read('a,b\n1,2\n3,4\n5,6\n', limits))?.message).toBe(
      'The file has more than 2 rows below the first. Split it into several.',
    );
  });

  it('of 2,000 offices is within the limits', () => {
    const offices = Array.from({ length: 2_000 }, (_, n) => ({ ...officeCells({ id: `office-${n}` }) }));
    const header = Object.keys(officeCells());
    const file = encode(
      writeTable({ header, rows: offices.map((cells) => header.map((c) => cells[c] ?? '')) }),
    );
    const table = readTable(file, OFFICE_LIMITS);
    if (!table.ok) throw new Error(table.error[0]?.message);
    expect(parseOffices(table.value)).toMatchObject({ ok: true, value: { length: 2_000 } });
  });
});

describe('what Clarion writes', () => {
  it('is CSV with CRLF and a byte order mark', () => {
    expect(writeTable({ header: ['a', 'b'], rows: [['x, "y"', 'é']] })).toBe('\uFEFFa,b\r\n"x, ""y""",é\r\n');
  });

  it('is read back as it was, whatever stands in the cells', () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.nat({ max: 4 }))
      .chain(([width, height]) => {
        const row = fc.array(cell, { minLength: width, maxLength: width });
        return fc.record({ header: row, rows: fc.array(row, { minLength: height, maxLength: height }) });
      })
      // A first row that is blank is an empty file's, and one of ours names its columns.
      .map(({ header, rows }) => ({ header: ['id', ...header], rows: rows.map((cells) => ['1', ...cells]) }));
    return fc.assert(
      fc.property(table, (given) => {
        expect(readTable(encode(writeTable(given)), OFFICE_LIMITS)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it('of offices is imported as the same offices', () => {
    return fc.assert(
      fc.property(officeRecords, (offices) => {
        const table = readTable(encode(writeTable(tableOfOffices(offices))), OFFICE_LIMITS);
        expect(table.ok && parseOffices(table.value)).toEqual({ ok: true, value: offices });
      }),
    );
  });

  it('of members is imported as the same members', () => {
    return fc.assert(
      fc.property(memberRecords, (members) => {
        const table = readTable(encode(writeTable(tableOfMembers(members))), OFFICE_LIMITS);
        expect(table.ok && parseMembers(table.value, PLACES)).toEqual({ ok: true, value: members });
      }),
    );
  });
});

describe('a cell that begins like a formula', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A'])(
    '%j is written as text',
    (formula) => {
      expect(guardFormula(formula)).toBe(`'${formula}`);
      expect(unguardFormula(`'${formula}`)).toBe(formula);
    },
  );

  it('is text already in a file that a person wrote so', () => {
    expect(read("a,b\n'=1,'tis\n")).toMatchObject({ value: { rows: [['=1', "'tis"]] } });
  });

  it.each(["'tis", "O'Brien", 'a=b', '', "''"])('%j does not, and stays', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  it('is never left in a file, and always comes back', () => {
    return fc.assert(
      fc.property(cell, (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＋－＝＠]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});
